// The words by which a date is noticed, and those around it that belong to it, in the languages in which dates are found.

const stems = (words: string): string => words.trim().split(/\s+/).join('|')

const MONTHS: Readonly<Record<string, string>> = {
  en: stems('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  de: stems('J[aä]n Feb Mär April Mai Juni Juli Aug Sep Okt Nov Dez'),
  fr: stems('janv févr mars avril mai juin juil août sept oct nov déc'),
  uk: stems('січ лют берез квіт трав черв лип серп верес жовт листоп груд'),
  ru: stems('янв фев март апрел ма[яй] июн июл август сентяб октяб ноя декаб'),
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  en: stems('Mon Tue Wed Thu Fri Sat Sun'),
  de: stems('Mont Dienst Mittw Donnerst Freit Samst Sonnab Sonnt'),
  fr: stems('lundi mardi mercr jeudi vendr samed diman'),
  uk: stems("понед вівтор серед четвер п'ятн п’ятн субот неділ"),
  ru: stems('понедел вторн сред четверг пятниц суббот воскрес'),
}

const RELATIVE: Readonly<Record<string, string>> = {
  en: stems('today tonight yesterday tomorrow'),
  de: stems('heute gestern vorgestern morgen'),
  fr: stems("aujourd'hui aujourd’hui hier demain"),
  uk: stems('сьогодн вчора учора завтра'),
  ru: stems('сегодн вчера завтра'),
}

const NUMERIC = '\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}'

const language = (of: Readonly<Record<string, string>>, name: string): string => of[name] ?? ''

/** Words with which a date may begin; case counts where the language writes them with a capital. */
export const cues = (name: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:${language(MONTHS, name)}|${language(WEEKDAYS, name)})\\p{L}*|(?:${capitalOrNot(language(RELATIVE, name))})\\p{L}*|${NUMERIC})`,
    'gu',
  )

/** What stands at the beginning of a sentence has a capital. */
function capitalOrNot(words: string): string {
  return words
    .split('|')
    .map(word => `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`)
    .join('|')
}

/** A month, with or without its year, of which some languages' finders take no notice. */
export const months = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${language(MONTHS, name)})\\p{L}*(?:\\.? (?:de )?(\\d{4})(?!\\d))?`, 'gu')

/** Which month a word begins to name, from 1. */
export const monthOf = (name: string, text: string): number =>
  language(MONTHS, name)
    .split('|')
    .findIndex(stem => new RegExp(`^${stem}`, 'u').test(text)) + 1

export const isRelative = (name: string, text: string): boolean =>
  new RegExp(`(?<!\\p{L})(?:${language(RELATIVE, name)})`, 'iu').test(text)

export const hasWeekday = (name: string, text: string): boolean =>
  new RegExp(`(?<!\\p{L})(?:${language(WEEKDAYS, name)})`, 'iu').test(text)

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Say nothing about a date, or only join it to the sentence. */
const SILENT = words('on the in at of am im dem den der le la les du au en у в во на of')

/** Change what a date says, so that it is another one without them. */
const TELLING = words(`
late early mid by before after between from since until till to and or about around possibly no not later earlier than end beginning
bis vom von ab seit vor nach ende anfang mitte zwischen und oder spätestens zum
fin début mi entre et ou avant après depuis jusqu jusqu'au dès vers
наприкінці кінці початку середині до з від після між та і й або перед
конце начале середине с от после между и или перед
`)

const NUMBER = /^\d{1,2}(?:st|nd|rd|th|er|\.|-го|-е)?$/u
const DASH = /^[-–—]$/

export const isSilent = (word: string): boolean => SILENT.has(word)

/** Whether a word beside a date may be part of it. */
export const belongsToDate = (word: string): boolean =>
  SILENT.has(word) || TELLING.has(word) || NUMBER.test(word) || DASH.test(word)

/** Point to another day than the last one of that name, or leave open which. */
export const pointsElsewhere = (before: string, after: string): boolean =>
  /(?:next|this|coming|every|last|each|nächsten|kommenden|jeden|letzten|наступн\p{L}*|минул\p{L}*|кожн\p{L}*|следующ\p{L}*|прошл\p{L}*|by|until|till|since|before|after|bis|seit|vor|nach|ab|до|з|після|після|с|после|d'ici|depuis|avant|après|jusqu'à|will\b[^.]{0,40})\s*(?:on\s+)?$/iu.test(
    before,
  ) || /^\s+(?:next|week|prochain|dernier|suivant)/iu.test(after)
