import type { RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries } from '../../domain/entries/entries.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { revisionsData } from '../history/revision-view.ts'
import { presentEntry, sendTombstone } from '../history/tombstone.ts'
import { type Upkeep, upkeepOf } from '../history/upkeep.ts'
import { ENTRY_PAGES, entryHref, entryPath, type SettingType } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import { actorLink, documentLink, eventLink, type Link, negotiationLink } from '../site/links.ts'
import type { Reading } from '../site/page-sender.ts'
import { paths, pathsAt, withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { paragraphsOf } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { isPast, siteAt } from '../site/time-travel.ts'
import { type SourceView, sourceView } from '../sources/cited-sources.ts'
import type { EntryKind } from './entry-kind.ts'

// What has no other page, such as a position or a negotiation: its permanent address, its sources and its history.

interface EntryPage extends Upkeep {
  readonly noun: string
  readonly title: string
  readonly rows: readonly { readonly field: string; readonly paragraphs: readonly string[] }[]
  readonly links: readonly Link[]
  readonly sources: readonly SourceView[]
  readonly jsonHref: string
  /** Where others of its kind are changed. */
  readonly settingsHref: string | null
}

export const ENTRY_TEMPLATE = template<EntryPage>('editing/entry', { styles: 'texts' })

type StanceEntry = Entries['position'] | Entries['pointState']
type TitledEntry = Entries[SettingType]

/** `GET /positions/:id` and `GET /point-states/:id`: one statement in full, or the tombstone of a retracted one. */
export const entryPage =
  (kind: EntryKind, { site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const { type } = kind
    const site = siteAt(current, req)
    const { moment } = site.record
    const entry = site.record.find(type, id) as StanceEntry | TitledEntry | undefined
    if (!entry) {
      sendTombstone({ site, pages }, req, res, { type, id })
      return
    }
    const canonical = entryHref(site.record, type, id)
    const page = toEntryPage(kind, entry, site)
    const layout = {
      title: `${page.title} (${page.noun})`,
      description: 'when' in entry ? `${dateInWords(entry.when)}: ${entry.text}` : `${page.title}: ${page.noun}`,
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

function toEntryPage(kind: EntryKind, entry: StanceEntry | TitledEntry, site: Site): EntryPage {
  const { record, mayWrite } = site
  const { type, texts } = kind
  const mayChange = mayWrite && !isPast(record.moment)
  const title = titleOf(entry)
  const citations =
    'citations' in entry ? entry.citations : 'briefs' in entry ? entry.briefs.flatMap(brief => brief.citations) : []
  return {
    ...upkeepOf(site, type, entry.id),
    noun: ENTRY_PAGES[type].noun,
    title,
    // The title says it already, and the sources have a list of their own.
    rows: texts(entry, record)
      .filter(({ field, text }) => text !== '' && field !== 'Sources' && text !== title)
      .map(({ field, text }) => ({ field, paragraphs: paragraphsOf(text) })),
    links: 'when' in entry ? linksOf(entry, record) : linksOfSetting(entry, record),
    sources: citations.flatMap(citation => sourceView(record, citation.source, citation) ?? []),
    jsonHref: withMoment(`${entryPath(type, entry.id)}.json`, record.moment),
    settingsHref: mayChange && !('when' in entry) ? paths.settings : null,
  }
}

/** To the negotiation of a phase, and to the milestones of all of them. */
function linksOfSetting(entry: TitledEntry, record: Site['record']): Link[] {
  const process = 'process' in entry ? record.find('process', entry.process) : undefined
  const above = process ? [{ text: process.title, href: entryHref(record, 'process', process.id) }] : []
  return [...above, { text: 'Timeline', href: pathsAt(record.moment).home }]
}

/** Where the entry leads: the actor, the text or the point of it, the milestone, its negotiation among several. */
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
    ...[negotiationLink(record, entry) ?? []].flat(),
  ]
}
