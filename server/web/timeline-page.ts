import type { Request, RequestHandler } from 'express'
import type { TimelineEvent } from '../domain/entries.ts'
import { dateInWords } from '../domain/fuzzy-date-words.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import { type StateOfPlay, stateOfPlay } from '../domain/state-of-play.ts'
import { FACETS, type Facet, type FacetValue } from '../domain/timeline-facets.ts'
import type { TimelineResult } from '../domain/timeline-index.ts'
import { EVERYTHING, parseTimelineQuery, type TimelineQuery, timelineQueryString } from '../domain/timeline-query.ts'
import {
  CERTAINTIES,
  EVENT_KINDS,
  ISSUES,
  OCCURRENCES,
  POINT_STATES,
  SIGNIFICANCES,
  TABLES,
} from '../domain/vocabulary.ts'
import { actorLink, dateView, documentLink, termView, toEventCard } from './event-view.ts'
import type { PageSender, Site } from './page-sender.ts'
import { type Paths, pathsAt } from './paths.ts'
import { earlier } from './reach.ts'
import { queryOf } from './request-query.ts'
import { clockFields, readingOf } from './time-travel.ts'
import type { FacetView, StateOfPlayView, TimelinePage } from './view-models.ts'

/** `GET /`: the negotiation in order, with filters that are all in the address. */
export const timelinePage =
  ({ site, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, problems } = parseTimelineQuery(params)
    if (query.search !== '') await site.search.ready()
    const canonical = pathsAt(moment).timeline({ ...query, page: lastPageAtMost(record, query) })
    if (problems.length === 0 && !isAddressOf(canonical, req)) {
      res.redirect(302, canonical)
      return
    }
    const page = {
      ...toTimelinePage(record, query),
      problems: problems.map(({ parameter, message }) => ({ field: parameter, message })),
      ...(problems.length > 0 && { isOpening: false }),
      ...typedDates(problems),
    }
    if (problems.length > 0) res.status(400)
    const layout = {
      title: page.isFiltered ? `Filtered – ${page.title}` : page.title,
      canonical,
      moment,
      alternates: [{ type: 'application/json', href: page.exportHref, title: 'This timeline as JSON' }],
    }
    pages.send(
      req,
      res,
      'timeline',
      { layout, page },
      problems.length === 0 && page.months.length > 0 ? { key: canonical } : undefined,
    )
  }

/** A page number beyond the end leads to the last page there is. */
const lastPageAtMost = (record: NegotiationRecord, query: TimelineQuery): TimelineQuery['page'] =>
  query.page === 1 || query.page === 'last' ? query.page : record.timeline.query(query).page

/** Whether a request came for exactly this address, whatever way its characters are encoded. */
const isAddressOf = (canonical: string, req: Request): boolean =>
  queryOf(req).toString() === new URLSearchParams(canonical.split('?')[1] ?? '').toString()

/** A date that could not be read stays in its field as it was typed. */
function typedDates(problems: readonly { readonly parameter: string; readonly typed: readonly string[] }[]) {
  const typed = (name: string) => problems.find(({ parameter }) => parameter === name)?.typed[0]
  const [from, to, search] = [typed('from'), typed('to'), typed('search')]
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(search !== undefined && { search }),
  }
}

const FACET_LABELS: Readonly<Record<Facet, string>> = {
  significance: 'Significance',
  kind: 'Kind',
  table: 'Negotiating table',
  issue: 'Issue',
  actor: 'Actor',
  document: 'Document',
  certainty: 'Certainty',
}

/** Deadlines and coming events that the summary names; all of them are in the timeline. */
const LISTED = 5
/** Values shown of a facet before the rest is folded away. */
const FACET_FIRST = 12
/** Values listed at all; whoever looks for a rarer one finds it by searching. */
const FACET_MOST = 80

export function toTimelinePage(record: NegotiationRecord, query: TimelineQuery): TimelinePage {
  const paths = pathsAt(record.moment)
  const result = record.timeline.query(query)
  const state = stateOfPlay(record)
  const header = record.find('record', 'record')
  const filters = { ...query, page: 1 }
  const isFiltered = timelineQueryString({ ...filters, order: 'oldest' }) !== ''
  return {
    title: header?.title ?? 'A record without a title yet',
    scope: state.process?.summary ?? null,
    isEmpty: record.count('event') === 0,
    isOpening: !isFiltered && result.page === 1,
    state: toStateView(record, state),
    clock: clockFields(record.moment),
    search: query.search,
    from: query.from ?? '',
    to: query.to ?? '',
    showsContext: query.context,
    contextCount: format(result.contextCount),
    isNewestFirst: query.order === 'newest',
    isAtEnd: query.order === 'oldest' && query.to === null && result.page === result.pages,
    facets: facetOrder.map(name => toFacetView(record, name, result.facets[name])),
    problems: [],
    isFiltered,
    countText: countText(result),
    removable: removableFilters(record, query),
    clearHref: paths.timeline({ ...EVERYTHING, order: query.order }),
    orderHref: paths.timeline({ ...filters, order: query.order === 'oldest' ? 'newest' : 'oldest' }),
    latestHref:
      query.order === 'oldest' && result.total > 0
        ? `${paths.timeline({ ...query, page: result.pages })}#latest`
        : null,
    exportHref: paths.timelineJson(filters),
    months: toMonths(record, query, result),
    pager: toPager(paths, query, result),
  }
}

const facetOrder: readonly Facet[] = ['significance', 'kind', 'table', 'issue', 'actor', 'document', 'certainty']
if (facetOrder.length !== FACETS.length) throw new Error('every facet has its place on the page')

const format = (count: number): string => count.toLocaleString('en')

function countText({ total, totalWithoutFilters, page, pages, pageSize }: TimelineResult): string {
  const noun = total === 1 ? 'milestone' : 'milestones'
  if (total === 0) return 'No milestone'
  const first = (page - 1) * pageSize + 1
  const range =
    pages === 1 ? format(total) : `${format(first)}–${format(Math.min(total, page * pageSize))} of ${format(total)}`
  const outOf = total < totalWithoutFilters ? `, out of ${format(totalWithoutFilters)} in the record` : ''
  return `${range} ${noun}${outOf}`
}

function facetLabel(record: NegotiationRecord, name: Facet, value: string): string {
  switch (name) {
    case 'kind':
      return termView(EVENT_KINDS, value).label
    case 'table':
      return termView(TABLES, value).label
    case 'issue':
      return termView(ISSUES, value).label
    case 'certainty':
      return termView(CERTAINTIES, value).label
    case 'significance':
      return termView(SIGNIFICANCES, value).label
    case 'actor':
      return record.find('actor', value)?.name ?? value
    case 'document':
      return record.find('document', value)?.shortTitle ?? value
  }
}

function toFacetView(record: NegotiationRecord, name: Facet, values: readonly FacetValue[]): FacetView {
  const chosenFirst = [...values.filter(({ chosen }) => chosen), ...values.filter(({ chosen }) => !chosen)]
  const options = (name === 'significance' ? [...values].sort((a, b) => (a.value < b.value ? 1 : -1)) : chosenFirst)
    .slice(0, FACET_MOST)
    .map(({ value, count, chosen }) => ({
      value,
      label: facetLabel(record, name, value),
      count: format(count),
      isChosen: chosen,
    }))
  const chosenCount = values.filter(({ chosen }) => chosen).length
  const first = Math.max(FACET_FIRST, chosenCount)
  return {
    name,
    label: FACET_LABELS[name],
    isOpen: chosenCount > 0 || name === 'significance',
    chosenCount,
    first: options.slice(0, first),
    rest: options.slice(first),
  }
}

function removableFilters(record: NegotiationRecord, query: TimelineQuery): TimelinePage['removable'] {
  const without = (change: Partial<TimelineQuery>) => pathsAt(record.moment).timeline({ ...query, page: 1, ...change })
  const chips = facetOrder.flatMap(name =>
    (query[name] as readonly (string | number)[]).map(value => ({
      text: `${FACET_LABELS[name]}: ${facetLabel(record, name, String(value))}`,
      href: without({ [name]: (query[name] as readonly (string | number)[]).filter(other => other !== value) }),
    })),
  )
  return [
    ...(query.search ? [{ text: `“${query.search}”`, href: without({ search: '' }) }] : []),
    ...(query.from ? [{ text: `From ${dateInWords(query.from)}`, href: without({ from: null }) }] : []),
    ...(query.to ? [{ text: `Until ${dateInWords(query.to)}`, href: without({ to: null }) }] : []),
    ...chips,
    ...(query.context ? [{ text: 'With context', href: without({ context: false }) }] : []),
  ]
}

const lastOnLastPage = ({ page, pages, events }: TimelineResult): TimelineEvent | undefined =>
  page === pages ? events.at(-1) : undefined

function toMonths(record: NegotiationRecord, query: TimelineQuery, result: TimelineResult): TimelinePage['months'] {
  const months: { id: string; title: string; days: { date: ReturnType<typeof dateView>; entries: DayEntry[] }[] }[] = []
  const latest = query.order === 'newest' ? undefined : lastOnLastPage(result)
  for (const event of result.events) {
    const { id, title } = monthOf(event.when)
    let month = months.at(-1)
    if (month?.title !== title) {
      month = { id, title, days: [] }
      months.push(month)
    }
    let day = month.days.at(-1)
    if (day?.date.edtf !== event.when) {
      day = { date: dateView(event.when), entries: [] }
      month.days.push(day)
    }
    const gap = result.gaps.get(event.id)
    day.entries.push({
      gap: gap ? `${gap.days} days without a recorded milestone` : null,
      event: toEventCard(event, record),
      isLatest: event === latest,
    })
  }
  // An imprecise date may put a month's heading between two parts of another: ids stay unique all the same.
  const seen = new Map<string, number>()
  return months.map(month => {
    const times = (seen.get(month.id) ?? 0) + 1
    seen.set(month.id, times)
    return times === 1 ? month : { ...month, id: `${month.id}-${times}` }
  })
}

type DayEntry = TimelinePage['months'][number]['days'][number]['entries'][number]

/** The heading under which an event stands: the month of its first day, or its year when no month is known. */
function monthOf(when: string): { id: string; title: string } {
  const month = /^(?:\.\.|)\/?(-?\d{4,}-(?:0[1-9]|1[0-2]))/.exec(when)?.[1]
  if (month) return { id: `month-${month}`, title: dateInWords(month) }
  const year = /-?\d{4,}/.exec(when)?.[0]
  return year ? { id: `year-${year}`, title: `${year}, month not known` } : { id: 'undated', title: 'Date not known' }
}

function toPager(paths: Paths, query: TimelineQuery, { page, pages }: TimelineResult): TimelinePage['pager'] {
  if (pages <= 1) return null
  const to = (target: number, text: string) => ({
    text,
    href: `${paths.timeline({ ...query, page: target })}#timeline`,
  })
  const [back, on] =
    query.order === 'oldest' ? ['Earlier milestones', 'Later milestones'] : ['Later milestones', 'Earlier milestones']
  return {
    earlier: page > 1 ? to(page - 1, back) : null,
    later: page < pages ? to(page + 1, on) : null,
    position: `Page ${page} of ${pages}`,
  }
}

function toStateView(record: NegotiationRecord, state: StateOfPlay): StateOfPlayView {
  const paths = pathsAt(record.moment)
  const { process, currentText, latestLandmark } = state
  const eventLink = (event: TimelineEvent) => ({
    text: event.title,
    href: paths.event(event.id),
    date: dateInWords(event.when),
  })
  const names = (ids: readonly string[]) => new Intl.ListFormat('en').format(ids.map(id => actorLink(record, id).text))
  return {
    reaches: process ? dateView(earlier(record, process.coverage.to)) : null,
    isPast: process !== undefined && earlier(record, process.coverage.to) !== process.coverage.to,
    aboutHref: paths.about,
    deadlinesHref: paths.deadlines(),
    coverageNote: process?.coverage.note ?? null,
    lastChange: record.head.at === null ? null : dateView(record.head.at.slice(0, 10)),
    latestLandmark: latestLandmark ? eventLink(latestLandmark) : null,
    deadlines: state.runningDeadlines.slice(0, LISTED).map(event => ({
      ...eventLink(event),
      due: dateInWords(event.deadline?.due ?? ''),
      setBy: actorLink(record, event.deadline?.setBy ?? '').text,
    })),
    toCome: state.toCome.slice(0, LISTED).map(event => ({
      ...eventLink(event),
      occurrence: termView(OCCURRENCES, event.occurrence).label,
    })),
    text: currentText
      ? {
          title: documentLink(record, currentText.document.id),
          date: dateInWords(currentText.document.when),
          status: currentText.document.status,
          open: currentText.open.map(({ point, state: pointState, when }) => ({
            number: point,
            href: paths.point(currentText.document.id, point),
            label: currentText.document.points.find(({ number }) => number === point)?.label ?? '',
            state: termView(POINT_STATES, pointState).label.toLowerCase(),
            asOf: dateInWords(when),
          })),
          agreed: currentText.agreed.map(({ among, points }) => ({
            count: points.length,
            among: names(among),
            points: points.join(', '),
          })),
          withoutState: currentText.pointsWithoutState.length,
        }
      : null,
  }
}
