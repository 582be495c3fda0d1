import type { Request, RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries } from '../../domain/entries/entries.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { type RevisionView, toRevisionViews } from '../history/revision-view.ts'
import { TOMBSTONE_TEMPLATE, toTombstone } from '../history/tombstone.ts'
import { HttpError } from '../http/http-error.ts'
import { ENTRY_PAGES, editPath, entryPath, retractPath } from '../site/entry-paths.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt, withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { actorLink, documentLink, eventLink, type Link, paragraphsOf } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { isPast, siteAt } from '../site/time-travel.ts'
import { type SourceView, sourceView } from '../sources/source-list.ts'
import { type EntryKind, titleOf } from './entry-kind.ts'

// A position or a state of a point alone: its permanent address, its sources and its history.

interface EntryPage {
  readonly noun: string
  readonly title: string
  readonly rows: readonly { readonly field: string; readonly paragraphs: readonly string[] }[]
  readonly links: readonly Link[]
  readonly sources: readonly SourceView[]
  readonly revisions: readonly RevisionView[]
  readonly jsonHref: string
  readonly editHref: string | null
  readonly retractHref: string | null
}

export const ENTRY_TEMPLATE = template<EntryPage>('editing/entry', { styles: 'texts' })

type StanceEntry = Entries['position'] | Entries['pointState']

/** `GET /positions/:id` and `GET /point-states/:id`: one statement in full, or the tombstone of a retracted one. */
export const entryPage =
  (
    kind: EntryKind,
    { site: current, pages }: { readonly site: Site; readonly pages: PageSender },
  ): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const { moment } = site.record
    const entry = site.record.find(kind.type, id) as StanceEntry | undefined
    if (!entry) {
      const layout = { title: 'Retracted', robots: 'noindex', moment } as const
      pages.send(req as Request, res.status(410), TOMBSTONE_TEMPLATE, {
        layout,
        page: toTombstone(site, kind.type, id),
      })
      return
    }
    const canonical = withMoment(entryPath(kind.type, id), moment)
    const page = toEntryPage(kind, entry, site)
    const layout = {
      title: `${page.title} (${page.noun})`,
      description: `${dateInWords(entry.when)}: ${entry.text}`,
      canonical,
      moment,
      alternates: [{ type: 'application/json', href: page.jsonHref, title: `This ${page.noun} as JSON` }],
    }
    pages.send(req as Request, res, ENTRY_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /positions/:id.json` and `GET /point-states/:id.json`: the entry as it is stored, with its revisions. */
export const entryJson =
  (kind: EntryKind, { site: current }: { readonly site: Site }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const entry = site.record.find(kind.type, id)
    if (!entry) {
      const { noun, reason } = toTombstone(site, kind.type, id)
      throw new HttpError(410, 'Retracted', `This ${noun} was retracted: ${reason}`)
    }
    sendJson(site, req as Request, res, {
      key: withMoment(`${entryPath(kind.type, id)}.json`, site.record.moment),
      type: kind.type,
      body: {
        [kind.type]: inSchemaOrder(kind.type, entry),
        revisions: site.record.history(id).map(({ record: _, ...revision }) => revision),
      },
    })
  }

function toEntryPage(kind: EntryKind, entry: StanceEntry, { record, mayWrite }: Site): EntryPage {
  const { type, texts } = kind
  const mayChange = mayWrite && !isPast(record.moment)
  return {
    noun: ENTRY_PAGES[type].noun,
    title: titleOf(entry),
    // The title says it already, and the sources have a list of their own.
    rows: texts(entry, record)
      .filter(({ field, text }) => text !== '' && field !== 'Sources' && text !== entry.text)
      .map(({ field, text }) => ({ field, paragraphs: paragraphsOf(text) })),
    links: linksOf(entry, record),
    sources: entry.citations.flatMap(citation => sourceView(record, citation.source, citation) ?? []),
    revisions: toRevisionViews(record.history(entry.id)),
    jsonHref: withMoment(`${entryPath(type, entry.id)}.json`, record.moment),
    editHref: mayChange ? editPath(type, entry.id) : null,
    retractHref: mayChange ? retractPath(type, entry.id) : null,
  }
}

/** Where the entry leads: the actor, the text or the point of it, the milestone. */
function linksOf(entry: StanceEntry, record: Site['record']): Link[] {
  const { document, point } = 'about' in entry ? entry.about : entry
  const actor = 'about' in entry ? entry.actor : entry.assertedBy
  const text = document === undefined ? [] : [documentLink(record, document)]
  const paths = pathsAt(record.moment)
  const ofPoint =
    document === undefined || point === undefined
      ? []
      : [{ text: `Point ${point}`, href: paths.point(document, point) }]
  return [
    actorLink(record, actor),
    ...text,
    ...ofPoint,
    ...('event' in entry && entry.event !== undefined ? [eventLink(record, entry.event)] : []),
  ]
}
