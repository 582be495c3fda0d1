import type { AsOf } from '../domain/negotiation-record.ts'
import { type TimelineQuery, timelineQueryString } from '../domain/timeline-query.ts'

// Every address of the site, built in one place for handlers, views and end-to-end tests.

/** The addresses as they are at a moment of the record: whoever reads the past stays in it by following links. */
export function pathsAt(moment: AsOf) {
  const at = (path: string): string => withMoment(path, moment)
  const one =
    (collection: string, suffix = '') =>
    (id: string) =>
      at(`/${collection}/${encodeURIComponent(id)}${suffix}`)
  const filtered = (path: string) => (query: TimelineQuery) => {
    const text = timelineQueryString(query)
    return at(text ? `${path}?${text}` : path)
  }
  return {
    timeline: filtered('/'),
    timelineJson: filtered('/timeline.json'),
    home: at('/'),
    event: one('events'),
    eventJson: one('events', '.json'),
    actor: one('actors'),
    actorJson: one('actors', '.json'),
    source: one('sources'),
    sourceJson: one('sources', '.json'),
    data: at('/data'),
    about: at('/about'),
    events: '/events',
    newEvent: '/events/new',
    editEvent: (id: string) => `/events/${encodeURIComponent(id)}/edit`,
    retractEvent: (id: string) => `/events/${encodeURIComponent(id)}/retract`,
    restoreEvent: (id: string) => `/events/${encodeURIComponent(id)}/restore`,
    recordJson: '/data/record.json',
    recordSchema: '/data/record.schema.json',
    journal: '/data/journal.jsonl',
    readDate: '/read-date.json',
    suggest: '/suggest.json',
  } as const
}

export type Paths = ReturnType<typeof pathsAt>

/** The addresses of the record as it is now. */
export const paths: Paths = pathsAt({})

/** The fragment of an event in the timeline. */
export const eventAnchor = (id: string): string => `event-${id}`

export function withMoment(path: string, { on, known }: AsOf): string {
  const params = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  if (params === '') return path
  return `${path}${path.includes('?') ? '&' : '?'}${params}`
}
