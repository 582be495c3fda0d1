import type { Request, RequestHandler } from 'express'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { numberOfDay } from '../../domain/dates/timeline-dates.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { RELIABILITIES, SOURCE_KINDS, type Source } from '../../domain/entries/source.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import {
  type RestingClaim,
  type RestingType,
  SOURCE_FACETS,
  type SourceFacet,
  type SourceReport,
  type SourceUse,
  sourceReport,
} from '../../domain/sources/source-use.ts'
import { type ListQuery, listQueryString, narrow, pageOf, searchFor } from '../lists/list-query.ts'
import { dataQueryOf, filtersOf, listQueryOf, redirected } from '../lists/list-request.ts'
import { facetView, pagerView } from '../lists/list-view.ts'
import { format } from '../site/count-words.ts'
import { sendCsv } from '../site/csv-answer.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { actorLink, documentLink, eventLink, type Link, termView } from '../site/small-views.ts'
import { clockFields, siteAt } from '../site/time-travel.ts'
import { sourceView } from './source-list.ts'
import { type ClaimRow, SOURCES_TEMPLATE, type SourceRow, type SourcesPage } from './sources-view.ts'

/** Lists beside that of all sources: two of entries on thin ground, two of sources to work on. */
const SHOWS = ['single-source', 'republications', 'not-archived', 'unused'] as const

type Show = (typeof SHOWS)[number]

const FACETS = {
  show: SHOWS,
  kind: termIds(SOURCE_KINDS),
  reliability: termIds(RELIABILITIES),
  publisher: null,
  language: null,
}

type Query = ListQuery<keyof typeof FACETS>

/** `GET /sources`: where all of it comes from, and what stands on thin ground. */
export const sourcesPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(current, req)
    const paths = pathsAt(record.moment)
    const query = listQueryOf(current, req, FACETS)
    const canonical = paths.sources(listQueryString(query))
    if (redirected(req, res, canonical)) return
    const page = toSourcesPage(record, query)
    const layout = {
      ...PAGE_WORDS.sources,
      canonical,
      moment: record.moment,
      alternates: [
        { type: 'application/json', href: page.jsonHref, title: 'These sources as JSON' },
        { type: 'text/csv', href: page.csvHref, title: 'These sources as CSV' },
      ],
    }
    pages.send(req as Request, res, SOURCES_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /sources.json`: all that match, not one page of them. */
export const sourcesJson =
  ({ site: current }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    const site = siteAt(current, req)
    const query = dataQueryOf(current, req, FACETS)
    const { uses, claims, report } = select(site.record, query)
    const alone = claimsBySource(report)
    sendJson(site, req as Request, res, {
      key: pathsAt(site.record.moment).sourcesJson(listQueryString(query)),
      type: 'sources',
      body: {
        filters: filtersOf(query),
        count: uses.length,
        sources: uses.map(({ source, entries }) => ({
          ...inSchemaOrder('source', source),
          restsOnIt: entries,
          restsOnItAlone: (alone.get(source.id) ?? []).map(({ type, id, point }) => ({
            type,
            id,
            ...(point && { point }),
          })),
        })),
        ...(claims && { entries: claims.map(claim => ({ ...claim, point: claim.point ?? null })) }),
      },
    })
  }

const COLUMNS = [
  'id',
  'kind',
  'title',
  'publisher',
  'original_publisher',
  'published',
  'language',
  'reliability',
  'url',
  'archive_url',
  'milestones',
  'documents',
  'positions',
  'point_states',
  'on_it_alone',
]

/** `GET /sources.csv` */
export const sourcesCsv =
  ({ site: current }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    const site = siteAt(current, req)
    const query = dataQueryOf(current, req, FACETS)
    const { uses, report } = select(site.record, query)
    const alone = claimsBySource(report)
    const rows = uses.map(({ source, entries }) => [
      source.id,
      source.kind,
      source.title,
      source.publisher,
      source.originalPublisher ?? null,
      source.published,
      source.language,
      source.reliability,
      source.url,
      source.archiveUrl ?? null,
      ...TYPES.map(type => entries.filter(entry => entry.type === type).length),
      alone.get(source.id)?.length ?? 0,
    ])
    sendCsv(site, req as Request, res, {
      key: pathsAt(site.record.moment).sourcesCsv(listQueryString(query)),
      name: 'sources',
      rows: [COLUMNS, ...rows],
    })
  }

const TYPES = ['event', 'document', 'position', 'pointState'] as const

const claimsBySource = ({ onSingleSource }: SourceReport): ReadonlyMap<string, readonly RestingClaim[]> =>
  groupBy(onSingleSource, ({ sources }) => sources[0] ?? '')

function claimsOf(report: SourceReport, show: readonly string[]): readonly RestingClaim[] | null {
  const found = new Set([
    ...(show.includes('single-source') ? report.onSingleSource : []),
    ...(show.includes('republications') ? report.onRepublicationsAlone : []),
  ])
  return show.includes('single-source') || show.includes('republications') ? [...found] : null
}

/** On an earlier day, what was published later is left out, unless something that had happened is known from it. */
function visible(record: NegotiationRecord, report: SourceReport): SourceReport {
  const { on } = record.moment
  if (on === undefined) return report
  const day = numberOfDay(on)
  const uses = report.uses.filter(
    ({ source, entries }) => entries.length > 0 || record.calendar.datesOf(source.published).earliest <= day,
  )
  const kept = new Set(uses.map(({ source }) => source))
  const onlyKept = (sources: readonly Source[]) => sources.filter(source => kept.has(source))
  return { ...report, uses, unused: onlyKept(report.unused), withoutArchive: onlyKept(report.withoutArchive) }
}

/** The sources that match, newest first, with their counts; and, for the lists of entries, those that rest on them. */
function select(record: NegotiationRecord, query: Query) {
  const report = visible(record, sourceReport(record))
  const { show } = query.chosen
  const claims = claimsOf(report, show)
  const carrying = claims && new Set(claims.flatMap(({ sources }) => sources))
  const isFound = searchFor(query.search)
  const inShow = ({ source, entries }: SourceUse): boolean =>
    show.length === 0 ||
    (carrying?.has(source.id) ?? false) ||
    (show.includes('not-archived') && source.archiveUrl === undefined) ||
    (show.includes('unused') && entries.length === 0)
  const found = report.uses.filter(
    use =>
      inShow(use) &&
      isFound(`${use.source.title} ${use.source.publisher} ${use.source.originalPublisher ?? ''} ${use.source.url}`),
  )
  const narrowing = { ...query, chosen: { ...query.chosen, show: [] } }
  const { matching, counts } = narrow(found, narrowing, ({ source }, facet) => (facet === 'show' ? '' : source[facet]))
  const uses = new Map(matching.map(use => [use.source.id, use]))
  const newest = inTimeOrder(
    matching.map(({ source }) => source),
    record.calendar,
    ({ published }) => published,
  ).reverse()
  return {
    report,
    counts,
    uses: newest.flatMap(({ id }) => uses.get(id) ?? []),
    claims: claims?.filter(({ sources }) => sources.some(id => uses.has(id))) ?? null,
  }
}

const SHOW_LABELS: Readonly<Record<Show, { readonly text: string; readonly explanation: string }>> = {
  'single-source': {
    text: 'On a single source',
    explanation:
      'Milestones, texts, points of texts, positions and states of points that cite one source and no other.',
  },
  republications: {
    text: 'On republications alone',
    explanation: 'What cites only sources that repeat another publisher: the original was not read.',
  },
  'not-archived': {
    text: 'Without an archived copy',
    explanation: 'A list to work on: if one of these addresses goes, what it said can no longer be checked.',
  },
  unused: { text: 'Not used', explanation: 'A list to work on: nothing in the record refers to these.' },
}

const NOUNS: Readonly<Record<RestingType, readonly [string, string]>> = {
  event: ['milestone', 'milestones'],
  document: ['document', 'documents'],
  position: ['position', 'positions'],
  pointState: ['state of a point', 'states of points'],
}

function toSourcesPage(record: NegotiationRecord, query: Query): SourcesPage {
  const paths = pathsAt(record.moment)
  const { report, counts, uses, claims } = select(record, query)
  const alone = claimsBySource(report)
  const show = (query.chosen.show[0] ?? '') as Show | ''
  const filters = listQueryString({ ...query, page: 1 })
  const to = (change: Partial<Query['chosen']>, search = query.search) =>
    paths.sources(listQueryString({ search, chosen: { ...query.chosen, ...change }, page: 1 }))
  const listed = claims ? pageOf(sorted(record, claims), query.page) : pageOf(uses, query.page)
  const view = (name: Show | '', text: string, count: number) => ({
    text,
    href: to({ show: name === '' ? [] : [name] }),
    count: format(count),
    isShown: name === show && query.chosen.show.length < 2,
  })
  const labelOf = (facet: SourceFacet) => (value: string) => sourceTerm(facet, value)
  return {
    isEmpty: record.count('source') === 0,
    search: query.search,
    show,
    views: [
      view('', 'All sources', report.uses.length),
      view('single-source', SHOW_LABELS['single-source'].text, report.onSingleSource.length),
      view('republications', SHOW_LABELS.republications.text, report.onRepublicationsAlone.length),
      view('not-archived', SHOW_LABELS['not-archived'].text, report.withoutArchive.length),
      view('unused', SHOW_LABELS.unused.text, report.unused.length),
    ],
    explanation: show === '' ? null : SHOW_LABELS[show].explanation,
    countText: claims
      ? `${range(listed, claims.length)} ${claims.length === 1 ? 'entry or point' : 'entries and points'}, from ${format(uses.length)} ${uses.length === 1 ? 'source' : 'sources'}`
      : `${range(listed, uses.length)} ${uses.length === 1 ? 'source' : 'sources'}`,
    facets: SOURCE_FACETS.map(name => {
      const facet = facetView(FACETS, query, counts[name], { name, label: FACET_LABELS[name], labelOf: labelOf(name) })
      return { ...facet, isOpen: facet.isOpen || name === 'kind' || name === 'reliability' }
    }),
    isFiltered: filters !== '',
    clearHref: paths.sources(listQueryString({ search: '', chosen: { ...NOTHING, show: query.chosen.show }, page: 1 })),
    removable: [
      ...(query.search ? [{ text: `“${query.search}”`, href: to({}, '') }] : []),
      ...SOURCE_FACETS.flatMap(name =>
        query.chosen[name].map(value => ({
          text: `${FACET_LABELS[name]}: ${sourceTerm(name, value)}`,
          href: to({ [name]: query.chosen[name].filter(other => other !== value) }),
        })),
      ),
    ],
    clock: clockFields(record.moment),
    aboutHref: paths.about,
    jsonHref: paths.sourcesJson(filters),
    csvHref: paths.sourcesCsv(filters),
    sources: claims ? [] : (listed.items as readonly SourceUse[]).map(use => toSourceRow(record, use, alone)),
    claims: claims ? (listed.items as readonly RestingClaim[]).map(claim => toClaimRow(record, claim)) : [],
    pager: pagerView(listed, page => paths.sources(listQueryString({ ...query, page }))),
  }
}

const NOTHING: Query['chosen'] = { show: [], kind: [], reliability: [], publisher: [], language: [] }

const FACET_LABELS: Readonly<Record<SourceFacet, string>> = {
  kind: 'Kind',
  reliability: 'Grade',
  publisher: 'Publisher',
  language: 'Language',
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

function sourceTerm(facet: SourceFacet, value: string): string {
  switch (facet) {
    case 'kind':
      return termView(SOURCE_KINDS, value).label
    case 'reliability':
      return `${value}, ${termView(RELIABILITIES, value).label.toLowerCase()}`
    case 'language':
      return languageName(value)
    default:
      return value
  }
}

/** What was typed as a filter need not be a language. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}

function range(
  { page, pages, items }: { page: number; pages: number; items: readonly unknown[] },
  total: number,
): string {
  if (pages === 1) return total === 0 ? 'No' : format(total)
  const first = (page - 1) * 100 + 1
  return `${format(first)}–${format(first + items.length - 1)} of ${format(total)}`
}

function toSourceRow(
  record: NegotiationRecord,
  { source, entries }: SourceUse,
  alone: ReadonlyMap<string, readonly RestingClaim[]>,
): SourceRow {
  const counts = TYPES.flatMap(type => {
    const count = entries.filter(entry => entry.type === type).length
    return count === 0 ? [] : [`${format(count)} ${NOUNS[type][count === 1 ? 0 : 1]}`]
  })
  const only = alone.get(source.id)?.length ?? 0
  return {
    ...(sourceView(record, source.id) as NonNullable<ReturnType<typeof sourceView>>),
    languageName: languageName(source.language),
    rests: counts.length > 0 ? counts.join(', ') : null,
    alone: only > 0 ? format(only) : null,
  }
}

/** By type, within it by date. */
function sorted(record: NegotiationRecord, claims: readonly RestingClaim[]): RestingClaim[] {
  const dated = claims.map((claim, index) => ({
    claim,
    id: String(index).padStart(7, '0'),
    when: record.find(claim.type, claim.id)?.when ?? '',
  }))
  const inOrder = inTimeOrder(dated, record.calendar).map(({ claim }) => claim)
  return inOrder.sort((a, b) => TYPES.indexOf(a.type) - TYPES.indexOf(b.type))
}

const CLAIM_TYPES: Readonly<Record<RestingType, string>> = {
  event: 'Milestone',
  document: 'Document',
  position: 'Position',
  pointState: 'State of a point',
}

function toClaimRow(record: NegotiationRecord, claim: RestingClaim): ClaimRow {
  const { type, id, point, sources } = claim
  return {
    type: point === undefined ? CLAIM_TYPES[type] : 'Point',
    link: claimLink(record, claim),
    date: dateInWords(record.find(type, id)?.when ?? ''),
    sources: sources.flatMap(source => sourceView(record, source) ?? []),
  }
}

export function claimLink(record: NegotiationRecord, { type, id, point }: RestingClaim): Link {
  const paths = pathsAt(record.moment)
  if (type === 'event') return eventLink(record, id)
  if (type === 'document') {
    const link = documentLink(record, id)
    if (point === undefined) return link
    const label = record.find('document', id)?.points.find(({ number }) => number === point)?.label ?? ''
    return { text: `${link.text}, point ${point}: ${label}`, href: paths.point(id, point) }
  }
  if (type === 'position') {
    const position = record.find('position', id)
    const text = position ? `${actorLink(record, position.actor).text}: ${position.text}` : id
    return { text, href: position?.event ? eventLink(record, position.event).href : null }
  }
  const state = record.find('pointState', id)
  return { text: state?.text ?? id, href: state ? paths.point(state.document, state.point) : null }
}
