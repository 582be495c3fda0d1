import type { RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries } from '../../domain/entries/entries.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { type JustAdded, justAdded } from '../history/just-added.ts'
import { type RevisionView, revisionsData, toRevisionViews } from '../history/revision-view.ts'
import { presentEntry, sendTombstone } from '../history/tombstone.ts'
import { ENTRY_PAGES, editPath, entryHref, entryPath, retractPath } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import { actorLink, documentLink, eventLink, type Link } from '../site/links.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt, withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { paragraphsOf } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { isPast, siteAt } from '../site/time-travel.ts'
import { type SourceView, sourceView } from '../sources/cited-sources.ts'
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
  readonly added: JustAdded | null
}

export const ENTRY_TEMPLATE = template<EntryPage>('editing/entry', { styles: 'texts' })

type StanceEntry = Entries['position'] | Entries['pointState']

/** `GET /positions/:id` and `GET /point-states/:id`: one statement in full, or the tombstone of a retracted one. */
export const entryPage =
  (kind: EntryKind, { site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const { type } = kind
    const site = siteAt(current, req)
    const { moment } = site.record
    const entry = site.record.find(type, id) as StanceEntry | undefined
    if (!entry) {
      sendTombstone({ site, pages }, req, res, { type, id })
      return
    }
    const canonical = entryHref(site.record, type, id)
    const page = toEntryPage(kind, entry, site)
    const layout = {
      title: `${page.title} (${page.noun})`,
      description: `${dateInWords(entry.when)}: ${entry.text}`,
      canonical,
      moment,
      alternates: asData(page, `This ${page.noun}`),
    }
    pages.send(req, res, ENTRY_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /positions/:id.json` and `GET /point-states/:id.json`: the entry as it is stored, with its revisions. */
export const entryJson =
  ({ type }: EntryKind, { site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const entry = presentEntry(site, type, id)
    sendJson(site, req, res, {
      key: withMoment(`${entryPath(type, id)}.json`, site.record.moment),
      type,
      body: { [type]: inSchemaOrder(type, entry), revisions: revisionsData(site.record.history(id)) },
    })
  }

function toEntryPage(kind: EntryKind, entry: StanceEntry, site: Site): EntryPage {
  const { record, mayWrite } = site
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
    added: justAdded(site, type, entry.id),
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
