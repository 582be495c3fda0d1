import { dateInWords } from '../../domain/dates/words.ts'
import { EVENT_KINDS, type TimelineEvent } from '../../domain/entries/event.ts'
import { addressOfEvent, type TimelineFile } from './timeline-file.ts'

// GeoJSON (RFC 7946): a feature for each place of each milestone that has coordinates, longitude first (3.1.1).

export function* geoJsonPieces(file: TimelineFile): Generator<string> {
  const { title, events } = file
  const withoutPlace = events.filter(event => located(event).length === 0).length
  const head = {
    type: 'FeatureCollection',
    title,
    milestones: events.length,
    milestonesWithoutCoordinates: withoutPlace,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`
  let isFirst = true
  for (const event of events) {
    for (const feature of featuresOf(file, event)) {
      yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(feature)}`
      isFirst = false
    }
  }
  yield '\n]}\n'
}

const located = ({ places }: TimelineEvent) =>
  places.flatMap((place, index) =>
    place.latitude === undefined || place.longitude === undefined
      ? []
      : [{ ...place, index, coordinates: [place.longitude, place.latitude] }],
  )

const featuresOf = (file: TimelineFile, event: TimelineEvent) =>
  located(event).map(({ name, country, index, coordinates }) => ({
    type: 'Feature',
    id: `${event.id}#${index}`,
    geometry: { type: 'Point', coordinates },
    properties: {
      milestone: event.id,
      title: event.title,
      summary: event.summary,
      when: event.when,
      whenInWords: dateInWords(event.when),
      kind: event.kind,
      kindLabel: EVENT_KINDS[event.kind].label,
      occurrence: event.occurrence,
      place: name,
      country: country ?? null,
      url: addressOfEvent(file, event),
    },
  }))
