import { whereAlpha2, whereCountry } from 'iso-3166-1'
import { alpha2Of } from '../entries/country-code.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { tidied } from '../text/pasted-text.ts'
import type { MappedRow } from './row.ts'

type Place = TimelineEvent['places'][number]

/** Where a row happened; places that the record has with the same name stay as they are. */
export function placesOf(row: MappedRow, current: readonly Place[]): Place[] {
  const names = row.parts('places').map(name => tidied(name))
  const countries = row.parts('countries').flatMap(word => {
    const code = countryOf(word)
    if (code === undefined)
      row.refuse(
        'countries',
        `“${word}” is no country that is known by this name. Write its code of two or three letters, such as CH or CHE.`,
      )
    return code ?? []
  })
  const coordinates = coordinatesOf(row)
  if (names.length === 0 && current.length > 0) return [...current]
  // Several places share the list of countries of which nobody knows whose they are, unless there is one for each.
  const countryAt = (index: number): string | undefined =>
    countries.length === 1 ? countries[0] : countries.length === names.length ? countries[index] : undefined
  if (names.length === 0) {
    if (coordinates === undefined && countries.length === 0) return []
    return [
      {
        name: countries.map(nameOfCountry).join(', '),
        ...(countries.length === 1 && { country: countries[0] }),
        ...coordinates,
      } as Place,
    ]
  }
  const places = [...current]
  for (const [index, name] of names.entries()) {
    const at = places.findIndex(place => place.name.replaceAll(';', ',') === name)
    const known = places[at]
    const country = countryAt(index)
    const place = { name, ...(country && { country }), ...known, ...(names.length === 1 && coordinates) }
    if (at === -1) places.push(place)
    else places[at] = place
  }
  return places
}

function coordinatesOf(row: MappedRow): { latitude: number; longitude: number } | undefined {
  const [latitude, longitude] = [degrees(row, 'latitude', 90), degrees(row, 'longitude', 180)]
  if (latitude === undefined && longitude === undefined) return undefined
  if (latitude === undefined || longitude === undefined) {
    if (row.isRefusedIn('latitude') || row.isRefusedIn('longitude')) return undefined
    row.refuse(latitude === undefined ? 'latitude' : 'longitude', 'Enter both latitude and longitude, or neither.')
    return undefined
  }
  return { latitude, longitude }
}

function degrees(row: MappedRow, field: 'latitude' | 'longitude', most: number): number | undefined {
  const text = row.text(field)
  if (text === '') return undefined
  const number = Number(text.replace(',', '.').replace('−', '-'))
  if (Number.isFinite(number) && Math.abs(number) <= most) return number
  row.refuse(field, `“${text}” is no ${field}: a number from −${most} to ${most}, such as 46.2.`)
  return undefined
}

function countryOf(word: string): string | undefined {
  if (/^[a-z]{2,3}$/i.test(word)) {
    const code = alpha2Of(word.toUpperCase())
    if (whereAlpha2(code)) return code
  }
  return whereCountry(word)?.alpha2
}

const nameOfCountry = (code: string): string => whereAlpha2(code)?.country ?? code
