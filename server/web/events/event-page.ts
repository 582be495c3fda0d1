import type { RequestHandler } from 'express'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { headingOf } from '../../domain/dates/heading.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import { schemaOrgEvent } from '../../formats/schema-org.ts'
import { revisionsData } from '../history/revision-view.ts'
import { presentEntry, sendTombstone } from '../history/tombstone.ts'
import { asEntry } from '../site/cited-page.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'
import { EVENT_TEMPLATE, toEventPage } from './event-view.ts'

/** `GET /events/:id`: everything about one milestone, or the tombstone of a retracted one. */
export const eventPage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const { record } = site
    const event = record.find('event', id)
    if (!event) {
      sendTombstone({ site, pages }, req, res, { type: 'event', id })
      return
    }
    const canonical = pathsAt(record.moment).event(id)
    const page = toEventPage(site, event)
    const layout = {
      title: event.title,
      description: `${dateInWords(event.when)}: ${event.summary}`,
      canonical,
      moment: record.moment,
      tellsTranslation: true,
      alternates: asData(page, words().events.thisMilestone),
      trail: [{ text: monthOf(event.when), href: page.timelineHref }],
      cited: asEntry(site, event, canonical),
      jsonLd: schemaOrgEvent(event, record, site.publicUrl),
    }
    pages.send(req, res, EVENT_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /events/:id.json`: the milestone as it is stored, with its revisions. */
export const eventJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const event = presentEntry(site, 'event', id)
    sendJson(site, req, res, {
      key: pathsAt(site.record.moment).eventJson(id),
      type: 'event',
      body: { event, revisions: revisionsData(site.record.history(id)) },
    })
  }

/** The heading under which it stands in the timeline. */
function monthOf(when: string): string {
  const parsed = parseEdtf(when)
  return parsed.ok ? headingOf(parsed.date).title : dateInWords(when)
}
