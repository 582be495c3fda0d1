import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords, silenceInWords } from '../../domain/documents/agreement-claim.ts'
import { OCCURRENCES } from '../../domain/entries/event.ts'
import { POINT_STATES } from '../../domain/entries/point-state.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { coveredUntil } from '../../domain/record/reach.ts'
import { pointLabel } from '../../domain/timeline/composed-brief.ts'
import { isOverdue, type StandingBrief, type StateOfPlay } from '../../domain/timeline/state-of-play.ts'
import type { CurrentText } from '../../domain/timeline/text-on-the-table.ts'
import { format } from '../site/count-words.ts'
import { actorLink, actorNames, linkToEvent, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, termView } from '../site/small-views.ts'
import { type SourceView, sourceView } from '../sources/cited-sources.ts'

// The answer on top: where the negotiation stands, in a paragraph and four facts.

export interface StateOfPlayView {
  readonly brief: BriefView | null
  readonly latest: readonly (SureLink & { readonly date: string; readonly isOverdue: boolean })[]
  /** Deadlines that run, and what is listed as to come. */
  readonly next: readonly (SureLink & { readonly note: string })[]
  readonly text: {
    readonly title: SureLink
    readonly open: readonly { readonly number: string; readonly href: string; readonly label: string }[]
    /** Such as “contested, 24 December 2025”; null where they differ. */
    readonly openNote: string | null
    readonly agreed: readonly AgreedView[]
    readonly withoutState: number
  } | null
  readonly reaches: DateView | null
  /** Whether the day that is read comes before the end of what the record covers. */
  readonly isPast: boolean
  readonly lastChange: DateView | null
  readonly aboutHref: string
}

export interface BriefView {
  /** What a reader needs first, such as “No settlement.” */
  readonly lead: string
  readonly rest: string
  /** Null where the record has put it together by itself. */
  readonly date: DateView | null
  readonly sources: readonly SourceView[]
}

interface AgreedView {
  /** Such as “18 of 20 points”. */
  readonly count: string
  readonly among: string
  /** Whose word it is, from when, and who else has not said so. */
  readonly says: string
}

/** Deadlines and coming events that are named; all of them are in the timeline. */
const LISTED = 2

export function toStateView(record: NegotiationRecord, state: StateOfPlay, today: string): StateOfPlayView {
  const { process, currentText } = state
  const reaches = process ? coveredUntil(record, process) : null
  const editedAt = record.lastEdit?.at ?? null
  return {
    brief: state.brief ? toBriefView(record, state.brief) : null,
    latest: state.latest.map(event => {
      const { date, ...link } = linkToEvent(event, record)
      const isOver = isOverdue(record, event, today)
      return { ...link, date: isOver ? words().timeline.state.wasDue(date) : date, isOverdue: isOver }
    }),
    next: [
      ...state.runningDeadlines.slice(0, LISTED).map(event => ({
        ...linkToEvent(event, record),
        note: words().timeline.state.due(
          dateInWords(event.deadline?.due ?? ''),
          actorLink(record, event.deadline?.setBy ?? '').text,
        ),
      })),
      ...state.toCome.slice(0, LISTED).map(event => {
        const { date, ...link } = linkToEvent(event, record)
        return { ...link, note: `${date}, ${termView(OCCURRENCES, event.occurrence).label.toLowerCase()}` }
      }),
    ],
    text: currentText ? toTextView(record, currentText) : null,
    reaches: reaches === null ? null : dateView(reaches),
    isPast: process !== undefined && record.moment.on !== undefined && reaches !== process.coverage.to,
    lastChange: editedAt === null ? null : dateView(editedAt.slice(0, 10)),
    aboutHref: pathsAt(record.moment).about,
  }
}

/** A first sentence of more characters is no answer in two words. */
const LONGEST_LEAD = 40

export function toBriefView(record: NegotiationRecord, brief: StandingBrief): BriefView {
  const [lead = ''] = new RegExp(`^.{1,${LONGEST_LEAD}}?\\.(?=\\s|$)`).exec(brief.text) ?? []
  const citations = brief.when === null ? [] : brief.citations
  return {
    lead,
    rest: brief.text.slice(lead.length).trim(),
    date: brief.when === null ? null : dateView(brief.when),
    sources: citations.flatMap(citation => sourceView(record, citation.source, citation) ?? []),
  }
}

function toTextView(record: NegotiationRecord, { document, open, agreed, pointsWithoutState }: CurrentText) {
  const paths = pathsAt(record.moment)
  const notes = open.map(
    ({ state, when }) => `${termView(POINT_STATES, state).label.toLowerCase()}, ${dateInWords(when)}`,
  )
  return {
    title: { text: document.shortTitle, href: paths.document(document.id) },
    open: open.map(({ point }) => ({
      number: point,
      href: paths.point(document.id, point),
      label: pointLabel(document.points.find(({ number }) => number === point)?.label ?? ''),
    })),
    openNote: new Set(notes).size === 1 ? (notes[0] ?? null) : null,
    agreed: agreed.map(({ among, points, unconfirmedBy, ...claim }) => ({
      count: words().timeline.state.pointsOf(format(points.length), format(document.points.length)),
      among: actorNames(record, among),
      says: [assertionInWords(record, claim), silenceInWords(record, unconfirmedBy)].filter(Boolean).join('; '),
    })),
    withoutState: pointsWithoutState.length,
  }
}
