import type { ActorProfile } from '../../domain/actors/actor-profile.ts'
import { AUTHORITIES, type Position } from '../../domain/entries/position.ts'
import { words } from '../../domain/language/words.ts'
import { isOnWholeText } from '../../domain/positions/stance-matrix.ts'
import { type Standing, standingsOf } from '../../domain/positions/standings.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import type { CutList, Cutter } from '../lists/cut-list.ts'
import { opposedIn, positionView, stanceTerm, termOfCell } from '../positions/stance-view.ts'
import { format } from '../site/count-words.ts'
import { actorLink, documentLink, type Link, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { sourceLink } from '../sources/cited-sources.ts'
import { type ActorQuery, actorListHref, type ListName } from './actor-query.ts'

// Where an actor stands: on each text and issue what was said last by the highest voice, or both where it contradicts itself.

export interface StandingRow {
  readonly stance: TermView
  readonly about: Link
  /** In whose name, where that is somebody else. */
  readonly inNameOf: Link | null
  /** One, or those that contradict each other. */
  readonly statements: readonly Statement[]
}

interface Statement {
  /** Only where there are several. */
  readonly stance: TermView | null
  readonly text: string
  readonly date: DateView
  /** Such as “Minister, A. Name”. */
  readonly authority: string
  readonly source: Link | null
  readonly grade: { readonly text: string; readonly meaning: string } | null
}

interface StandingOnText {
  readonly text: Link | null
  readonly rows: readonly StandingRow[]
  /** To those that are not shown here. */
  readonly more: SureLink | null
}

export interface StandingLists {
  /** By text, the newest text first. */
  readonly standings: CutList<StandingOnText>
  /** All positions that were recorded, those that have been superseded among them. */
  readonly positions: CutList<StandingOnText>
  readonly toAllPositions: SureLink | null
  /** What the actor said in the name of others. */
  readonly stated: CutList<StandingRow>
  /** Nothing that it said for itself or for others is recorded, but positions of those for whom it speaks are. */
  readonly isSilent: boolean
  /** The pages of those for whom the actor speaks and of whom positions are recorded. */
  readonly sidesThatStand: readonly SureLink[]
}

/** Of one text, before the rest is left to the list of all positions. */
const ROWS_SHOWN = 4

export function standingLists(
  record: NegotiationRecord,
  id: string,
  profile: ActorProfile,
  query: ActorQuery,
  cut: Cutter<ListName>,
): StandingLists {
  const { calendar, moment } = record
  const textOf = (document: string | null) => (document === null ? null : documentLink(record, document))
  const stated = standingsOf(profile.stated, calendar)
  const total = profile.positions.reduce((sum, { positions }) => sum + positions.length, 0)
  const sidesThatStand = query.list === null ? sidesWithPositions(record, profile) : []
  return {
    standings: cut('standings', profile.positions, ({ document, positions }) => {
      const standings = standingsOf(positions, calendar)
      const shown = query.list === 'standings' ? standings.length : ROWS_SHOWN
      const rest = standings.length - shown
      return {
        text: textOf(document),
        rows: wholeTextFirst(standings)
          .slice(0, shown)
          .map(standing => standingRow(record, id, standing, shortAbout)),
        more:
          rest > 0
            ? {
                text: words().actors.page.moreOnText(format(rest)),
                href: actorListHref(moment, id, { list: 'standings' }),
              }
            : null,
      }
    }),
    positions: cut('positions', profile.positions, ({ document, positions }) => ({
      text: textOf(document),
      rows: positions.map(position => positionRow(record, id, position)),
      more: null,
    })),
    toAllPositions:
      query.list === null && total > 0
        ? {
            text: words().actors.page.allPositions(format(total)),
            href: actorListHref(moment, id, { list: 'positions' }),
          }
        : null,
    stated: cut('stated', stated, standing =>
      standingRow(record, id, standing, position => positionView(record, position).about),
    ),
    isSilent: sidesThatStand.length > 0 && total + stated.length === 0,
    sidesThatStand,
  }
}

function sidesWithPositions(record: NegotiationRecord, { sides }: ActorProfile): SureLink[] {
  const hasPositions = (side: string) => record.referring(side, 'position').some(({ actor }) => actor === side)
  return sides
    .filter(({ id }) => hasPositions(id))
    .map(({ id, name }) => ({ text: name, href: `${pathsAt(record.moment).actor(id)}#standings` }))
}

const wholeTextFirst = (standings: readonly Standing[]): Standing[] =>
  standings.toSorted((a, b) => Number(isOnWholeText(b.about)) - Number(isOnWholeText(a.about)))

type AboutOf = (position: Position, record: NegotiationRecord) => Link

function standingRow(record: NegotiationRecord, shownFor: string, { cell }: Standing, aboutOf: AboutOf): StandingRow {
  const opposed = opposedIn(cell)
  const shown = opposed.length > 0 ? opposed : cell.counting.slice(0, 1)
  return rowOf(record, shownFor, shown, termOfCell(cell), aboutOf)
}

const positionRow = (record: NegotiationRecord, shownFor: string, position: Position): StandingRow =>
  rowOf(record, shownFor, [position], stanceTerm(position.stance), shortAbout)

function rowOf(
  record: NegotiationRecord,
  shownFor: string,
  shown: readonly Position[],
  stance: TermView,
  aboutOf: AboutOf,
): StandingRow {
  const [first] = shown
  if (!first) throw new Error('a standing rests on a position')
  return {
    stance,
    about: aboutOf(first, record),
    inNameOf: first.actor === shownFor ? null : actorLink(record, first.actor),
    statements: shown.map(position => ({
      stance: shown.length > 1 ? stanceTerm(position.stance) : null,
      ...statementOf(record, position, shownFor),
    })),
  }
}

function statementOf(record: NegotiationRecord, position: Position, shownFor: string): Omit<Statement, 'stance'> {
  const { speaker, authority, citations } = position
  const by = speaker !== undefined && speaker !== shownFor ? [actorLink(record, speaker).text] : []
  const [source] = positionView(record, position).sources
  return {
    text: position.text,
    date: dateView(position.when),
    authority: [termView(AUTHORITIES, authority).label, ...by].join(words().pages.comma),
    source: citations[0] ? sourceLink(record, citations[0].source) : null,
    grade: source ? { text: source.grade, meaning: source.gradeMeaning } : null,
  }
}

/** Under the heading of its text. */
function shortAbout({ about }: Position, record: NegotiationRecord): Link {
  const paths = pathsAt(record.moment)
  if (isOnWholeText(about)) return { text: words().actors.page.wholeText, href: null }
  if (about.point === undefined || about.document === undefined) {
    const issue = about.issue ?? ''
    return { text: termView(ownWordsOf(record).issues, issue).label, href: paths.issue(issue) }
  }
  const point = record.find('document', about.document)?.points.find(({ number }) => number === about.point)
  return point
    ? { text: words().actors.page.point(about.point, point.label), href: paths.point(about.document, point.number) }
    : { text: words().actors.page.pointAlone(about.point), href: null }
}
