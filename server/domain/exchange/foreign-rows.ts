import type { EntryType } from '../entries/entries.ts'
import type { ImportChoices } from './import-choices.ts'

// What rows of data sets leave out and what can be told without inventing anything.

type Fields = Readonly<Record<string, unknown>>

const CITING: ReadonlySet<EntryType> = new Set(['event', 'document', 'position', 'pointState'])

/** Nothing is known of how far the data set can be believed in this. */
const NOT_JUDGED = 6

export function filledRow(type: EntryType, row: Fields, { defaultSource }: ImportChoices): Fields {
  const placed = type === 'event' ? withPlaceNames(row) : row
  const { citations = [] } = placed
  if (defaultSource === undefined || !CITING.has(type) || !Array.isArray(citations) || citations.length > 0)
    return placed
  return { ...placed, citations: [{ source: defaultSource, credibility: NOT_JUDGED }] }
}

function withPlaceNames(event: Fields): Fields {
  const { places } = event
  if (!Array.isArray(places) || !places.some(isOnlyCoordinates)) return event
  return {
    ...event,
    places: places.map(place => (isOnlyCoordinates(place) ? { ...place, name: nameOf(place) } : place)),
  }
}

type Coordinates = { readonly latitude: number; readonly longitude: number }

const isOnlyCoordinates = (place: unknown): place is Coordinates => {
  const { name = '', latitude, longitude } = (place ?? {}) as Fields
  return typeof name === 'string' && name.trim() === '' && typeof latitude === 'number' && typeof longitude === 'number'
}

/** Such as “48.1° N, 37.9° E”, to about ten metres. */
const nameOf = ({ latitude, longitude }: Coordinates): string =>
  `${degrees(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${degrees(longitude)} ${longitude < 0 ? 'W' : 'E'}`
const degrees = (angle: number): string => `${Number(Math.abs(angle).toFixed(4))}°`
