// Words that people type with dates, in several languages, each put into the one English word that the grammar knows.
// A word that means two things, such as the Ukrainian and Russian “до” in front (until, or before), stays unread.

import { MONTHS } from './calendar.ts'

const WORDS_BY_MEANING: Readonly<Record<string, string>> = {
  january:
    'jan january січень січня січні січ январь января январе янв januar jänner janvier janv enero gennaio janeiro يناير',
  february:
    'feb february лютий лютого лютому лют февраль февраля феврале фев февр februar février févr febrero febbraio fevereiro فبراير شباط',
  march: 'mar march березень березня березні бер март марта марте märz mär maerz mars marzo março مارس آذار',
  april: 'apr april квітень квітня квітні квіт апрель апреля апреле апр avril avr abril aprile أبريل ابريل نيسان',
  may: 'may травень травня травні трав май мая мае mai mayo maggio maio مايو أيار',
  june: 'jun june червень червня червні черв июнь июня июне июн juni juin junio giugno junho يونيو حزيران',
  july: 'jul july липень липня липні лип июль июля июле июл juli juillet juil julio luglio julho يوليو تموز',
  august: 'aug august серпень серпня серпні серп август августа августе авг août aout agosto أغسطس اغسطس آب',
  september:
    'sep sept september вересень вересня вересні вер сентябрь сентября сентябре сен сент septembre septiembre settembre setembro سبتمبر أيلول',
  october:
    'oct october жовтень жовтня жовтні жовт октябрь октября октябре окт oktober okt octobre octubre ottobre outubro أكتوبر اكتوبر',
  november:
    'nov november листопад листопада листопаді лист ноябрь ноября ноябре ноя нояб novembre noviembre novembro نوفمبر',
  december:
    'dec december грудень грудня грудні груд декабрь декабря декабре дек dezember dez décembre déc diciembre dicembre dezembro ديسمبر',
  sunday: 'sun неділя неділю воскресенье sonntag dimanche domingo الأحد',
  monday: 'mon понеділок понедельник montag lundi lunes الاثنين',
  tuesday: 'tue tues вівторок вторник dienstag mardi martes الثلاثاء',
  wednesday: 'wed weds середа середу среда среду mittwoch mercredi miércoles الأربعاء',
  thursday: 'thu thur thurs четвер четверг donnerstag jeudi jueves الخميس',
  friday: "fri п'ятниця п'ятницю пятница пятницу freitag vendredi viernes الجمعة",
  saturday: 'sat субота суботу суббота субботу samstag samedi sábado السبت',
  early: 'початок початку начало начале anfang début debut principios',
  mid: 'середина середині середине mitte mi mediados',
  late: 'кінець кінці наприкінці конец конце ende fin finales',
  spring: 'весна навесні весной frühling frühjahr printemps',
  summer: 'літо влітку лето летом sommer été',
  autumn: 'fall осінь восени осень осенью herbst automne otoño',
  winter: 'зима взимку зимой hiver invierno',
  half: 'половина половині половине hälfte',
  quarter: 'квартал кварталі квартале quartal trimestre',
  first: 'i перша першій перший первая первой первый первом erste ersten erstes premier première',
  second: 'ii друга другій другий вторая второй втором zweite zweiten zweites deuxième',
  third: 'iii третій третий третьем dritte dritten drittes troisième',
  fourth: 'iv четвертий четвертый четвёртый vierte vierten viertes quatrième',
  about: 'c ca близько приблизно около примерно etwa ungefähr environ vers hacia حوالي',
  possibly: 'можливо ймовірно імовірно возможно вероятно vielleicht möglicherweise wahrscheinlich probablement ربما',
  from: 'з із зі с со',
  since: 'seit depuis desde منذ',
  before: 'перед avant antes vor قبل',
  after: 'після после nach après بعد',
  between: 'між между zwischen entre بين',
  to: 'по до bis au al إلى حتى',
  or: 'або чи или oder ou أو',
  and: 'і й та и und et y',
  of: 'der die das den dem des im vom von zum du le la les de des del від от у в во о об на à en em el من في',
  year: 'року рік році р года год году г año عام سنة م',
  noon: 'midday полудень опівдні полдень mittag midi',
}

const ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS_BY_MEANING).flatMap(([meaning, words]) =>
    words.split(' ').map(word => [word, meaning] as const),
  ),
)

const word = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'gu')

const monthOf = (digits = ''): string => MONTHS[Number(digits) - 1]?.toLowerCase() ?? digits

/** What more than one word, or a word with a number, says. In this order. */
const PHRASES: readonly (readonly [pattern: RegExp, english: (...found: string[]) => string])[] = [
  [word('كانون الثاني'), () => ' january '],
  [word('تشرين الأول'), () => ' october '],
  [word('تشرين الثاني'), () => ' november '],
  [word('كانون الأول'), () => ' december '],
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
  [
    word('дата (?:не ?відома|неизвестна|не известна)|без дати|без даты|ohne datum|sans date|sin fecha'),
    () => 'undated',
  ],
  [/(?<!\p{L})um (?=\d{1,2}(?::\d\d|(?:\.\d\d)? ?uhr))/gu, () => ''],
  [/(?<![\d:.])(\d{1,2})(?:[:.](\d\d))? ?uhr(?!\p{L})/gu, (_, hours, minutes = '00') => `${hours}:${minutes}`],
  [/(?<![\d:.])(\d{1,2}) ?h(?:(\d\d))?(?![\p{L}\d]|[-/ ]\d{4})/gu, (_, hours, minutes = '00') => `${hours}:${minutes}`],
]

/** `text` in lower case. Words that are not known stay as they are. */
export function inEnglish(text: string): string {
  let read = text
  for (const [pattern, english] of PHRASES) read = read.replace(pattern, english)
  return read.replace(/(?:[\p{L}\p{M}]|(?<=\p{L})['’](?=\p{L}))+/gu, (typed, at: number, whole: string) => {
    const english = ENGLISH.get(typed.replace('’', "'"))
    if (english === undefined) return typed
    const isGlued = (to: number): boolean => /\d/.test(whole[to] ?? '')
    return `${isGlued(at - 1) ? ' ' : ''}${english}${isGlued(at + typed.length) ? ' ' : ''}`
  })
}
