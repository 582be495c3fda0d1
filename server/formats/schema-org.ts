import type { TimelineEvent } from '../domain/entries/event.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'

const EVENT_STATUS: Readonly<Partial<Record<TimelineEvent['occurrence'], string>>> = {
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
  announced: 'https://schema.org/EventScheduled',
  scheduled: 'https://schema.org/EventScheduled',
}

/**
 * A milestone as a schema.org Event. Dates there are ISO 8601, not EDTF, so a date is given only where its day is known,
 * and a time with the offset that is recorded; a party's position is never marked up as a fact or as a checked claim.
 */
export function schemaOrgEvent(
  event: TimelineEvent,
  record: Pick<NegotiationRecord, 'find'>,
  publicUrl: string | null,
): Record<string, unknown> {
  const status = EVENT_STATUS[event.occurrence]
  const places = event.places.map(({ name, country, latitude, longitude }) => ({
    '@type': 'Place',
    name,
    ...(country && { address: { '@type': 'PostalAddress', addressCountry: country } }),
    ...(latitude !== undefined && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  }))
  const attendee = event.participants.flatMap(({ actor: id }) => {
    const actor = record.find('actor', id)
    return actor ? [{ '@type': actor.kind === 'person' ? 'Person' : 'Organization', name: actor.name }] : []
  })
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    identifier: event.id,
    name: event.title,
    description: event.summary,
    ...(publicUrl && { url: `${publicUrl}/events/${event.id}` }),
    ...datesOf(event.when),
    ...(status && { eventStatus: status }),
    ...(places.length > 0 && { location: places.length === 1 ? places[0] : places }),
    ...(attendee.length > 0 && { attendee }),
    citation: event.citations.flatMap(({ source: id }) => {
      const source = record.find('source', id)
      return source
        ? [
            {
              '@type': 'CreativeWork',
              name: source.title,
              ...(source.url && { url: source.url }),
              publisher: source.publisher,
            },
          ]
        : []
    }),
  }
}

function datesOf(edtf: string): { startDate?: string; endDate?: string } {
  const [start = '', end = start] = edtf.split('/')
  const [startDate, endDate] = [start, end].map(isoDateOf)
  if (!startDate || !endDate) return {}
  // One moment says when it began, not how long it lasted.
  return start === end && start.includes('T') ? { startDate } : { startDate, endDate }
}

const ISO_DATE = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(?:(Z)|([+-]\d\d):?(\d\d)?)?)?$/

/** In the full form that schema.org has of a day or a time; undefined where the day is not known. */
function isoDateOf(edtf: string): string | undefined {
  const match = ISO_DATE.exec(edtf)
  if (!match) return undefined
  const [, day, clock, seconds = ':00', utc = '', hours, minutes = '00'] = match
  if (clock === undefined) return day
  return `${day}T${clock}${seconds}${hours === undefined ? utc : `${hours}:${minutes}`}`
}
