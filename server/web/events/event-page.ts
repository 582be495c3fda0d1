import type { Request, RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { cite } from '../../formats/citation.ts'
import { schemaOrgEvent } from '../../formats/schema-org.ts'
import { type RevisionView, toRevisionViews } from '../history/revision-view.ts'
import { TOMBSTONE_TEMPLATE, toTombstone } from '../history/tombstone.ts'
import { HttpError } from '../http/http-error.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { eventAnchor, pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { type Link, linkToEvent, type SureLink } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { isPast, siteAt } from '../site/time-travel.ts'
import { type EventView, toEventView } from './event-view.ts'

interface Reading {
  readonly site: Site
  readonly pages: PageSender
}

/** `GET /events/:id`: everything about one milestone, or the tombstone of a retracted one. */
export const eventPage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const paths = pathsAt(site.record.moment)
    const event = site.record.find('event', id)
    if (!event) {
      pages.send(req as Request, res.status(410), TOMBSTONE_TEMPLATE, {
        layout: { title: 'Retracted', robots: 'noindex', moment: site.record.moment },
        page: toTombstone(site, 'event', id),
      })
      return
    }
    const layout = {
      title: event.title,
      description: `${dateInWords(event.when)}: ${event.summary}`,
      canonical: paths.event(id),
      moment: site.record.moment,
      alternates: [{ type: 'application/json', href: paths.eventJson(id), title: 'This milestone as JSON' }],
      jsonLd: schemaOrgEvent(event, site.record, site.publicUrl),
    }
    pages.send(
      req as Request,
      res,
      EVENT_TEMPLATE,
      { layout, page: toEventPage(site, event) },
      { key: paths.event(id) },
    )
  }

/** `GET /events/:id.json`: the milestone as it is stored, with its revisions. */
export const eventJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const event = site.record.find('event', id)
    if (!event) {
      const tombstone = toTombstone(site, 'event', id)
      throw new HttpError(410, 'Retracted', `This milestone was retracted: ${tombstone.reason}`)
    }
    sendJson(site, req as Request, res, {
      key: pathsAt(site.record.moment).eventJson(id),
      type: 'event',
      body: { event, revisions: site.record.history(id).map(({ record: _, ...revision }) => revision) },
    })
  }

function toEventPage(site: Site, event: TimelineEvent): EventPage {
  const { record } = site
  const paths = pathsAt(record.moment)
  const { previous, next } = timelineOf(record).neighbours(event.id)
  const query = { ...EVERYTHING, context: event.kind === 'context' }
  const page = timelineOf(record).pageOf(event.id, query) ?? 1
  return {
    event: toEventView(event, record),
    followedBy: record.referrers(event.id, 'event').map(other => linkToEvent(other, record)),
    previous: previous ? linkToEvent(previous, record) : null,
    next: next ? linkToEvent(next, record) : null,
    timelineHref: `${paths.timeline({ ...query, page })}#${eventAnchor(event.id)}`,
    revisions: toRevisionViews(record.history(event.id)),
    citation: cite(event, record, site.publicUrl),
    jsonHref: paths.eventJson(event.id),
    editHref: site.mayWrite && !isPast(record.moment) ? paths.editEvent(event.id) : null,
    retractHref: site.mayWrite && !isPast(record.moment) ? paths.retractEvent(event.id) : null,
  }
}

interface EventPage {
  readonly event: EventView
  readonly followedBy: readonly (Link & { readonly date: string })[]
  readonly previous: (SureLink & { readonly date: string }) | null
  readonly next: (SureLink & { readonly date: string }) | null
  readonly timelineHref: string
  readonly revisions: readonly RevisionView[]
  readonly citation: { readonly plain: string; readonly bibtex: string; readonly cslJson: string }
  readonly jsonHref: string
  readonly editHref: string | null
  readonly retractHref: string | null
}

export const EVENT_TEMPLATE = template<EventPage>('events/event')
