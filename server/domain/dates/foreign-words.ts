// Words that people type with dates, in several languages, each put into the one English word that the grammar knows.
// A word that means two things, such as the Ukrainian and Russian “до” in front (until, or before), stays unread.

import { FOREIGN_PHRASES } from './foreign-phrases.ts'

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
  early: 'أوائل مطلع بداية початок початку начало начале anfang début debut principios',
  mid: 'منتصف середина середині середине mitte mi mediados',
  late: 'أواخر نهاية кінець кінці наприкінці конец конце ende fin finales',
  spring: 'ربيع весна навесні весной frühling frühjahr printemps',
  summer: 'صيف літо влітку лето летом sommer été',
  autumn: 'خريف fall осінь восени осень осенью herbst automne otoño',
  winter: 'شتاء зима взимку зимой hiver invierno',
  half: 'половина половині половине hälfte',
  quarter: 'квартал кварталі квартале quartal trimestre',
  first: 'i перша першій перший первая первой первый первом erste ersten erstes premier première',
  second: 'ii друга другій другий вторая второй втором zweite zweiten zweites deuxième',
  third: 'третя третья третина третині треть трети iii третій третий третьем dritte dritten drittes troisième',
  fourth: 'iv четвертий четвертый четвёртый vierte vierten viertes quatrième',
  about: 'نحو c ca близько приблизно около примерно etwa ungefähr environ vers hacia حوالي',
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
  year: 'років роки годов годы أعوام року рік році р года год году г año عام سنة م',
  noon: 'midday полудень опівдні полдень mittag midi',
}

const ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS_BY_MEANING).flatMap(([meaning, words]) =>
    words.split(' ').map(word => [word, meaning] as const),
  ),
)

/** `text` in lower case. Words that are not known stay as they are. */
export function inEnglish(text: string): string {
  let read = text
  for (const [pattern, english] of FOREIGN_PHRASES) read = read.replace(pattern, english)
  return read.replace(/(?:[\p{L}\p{M}]|(?<=\p{L})['’](?=\p{L}))+/gu, (typed, at: number, whole: string) => {
    const english = ENGLISH.get(typed.replace('’', "'"))
    if (english === undefined) return typed
    const isGlued = (to: number): boolean => /\d/.test(whole[to] ?? '')
    return `${isGlued(at - 1) ? ' ' : ''}${english}${isGlued(at + typed.length) ? ' ' : ''}`
  })
}
