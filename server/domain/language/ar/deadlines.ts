import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const deadlines: Texts<typeof en.deadlines> = {
  these: 'المهل',
  title: 'المهل',
  deck: 'ما طلب أو وعد به وإلى متى ومن جانب من، وما آل إليه.',
  open: 'مفتوحة',
  past: 'انقضت أو حسمت',
  deadlines: plural('ar', {
    zero: 'لا مهل',
    one: 'مهلة واحدة',
    two: 'مهلتان',
    few: '# مهل',
    many: '# مهلة',
    other: '# مهلة',
  }),
  followedUpTo: 'متابعة حتى',
  outcomes: 'النتائج',
  none: 'لا مهلة مسجلة.',
  noneUpToThisDay: 'لا مهلة مسجلة حتى هذا اليوم.',
  due: 'موعدها',
  whatWasSet: 'ما حدد ومن حدده',
  set: 'ما حدد',
  timeGiven: 'الوقت الممنوح',
  whatBecame: 'ما آل إليه الأمر',
  became: 'المآل',
  noWordFor: 'بلا خبر',
  by: 'من جانب',
  in: 'في',
  notKnown: 'غير معروف',
  since: 'منذ',
  noSilence: 'لا',
  extendedTo: 'مددت إلى',
  earlierDate: 'حل محلها موعد أبكر،',
  days: plural('ar', {
    zero: 'لا أيام',
    one: 'يوم واحد',
    two: 'يومان',
    few: '# أيام',
    many: '# يومًا',
    other: '# يوم',
  }),
  daysFromTo: (fewest, most) => `${fewest}–${most}`,
  method:
    'بلا خبر: لم يحدث منذ موعدها أو منذ الحدث المذكور شيء يذكر السجل أنه ترتب عليها. يحسب ذلك حتى اليوم المذكور أعلاه، لا حتى اليوم الحاضر. وفي يوم أسبق تعد المهلة التي لم تحن بعد مفتوحة، أيًا كان مآلها لاحقًا.',
}
