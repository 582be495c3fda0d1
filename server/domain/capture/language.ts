// In which language a report is: by its script, then by letters that only one language has, else by its commonest words.

const LOOKED_AT = 20_000

const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ar', /\p{sc=Arabic}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['zh', /\p{sc=Han}/gu],
]
const LATIN = /\p{sc=Latin}/gu
const CYRILLIC = /\p{sc=Cyrillic}/gu
const ONLY_UK = /[іїєґ]/giu
const ONLY_RU = /[ыэёъ]/giu

/** Languages in which no dates are found stand here so that none of them is taken for one of the others. */
const COMMON_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'the of and to in a that is was for on with as by at said has have it his from be not will an were which this are',
    de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei',
    fr: 'le la les de des et à un une du en que est pour dans qui sur par au pas plus ce il avec sont ne se a été cette',
    es: 'el la los las de y en un una que del se por con para su al lo como más pero sus o este fue ha son sobre entre',
    it: 'il la le gli di e in un una che del della si per con non è da al dei sono ha nel alla più anche come ma ed lo',
    pt: 'o a os as de e em um uma que do da se por com para não no na dos das ao mais foi como mas são pela',
    nl: 'de het een en van in te dat op is voor met zijn aan er niet om ook als dan maar bij uit naar werd heeft door',
    pl: 'w i na z się nie do to że jest o za od po przez oraz jak ale dla był są przy tym ma który',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
)

/** Of any text in one of these languages a fifth or more are among its commonest words. */
const LEAST_COMMON = 0.15

/** Null where it can't be told: too short a text, or a language that is not known here. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, LOOKED_AT)
  const count = (letters: RegExp): number => sample.match(letters)?.length ?? 0
  const [latin, cyrillic] = [count(LATIN), count(CYRILLIC)]
  const [script, letters] = SCRIPTS.map(([language, pattern]) => [language, count(pattern)] as const).reduce(
    (most, one) => (one[1] > most[1] ? one : most),
    ['', 0] as const,
  )
  if (letters > latin && letters > cyrillic) return script
  if (cyrillic > latin) {
    const [uk, ru] = [count(ONLY_UK), count(ONLY_RU)]
    if (uk === ru) return null
    return uk > ru ? 'uk' : 'ru'
  }
  return byCommonWords(sample)
}

function byCommonWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const [best, other] = Object.entries(COMMON_WORDS)
    .map(([language, common]) => ({ language, found: words.filter(word => common.has(word)).length }))
    .sort((a, b) => b.found - a.found)
  if (!best || best.found < words.length * LEAST_COMMON || best.found === other?.found) return null
  return best.language
}
