import { dateInWords } from '../../domain/dates/words.ts'
import { CREDIBILITIES } from '../../domain/entries/citation.ts'
import { AUTHORITIES, type Position, STANCES } from '../../domain/entries/position.ts'
import { RELIABILITIES } from '../../domain/entries/source.ts'
import { words } from '../../domain/language/words.ts'
import type { StanceCell } from '../../domain/positions/stance-cell.ts'
import { entryHref } from '../site/entry-paths.ts'
import { actorLink, type Findable, type Link, negotiationLink, type SureLink } from '../site/links.ts'
import { issueTerm } from '../site/own-terms.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'

// How a stance is shown, wherever it is shown: by word, by shape, and only then by colour.

/** What a cell may show besides the seven stances. */
const cellTerms = () => words().positions.cells

/** Everything that a legend explains, in the order from yes to no. */
export const stanceLegend = (): TermView[] =>
  [...Object.keys(STANCES), ...Object.keys(cellTerms())].map(id => stanceTerm(id))

export const stanceTerm = (id: string): TermView => termView({ ...STANCES, ...cellTerms() }, id)

/** What a cell shows as one sign: a stance, or one of the other three states. */
export const termOfCell = ({ state, stances: [stance] }: StanceCell): TermView =>
  stanceTerm(state === 'stance' && stance ? stance : state)

/** The statement of the highest authority for each of two or more stances that oppose each other. */
export const opposedIn = (cell: StanceCell): Position[] =>
  isOpposed(cell)
    ? cell.stances.flatMap(stance => cell.counting.find(position => position.stance === stance) ?? [])
    : []

export const isOpposed = ({ state }: StanceCell): boolean => state === 'contradictory' || state === 'varies'

export interface PositionView {
  readonly href: string
  readonly stance: TermView
  readonly date: DateView
  readonly authority: TermView
  readonly text: string
  /** What it is about, such as “Point 21, Territory, of the first draft”. */
  readonly about: Link
  /** Null where the record holds no other. */
  readonly negotiation: SureLink | null
  readonly speaker: Link | null
  readonly quote: {
    readonly text: string
    readonly language: string
    readonly original: string | null
    readonly translator: string | null
    readonly speaker: Link
  } | null
  readonly event: Link | null
  readonly sources: readonly {
    readonly text: string
    readonly href: string
    readonly publisher: string
    readonly url: string | null
    readonly locator: string | null
    readonly language: string
    readonly grade: string
    readonly gradeMeaning: string
  }[]
}

export function positionView(record: Findable, position: Position): PositionView {
  const paths = pathsAt(record.moment)
  const { speaker, quote, event: eventId, citations } = position
  const event = eventId === undefined ? undefined : record.find('event', eventId)
  return {
    href: entryHref(record, 'position', position.id),
    stance: stanceTerm(position.stance),
    date: dateView(position.when),
    authority: termView(AUTHORITIES, position.authority),
    text: position.text,
    about: aboutLink(record, position),
    negotiation: negotiationLink(record, position),
    speaker: speaker === undefined ? null : actorLink(record, speaker),
    quote: quote
      ? {
          text: quote.text,
          language: quote.language,
          original: quote.original,
          translator: quote.translator,
          speaker: actorLink(record, quote.speaker),
        }
      : null,
    event: event ? { text: event.shortTitle ?? event.title, href: paths.event(event.id) } : null,
    sources: citations.flatMap(({ source: id, credibility }) => {
      const source = record.find('source', id)
      if (!source) return []
      const reliability = termView(RELIABILITIES, source.reliability)
      return {
        text: source.title,
        href: paths.source(id),
        publisher: source.publisher,
        url: source.url ?? null,
        locator: source.locator ?? null,
        language: source.language,
        grade: `${reliability.id}${credibility}`,
        gradeMeaning: words().positions.grade(
          reliability.label.toLowerCase(),
          termView(CREDIBILITIES, credibility).label.toLowerCase(),
        ),
      }
    }),
  }
}

function aboutLink(record: Findable, { about }: Position): Link {
  const paths = pathsAt(record.moment)
  const issue = about.issue === undefined ? undefined : issueTerm(record, about.issue)
  if (about.document === undefined) return { text: issue?.label ?? '', href: issue ? paths.issue(issue.id) : null }
  const document = record.find('document', about.document)
  const text = document?.shortTitle ?? about.document
  if (about.point === undefined) {
    const { aboutIssue, aboutWhole } = words().positions
    const whole = issue ? aboutIssue(text, issue.label.toLowerCase()) : aboutWhole(text)
    return { text: whole, href: document ? paths.document(document.id) : null }
  }
  const point = document?.points.find(({ number }) => number === about.point)
  return {
    text: point
      ? words().documents.placedWithLabel(text, about.point, point.label)
      : words().documents.placed(text, about.point),
    href: document && point ? paths.point(document.id, point.number) : null,
  }
}

/** Such as “Rejects (minister, 22 November 2025)”. */
export const inShort = ({ stance, authority, when }: Position): string =>
  `${stanceTerm(stance).label} (${termView(AUTHORITIES, authority).label.toLowerCase()}${words().pages.comma}${dateInWords(when)})`

/** Of what text and point it is, such as “First draft, 16”; null for a position on an issue alone. */
export function placeInShort(record: Findable, { about: { document: id, point } }: Position): string | null {
  if (id === undefined) return null
  const text = record.find('document', id)?.shortTitle ?? id
  return point === undefined ? text : `${text}${words().pages.comma}${point}`
}
