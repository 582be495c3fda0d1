import { pointOf } from '../documents/point-page.ts'
import { type PointPage, toPointPage } from '../documents/point-view.ts'
import { type EventView, toEventView } from '../events/event-view.ts'
import { presentEntry } from '../history/tombstone.ts'
import { pathsAt } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { type Asked, framed } from './framed.ts'

interface EventPiece {
  readonly event: EventView
  readonly homeHref: string
}

export const EVENT_PIECE = template<EventPiece>('embeds/event', { frame: 'plain' })

/** `GET /embed/events/:id`: one milestone with its sources. */
export const eventPiece = framed(EVENT_PIECE, ({ site, record, parameters }: Asked<{ id: string }>) => {
  const event = presentEntry(site, 'event', parameters.id)
  const href = pathsAt(record.moment).event(event.id)
  return {
    title: event.title,
    home: { href, text: 'This milestone in the record' },
    page: { event: toEventView(event, record), homeHref: href },
  }
})

interface PointPiece {
  readonly point: PointPage
  readonly homeHref: string
}

export const POINT_PIECE = template<PointPiece>('embeds/point', { frame: 'plain' })

/** `GET /embed/documents/:id/points/:number`: a point, where it comes from and what became of it. */
export const pointPiece = framed(POINT_PIECE, ({ site, record, parameters }: Asked<{ id: string; number: string }>) => {
  const { document, point } = pointOf(site, parameters)
  const href = pathsAt(record.moment).point(document.id, point.number)
  return {
    title: `${document.shortTitle}, point ${point.number}: ${point.label}`,
    home: { href, text: 'This point in the record' },
    page: { point: toPointPage(document, point, site), homeHref: href },
  }
})
