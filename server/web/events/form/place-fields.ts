import { countryCode } from '../../forms/countries.ts'
import { country } from '../../forms/country-field.ts'
import { type At, number, optional, text } from '../../forms/field.ts'
import { knownPlace } from '../../forms/known-places.ts'

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

export const PLACE_FIELDS = [
  NAME,
  optional(country('country', 'Country', { width: 'medium' })),
  optional(number('latitude', 'Latitude', { width: 'short', isRare: true })),
  optional(number('longitude', 'Longitude', { width: 'short', isRare: true })),
]
