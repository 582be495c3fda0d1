import { parseEdtf } from '../domain/dates/fuzzy-date.ts'
import type { TimelineEvent } from '../domain/entries/event.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'

const EVENT_STATUS: Readonly<Partial<Record<TimelineEvent['occurrence'], string>>> = {
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
  announced: 'https://schema.org/EventScheduled',
  scheduled: 'https://schema.org/EventScheduled',
}

/**
 * A milestone as a schema.org Event. Dates there are ISO 8601, not EDTF, so a date is given only where its day is known;
 * a party's position is never marked up as a fact or as a checked claim.
 */
export function schemaOrgEvent(
  event: TimelineEvent,
  record: Pick<NegotiationRecord, 'find'>,
  publicUrl: string | null,
): Record<string, unknown> {
  const parsed = parseEdtf(event.when)
  const date = parsed.ok && isKnownToTheDay(event.when) ? parsed.date : undefined
  const status = EVENT_STATUS[event.occurrence]
  const { place } = event
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    identifier: event.id,
    name: event.title,
    description: event.summary,
    ...(publicUrl && { url: `${publicUrl}/events/${event.id}` }),
    ...(date?.earliest && { startDate: date.earliest }),
    ...(date?.latest && { endDate: date.latest }),
    ...(status && { eventStatus: status }),
    ...(place && {
      location: {
        '@type': 'Place',
        name: place.name,
        ...(place.country && { address: { '@type': 'PostalAddress', addressCountry: place.country } }),
        ...(place.latitude !== undefined && {
          geo: { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude },
        }),
      },
    }),
    attendee: event.participants.flatMap(({ actor: id }) => {
      const actor = record.find('actor', id)
      return actor ? [{ '@type': actor.kind === 'person' ? 'Person' : 'Organization', name: actor.name }] : []
    }),
    citation: event.citations.flatMap(({ source: id }) => {
      const source = record.find('source', id)
      return source
        ? [{ '@type': 'CreativeWork', name: source.title, url: source.url, publisher: source.publisher }]
        : []
    }),
  }
}

const isKnownToTheDay = (edtf: string): boolean => /^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(edtf)
