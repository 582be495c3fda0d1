import { dateInWords } from '../../domain/dates/words.ts'
import { CREDIBILITIES } from '../../domain/entries/citation.ts'
import { CERTAINTIES, type TimelineEvent } from '../../domain/entries/event.ts'
import { RELIABILITIES } from '../../domain/entries/source.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { phasesOf } from '../../domain/record/phases.ts'
import { titleOfRecord } from '../../domain/record/set-up.ts'
import { stateOfPlay } from '../../domain/timeline/state-of-play.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { type EventCard, type EventView, toEventView } from '../events/event-view.ts'
import { inLanguage } from '../http/readers-language.ts'
import { rangeInWords } from '../lists/list-view.ts'
import { format, milestones } from '../site/count-words.ts'
import { momentInWords } from '../site/layout.ts'
import type { SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import type { SourceView } from '../sources/cited-sources.ts'
import { filtersInWords } from '../timeline/filters.ts'
import { type MonthView, toMonths } from '../timeline/months.ts'
import { negotiationOfSeveral } from '../timeline/read-negotiation.ts'
import { type BriefView, toBriefView } from '../timeline/state-view.ts'

// The timeline as it is printed: whole, with every source in full, and with what a sheet of paper has to say of itself.

/** A milestone on paper. Names are words here: nobody follows a link on paper but the address of the milestone itself. */
export interface PrintedEvent extends EventCard {
  readonly table: TermView | null
  readonly quotes: EventView['quotes']
  readonly accounts: EventView['accounts']
  readonly sources: readonly SourceView[]
  /** Too long to be kept on one sheet. */
  readonly isLong: boolean
  /** The whole address where the site has a public one, else its path. */
  readonly address: string
}

export interface PrintPage {
  readonly title: string
  readonly scope: string | null
  /** Where the negotiation stands, and on whose word. */
  readonly brief: BriefView | null
  /** What the sheet says of itself, such as “Filters” and “Issue: territory”. */
  readonly facts: readonly { readonly name: string; readonly text: string }[]
  /** Of a result too long for one print: which piece this is and how to have it all. */
  readonly part: {
    readonly number: number
    readonly parts: number
    /** Such as “milestones 501–1,000 of 10,000”. */
    readonly range: string
    readonly most: string
    readonly earlier: SureLink | null
    readonly later: SureLink | null
  } | null
  readonly months: readonly MonthView<PrintedEvent>[]
  /** The months again as a list, with how many milestones each has; empty when the print is short. */
  readonly contents: readonly { readonly id: string; readonly title: string; readonly count: string }[]
  /** What the marks on these sheets mean. */
  readonly certainties: readonly TermView[]
  readonly grades: readonly { readonly title: string; readonly terms: readonly TermView[] }[]
  readonly timelineHref: string
}

export const PRINT_TEMPLATE = template<PrintPage>('print/print')

/** From here on a print has a cover of its own with a list of its months. */
const LONG_PRINT = 25

/** Characters of a milestone that fill about a quarter of a sheet: beyond, it may go on overleaf. */
const LONG_EVENT = 1_400

export function toPrintPage(
  { record, publicUrl }: Pick<Site, 'record' | 'publicUrl'>,
  query: TimelineQuery,
  result: TimelineResult,
  now: Date,
): PrintPage {
  const paths = pathsAt(record.moment)
  const read = negotiationOfSeveral(record, query)
  const state = stateOfPlay(record, now.toISOString().slice(0, 10), read)
  const isLong = result.events.length > LONG_PRINT
  const toCard = (event: TimelineEvent) => toPrintedEvent(event, record, publicUrl)
  const months = toMonths(result, record.calendar, toCard, phasesOf(record, query.process))
  return {
    title: read?.title ?? titleOfRecord(record),
    scope: state.process?.summary ?? null,
    brief: state.brief ? toBriefView(record, state.brief) : null,
    facts: toFacts({ record, publicUrl }, query, result, now),
    part: toPart(record, query, result),
    months,
    contents: isLong ? months.map(month => ({ id: month.id, title: month.title, count: format(sizeOf(month)) })) : [],
    certainties: termIds(CERTAINTIES)
      .filter(id => result.events.some(({ certainty }) => certainty === id))
      .map(id => termView(CERTAINTIES, id)),
    grades: [
      { title: words().edition.letter, terms: Object.keys(RELIABILITIES).map(id => termView(RELIABILITIES, id)) },
      { title: words().edition.figure, terms: Object.keys(CREDIBILITIES).map(id => termView(CREDIBILITIES, id)) },
    ],
    timelineHref: paths.timeline({ ...query, page: 1 }),
  }
}

const sizeOf = ({ days }: MonthView<unknown>): number => days.reduce((sum, { entries }) => sum + entries.length, 0)

/** As it is printed, an address leads to the page in the language of the sheet. */
const own = (path: string): string => inLanguage(path, readersLanguage())

function toPrintedEvent(event: TimelineEvent, record: NegotiationRecord, publicUrl: string | null): PrintedEvent {
  const view = toEventView(event, record)
  return {
    ...view,
    isLong: charactersOf(view) > LONG_EVENT,
    address: `${publicUrl ?? ''}${own(pathsAt(record.moment).event(event.id))}`,
  }
}

const charactersOf = ({ paragraphs, quotes, accounts, sources, participants }: EventView): number =>
  [
    ...paragraphs,
    ...[...quotes, ...accounts].map(({ text }) => text),
    ...participants.map(({ text, as }) => `${text} ${as ?? ''}`),
    ...sources.map(({ publisher, text, url }) => `${publisher} ${text} ${url ?? ''}`),
  ].reduce((sum, { length }) => sum + length, 0)

/** What tells these sheets from all others, wherever they turn up. */
function toFacts(
  { record, publicUrl }: Pick<Site, 'record' | 'publicUrl'>,
  query: TimelineQuery,
  { events, total, totalWithoutFilters, page, order }: TimelineResult,
  now: Date,
): PrintPage['facts'] {
  const { head, moment } = record
  const license = record.find('record', 'record')?.license
  const ends = [events.at(0), events.at(-1)].flatMap(event => (event ? [dateInWords(event.when)] : []))
  const shown = momentInWords(moment)
  const isAll = total === totalWithoutFilters
  const { facts } = words().edition
  return [
    {
      name: facts.contains,
      text: isAll ? milestones(total) : facts.outOf(milestones(total), format(totalWithoutFilters)),
    },
    ...(ends.length > 0 ? [{ name: facts.fromTo, text: [...new Set(ends)].join(' – ') }] : []),
    {
      name: facts.filters,
      text: filtersInWords(record, query).join(words().pages.semicolon) || facts.noFilters,
    },
    { name: facts.order, text: order === 'oldest' ? facts.oldestFirst : facts.newestFirst },
    ...(shown ? [{ name: facts.read, text: shown }] : []),
    {
      name: facts.state,
      text:
        head.at === null
          ? facts.revision(format(head.seq))
          : facts.revisionOf(format(head.seq), dateInWords(head.at.slice(0, 10))),
    },
    { name: facts.hash, text: head.hash },
    { name: facts.made, text: dateInWords(now.toISOString().slice(0, 10)) },
    ...(license ? [{ name: facts.licence, text: facts.licensed(license) }] : []),
    { name: facts.address, text: `${publicUrl ?? ''}${own(pathsAt(moment).print({ ...query, page }))}` },
  ]
}

function toPart(record: NegotiationRecord, query: TimelineQuery, result: TimelineResult): PrintPage['part'] {
  const { page, pages, pageSize } = result
  if (pages === 1) return null
  const to = (target: number) => ({
    text: words().edition.part.one(target),
    href: pathsAt(record.moment).print({ ...query, page: target }),
  })
  return {
    number: page,
    parts: pages,
    range: words().edition.part.milestones(rangeInWords(result)),
    most: format(pageSize),
    earlier: page > 1 ? to(page - 1) : null,
    later: page < pages ? to(page + 1) : null,
  }
}
