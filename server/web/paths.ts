import { type TimelineQuery, timelineQueryString } from '../domain/timeline-query.ts'

// Every address of the site, built in one place for handlers, views and end-to-end tests.

const one = (collection: string) => (id: string) => `/${collection}/${encodeURIComponent(id)}`

const withQuery = (path: string, query: TimelineQuery): string => {
  const text = timelineQueryString(query)
  return text ? `${path}?${text}` : path
}

export const paths = {
  timeline: (query: TimelineQuery) => withQuery('/', query),
  timelineJson: (query: TimelineQuery) => withQuery('/timeline.json', query),
  home: '/',
  events: '/events',
  newEvent: '/events/new',
  event: one('events'),
  eventJson: (id: string) => `${one('events')(id)}.json`,
  editEvent: (id: string) => `${one('events')(id)}/edit`,
  retractEvent: (id: string) => `${one('events')(id)}/retract`,
  restoreEvent: (id: string) => `${one('events')(id)}/restore`,
  actor: one('actors'),
  actorJson: (id: string) => `${one('actors')(id)}.json`,
  source: one('sources'),
  sourceJson: (id: string) => `${one('sources')(id)}.json`,
  data: '/data',
  recordJson: '/data/record.json',
  recordSchema: '/data/record.schema.json',
  journal: '/data/journal.jsonl',
  about: '/about',
  readDate: '/read-date.json',
  suggest: '/suggest.json',
} as const

/** The fragment of an event in the timeline. */
export const eventAnchor = (id: string): string => `event-${id}`
