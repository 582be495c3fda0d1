import { countryCode, countryName } from '../../forms/countries.ts'
import { type At, type Field, number, optional, text } from '../../forms/field.ts'
import { knownPlace } from '../../forms/known-places.ts'

interface Place {
  readonly name: string
  readonly country?: string | undefined
  readonly latitude?: number | undefined
  readonly longitude?: number | undefined
}

/** Whether nothing is left to what is known of the name. */
function saidElsewhere({ beside, stored }: At<{ readonly name: string }>, typed: string): boolean {
  const isSaid = ['latitude', 'longitude'].some(name => beside[name]?.trim())
  return isSaid || stored?.name === typed
}

const NAMED = text('name', 'Place', {
  width: 'medium',
  hint: 'A capital, or a place of the record, is found on the map',
})

const NAME: typeof NAMED = {
  ...NAMED,
  read: (typed, at) => {
    const name = typed.trim()
    const known = saidElsewhere(at, name) ? undefined : knownPlace(at.reader.record, name)
    const country = countryCode(at.beside['country'] ?? '')
    return known && (country === undefined || country === known.country) ? { ...known, name } : { name }
  },
}

const COUNTRY: Field<Pick<Place, 'country'>, 'country'> = optional({
  ...text('country', 'Country', { width: 'medium', offers: 'countries' }),
  typed: ({ country }) => countryName(country),
  read: (typed, { reader, part: at, stored }) => {
    const code = countryCode(typed) ?? (typed === stored?.country ? stored.country : undefined)
    if (code === undefined)
      reader.report(`${at}country`, `“${typed.trim()}” is no country. Type its name, such as ${countryName('CH')}.`)
    return { country: code }
  },
  inWords: ({ country }) => countryName(country),
})

export const PLACE_FIELDS = [
  NAME,
  COUNTRY,
  optional(number('latitude', 'Latitude', { width: 'short', isRare: true })),
  optional(number('longitude', 'Longitude', { width: 'short', isRare: true })),
]
