import { MONTHS } from './english-names.ts'

// What more than one word, or a word with a number, says in other languages: each put into the English that the grammar knows,
// before single words are (foreign-words.ts). What this site says itself in other languages (speech/) is among it.

type Phrase = readonly [pattern: RegExp, english: (...found: string[]) => string]

const word = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'gu')

const says = (pattern: string, english: string): Phrase => [word(pattern), () => ` ${english} `]

const monthOf = (digits = ''): string => MONTHS[Number(digits) - 1]?.toLowerCase() ?? digits

/** Ukrainian and Russian. “До” alone stays unread: what ends by it may have that day or not. */
const SLAVIC: readonly Phrase[] = [
  says('(?:початок|начало) (?:і|и|й|та) (?:кінець|конец) (?:відкриті|открыты)', 'start and end open'),
  says('(?:початок|начало) (?:і|и|й|та) (?:кінець|конец) (?:невідомі|неизвестны)', 'start and end unknown'),
  says('(?:початок|начало) (?:відкритий|открыто)', 'start open'),
  says('(?:початок|начало) (?:невідомий|неизвестно)', 'start unknown'),
  says('(?:кінець|конец) (?:відкритий|открыт)', 'end open'),
  says('(?:кінець|конец) (?:невідомий|неизвестен)', 'end unknown'),
  says('(?:місяць і день невідомі|месяц и день неизвестны)', 'month and day not known'),
  says('день (?:невідомий|неизвестен)', 'day not known'),
  says('(?:місяць|месяц) (?:невідомий|неизвестен)', 'month not known'),
  says('(?:рік|год) (?:невідомий|неизвестен)', 'year not known'),
  says('дата (?:не ?відома|не ?известна)', 'date not known'),
  says('не (?:раніше|ранее|раньше)(?: ніж| чем)?', 'not before'),
  says('не (?:пізніше|позднее|позже)(?: ніж| чем)?', 'no later than'),
  says('(?:раніше|ранее|раньше)(?: ніж| чем)?', 'before'),
  says('північна півкуля|северное полушарие', 'northern hemisphere'),
  says('південна півкуля|южное полушарие', 'southern hemisphere'),
  [
    /^(?:[ву] певний момент|[ву] якийсь час|в какой-то момент),? (?:[зс]|із|зі|со|між|между),? /u,
    () => 'some time between ',
  ],
  [/^по,? /u, () => 'until '],
  [
    /(?<![\d.])(\d{1,12}) ?(?:р\.|рік|року|г\.|год|года)? ?до (?:н\. ?[еэ]\.|нашої ери|нашей эры)/gu,
    (_, year) => `${year} bc `,
  ],
  [
    /(?<![\d.])(\d{1,12}) ?(?:р\.|рік|року|г\.|год|года)? ?(?:н\. ?[еэ]\.|нашої ери|нашей эры)/gu,
    (_, year) => `${year} ad `,
  ],
  [/(?<!\p{L})(?:рік|год) (\d{5,12})(?!\d)/gu, (_, year) => `year ${year}`],
]

const FRACTIONS: Readonly<Record<string, string>> = { الربع: 'quarter', الثلث: 'third', النصف: 'half' }
const ORDINALS: Readonly<Record<string, string>> = {
  الأول: 'first',
  الثاني: 'second',
  الثالث: 'third',
  الرابع: 'fourth',
}

const ARABIC: readonly Phrase[] = [
  says('كانون الثاني', 'january'),
  says('تشرين الأول', 'october'),
  says('تشرين الثاني', 'november'),
  says('كانون الأول', 'december'),
  says('البداية والنهاية مفتوحت(?:ان|ين)', 'start and end open'),
  says('البداية والنهاية غير معروفت(?:ان|ين)', 'start and end unknown'),
  says('و?البداية مفتوحة', 'start open'),
  says('و?البداية غير معروفة', 'start unknown'),
  says('و?النهاية مفتوحة', 'end open'),
  says('و?النهاية غير معروفة', 'end unknown'),
  says('الشهر واليوم غير معروف(?:ين|ان)', 'month and day not known'),
  says('اليوم غير معروف', 'day not known'),
  says('الشهر غير معروف', 'month not known'),
  says('السنة غير معروفة', 'year not known'),
  says('التاريخ غير معروف', 'date not known'),
  says('ليس قبل', 'not before'),
  says('في موعد أقصاه', 'no later than'),
  says('نصف الكرة الشمالي', 'northern hemisphere'),
  says('نصف الكرة الجنوبي', 'southern hemisphere'),
  [/^في وقت ما بين /u, () => 'some time between '],
  [/^حتى /u, () => 'until '],
  [/^من (?=.* (?:إلى|end (?:open|unknown)) )/u, () => 'from '],
  [
    word(`(${Object.keys(FRACTIONS).join('|')}) (${Object.keys(ORDINALS).join('|')})`),
    (_, fraction = '', ordinal = '') => `${ORDINALS[ordinal]} ${FRACTIONS[fraction]}`,
  ],
  [/(?<!\p{L})عقد (\d{3}0)(?!\d)/gu, (_, year) => `${year}s`],
  [/(?<![\d:.])(\d{1,12}) ?ق\.? ?م\.?(?!\p{L})/gu, (_, year) => `${year} bc `],
  [/(?<![\d:.])(\d{1,12}) ?م(?!\p{L})/gu, (_, year) => `${year} ad `],
  // “And” is written together with what follows.
  [
    /(?<!\p{L})و(?=\d|(?:يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)(?!\p{L}))/gu,
    () => 'and ',
  ],
]

/** What is said around numbers, and of no date at all. */
const NUMBERS: readonly Phrase[] = [
  [/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日號号일]/g, (_, year, month, day) => ` ${year}-${month}-${day} `],
  [/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]/g, (_, year, month) => ` ${monthOf(month)} ${year} `],
  [/(?<!\d)(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日號号일]/g, (_, month, day) => ` ${day} ${monthOf(month)} `],
  [/(\d{4}) ?[年년]/g, (_, year) => ` ${year} `],
  [/(?<=[至到-] ?)(\d{1,2}) ?[日號号일]/g, (_, day) => `${day} `],
  [/[至到]/g, () => ' to '],
  [
    /(\d{3}0)(?:-?(?:ті|х|их|е|ых) (?:роки|років|роках|годы|годов|годах)|er jahren?|-(?:х|ті|е))(?!\p{L})/gu,
    (_, tens) => `${tens}s`,
  ],
  [word('années (\\d{3}0)(?!\\d)'), (_, tens) => `${tens}s`],
  [/(?<!\d)(\d{1,2})(?:-(?:го|ого|ше|те|ое|е)|er)(?!\p{L})/gu, (_, day) => `${day} `],
  [word("настоящее время|теперішній час|цей час|сей день|heute|aujourd'hui"), () => 'present'],
  [word('без дати|без даты|ohne datum|sans date|sin fecha'), () => 'undated'],
  [/(?<!\p{L})um (?=\d{1,2}(?::\d\d|(?:\.\d\d)? ?uhr))/gu, () => ''],
  [/(?<![\d:.])(\d{1,2})(?:[:.](\d\d))? ?uhr(?!\p{L})/gu, (_, hours, minutes = '00') => `${hours}:${minutes}`],
  [/(?<![\d:.])(\d{1,2}) ?h(?:(\d\d))?(?![\p{L}\d]|[-/ ]\d{4})/gu, (_, hours, minutes = '00') => `${hours}:${minutes}`],
]

/** In this order. */
export const FOREIGN_PHRASES: readonly Phrase[] = [...SLAVIC, ...ARABIC, ...NUMBERS]
