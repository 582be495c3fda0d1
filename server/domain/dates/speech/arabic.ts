import type { DateSpeech, Side } from './speech.ts'

// The international months, which are understood everywhere, and Latin digits. “و” is written together with what follows.

const SEASONS = ['ربيع', 'صيف', 'خريف', 'شتاء']
const ORDINALS = ['الأول', 'الثاني', 'الثالث', 'الرابع']
const FRACTIONS = { quarter: 'الربع', third: 'الثلث', half: 'النصف' } as const
const THIRDS = ['أوائل', 'منتصف', 'أواخر']
const SIDE: Readonly<Record<Side, string>> = { open: 'مفتوحة', unknown: 'غير معروفة' }
const BOTH: Readonly<Record<Side, string>> = { open: 'مفتوحتان', unknown: 'غير معروفتين' }

export const arabic: DateSpeech = {
  language: 'ar',
  comma: '،',
  years: (joined, form, isOne) => (form === 'of' ? `${isOne ? 'عام' : 'أعوام'} ${joined}` : joined),
  decade: year => `عقد ${year}`,
  notKnown: {
    day: 'اليوم غير معروف',
    month: 'الشهر غير معروف',
    'month and day': 'الشهر واليوم غير معروفين',
    year: 'السنة غير معروفة',
    date: 'التاريخ غير معروف',
  },
  about: date => `نحو ${date}`,
  possibly: date => `ربما ${date}`,
  third: (third, date) => `${THIRDS[third]} ${date}`,
  before: date => `قبل ${date}`,
  notBefore: date => `ليس قبل ${date}`,
  notAfter: date => `في موعد أقصاه ${date}`,
  from: (date, end) => `من ${date}، والنهاية ${SIDE[end]}`,
  until: (date, start) => `حتى ${date}، والبداية ${SIDE[start]}`,
  fromTo: (from, to) => `من ${from} إلى ${to}`,
  or: ' أو ',
  and: ' و',
  someTime: { joint: ' و', between: joined => `في وقت ما بين ${joined}` },
  sides: (start, end) =>
    start === end ? `البداية والنهاية ${BOTH[start]}` : `البداية ${SIDE[start]}، والنهاية ${SIDE[end]}`,
  season: (season, years) => `${SEASONS[season]} ${years}`,
  hemisphere: { northern: '(نصف الكرة الشمالي)', southern: '(نصف الكرة الجنوبي)' },
  fraction: (index, of, year) => `${FRACTIONS[of]} ${ORDINALS[index]} من ${year}`,
  bounds: {
    between: (first, last) => `بين ${first} و${last}`,
    from: first => `من ${first}`,
    until: last => `حتى ${last}`,
  },
  written: (words, edtf, { approximate, uncertain }) =>
    `${words} (${approximate ? 'تقريبي، ' : ''}${uncertain ? 'غير مؤكد، ' : ''}مكتوب ${edtf})`,
}
