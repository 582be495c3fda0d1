import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const search: Texts<typeof en.search> = {
  heading: 'البحث',
  titleOf: words => `البحث: ${words}`,
  whole: 'ابحث في السجل كله',
  label: 'الأحداث والنصوص والبنود والأشخاص والقضايا والمصادر',
  button: 'ابحث',
  whatWasFound: 'النتائج',
  copyNeedsScript: (timeline, all) =>
    `يبحث متصفحك بنفسه في هذه النسخة من السجل، ويلزم لذلك JavaScript. ومن دونه افتح ${timeline('التسلسل الزمني')} أو ${all('جميع الأحداث في صفحة واحدة')} وابحث عن الكلمات هناك بأدوات المتصفح.`,
  aloneTheyFind: 'لا شيء يضم هذه الكلمات كلها. وكل منها على حدة تجد:',
  checkSpelling:
    'تحقق من الإملاء، أو جرّب كلمات أقل أو كلمات أخرى: اسمًا أو مكانًا أو قضية أو رقم بند. وتوجد الأسماء بكل رسم يعرفه السجل.',
  howItWorks:
    'يمكن أن تكتب بداية كلمة فقط. وتوجد الأسماء بصيغ وأبجديات أخرى أيضًا، ويُتجاوز عن خطأ مطبعي واحد في الكلمة الطويلة.',
  theTimeline: 'التسلسل الزمني',
  theIssues: 'القضايا',
  found: (counted, words) => `${counted} عن «${words}»`,
  nothingFound: words => `لم يُعثر على شيء عن «${words}»`,
  corrected: (typed, instead) => `لا شيء يضم ${typed}. وهذا ما يضم ${instead}.`,
  everything: 'كل ما وُجد',
  bestShown: count => `تُعرض أفضل النتائج، وعددها ${count}. كلمة أخرى تضيّق البحث.`,
  all: counted => `الكل: ${counted}`,
  allInTimeline: counted => `الكل في التسلسل الزمني: ${counted}`,
  oneInTimeline: 'هذا الحدث في التسلسل الزمني',
  point: (point, text) => `البند ${point}، ${text}`,
  kinds: {
    milestones: {
      title: 'الأحداث',
      counted: plural('ar', {
        zero: 'لا أحداث',
        one: 'حدث واحد',
        two: 'حدثان',
        few: '# أحداث',
        many: '# حدثًا',
        other: '# حدث',
      }),
    },
    texts: {
      title: 'النصوص',
      counted: plural('ar', {
        zero: 'لا نصوص',
        one: 'نص واحد',
        two: 'نصان',
        few: '# نصوص',
        many: '# نصًا',
        other: '# نص',
      }),
    },
    points: {
      title: 'بنود النصوص',
      counted: plural('ar', {
        zero: 'لا بنود',
        one: 'بند واحد',
        two: 'بندان',
        few: '# بنود',
        many: '# بندًا',
        other: '# بند',
      }),
    },
    actors: {
      title: 'الأشخاص والجهات',
      counted: plural('ar', {
        zero: 'لا أطراف',
        one: 'طرف واحد',
        two: 'طرفان',
        few: '# أطراف',
        many: '# طرفًا',
        other: '# طرف',
      }),
    },
    issues: {
      title: 'القضايا',
      counted: plural('ar', {
        zero: 'لا قضايا',
        one: 'قضية واحدة',
        two: 'قضيتان',
        few: '# قضايا',
        many: '# قضية',
        other: '# قضية',
      }),
    },
    sources: {
      title: 'المصادر',
      counted: plural('ar', {
        zero: 'لا مصادر',
        one: 'مصدر واحد',
        two: 'مصدران',
        few: '# مصادر',
        many: '# مصدرًا',
        other: '# مصدر',
      }),
    },
  },
}
