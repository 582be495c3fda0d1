import { alpha2Of } from '../../domain/entries/country-code.ts'
import { fold as foldText } from '../../domain/text/folding.ts'

// People write countries by name; what is stored is the code of ISO 3166-1.

/** Regions that the names of the Unicode CLDR have beside those of ISO 3166-1. */
const NO_COUNTRIES: ReadonlySet<string> = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))

const fold = (text: string): string => foldText(text).trim()

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
const longNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const shortNames = new Intl.DisplayNames('en', { type: 'region', style: 'short', fallback: 'none' })

/** A code that was given up leads to that of the country which it is now. */
const isCurrent = (code: string): boolean => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`

const NAMES: ReadonlyMap<string, string> = new Map(
  LETTERS.flatMap(first => LETTERS.map(second => first + second))
    .filter(code => !NO_COUNTRIES.has(code) && isCurrent(code))
    .flatMap(code => {
      const name = longNames.of(code)
      return name ? [[code, name]] : []
    }),
)

const CODES: ReadonlyMap<string, string> = new Map(
  [...NAMES].flatMap(([code, name]) => [code, name, shortNames.of(code) ?? name].map(word => [fold(word), code])),
)

export const COUNTRY_NAMES: readonly string[] = [...NAMES.values()].sort((a, b) => a.localeCompare(b, 'en'))

/** The name of a country, or what is no code of one. */
export const countryName = (code: string): string => NAMES.get(code) ?? code

/** The code of a country that is typed by its name, short or long, or by its code of two or three letters. */
export const countryCode = (typed: string): string | undefined =>
  CODES.get(fold(typed)) ?? CODES.get(fold(alpha2Of(typed.trim().toUpperCase())))

/** What else people call a country: its code and its short name, such as “US” or “UK”. */
export const otherNamesOf = (code: string): string[] => {
  const short = NAMES.has(code) ? shortNames.of(code) : undefined
  return [...new Set([short ?? code, code])]
}
