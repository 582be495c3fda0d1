import { isMeeting, type JointAppearance, jointAppearances } from '../../domain/actors/meetings.ts'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { EVENT_KINDS } from '../../domain/entries/event.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { NotFoundError } from '../http/http-error.ts'
import type { CutList, Cutter } from '../lists/cut-list.ts'
import { format } from '../site/count-words.ts'
import { actorLink, type Link, linkToEvent, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { termView } from '../site/small-views.ts'
import { type ActorQuery, actorListHref, type ListName } from './actor-query.ts'
import { type EventList, eventRow } from './rows.ts'

// Whom an actor met, beside whom of its own side it appeared, and the joint appearances with one of them.

interface MeetingRow {
  readonly other: Link
  readonly count: string
  /** The joint appearances one by one. */
  readonly href: string
  /** Calls and mediations in which these two need not have spoken with each other; null for none. */
  readonly unclear: string | null
  readonly first: (SureLink & { readonly date: string }) | null
  readonly last: (SureLink & { readonly date: string }) | null
}

export type MeetingList = CutList<MeetingRow>

export interface MeetingLists {
  readonly met: MeetingList
  readonly colleagues: MeetingList
  readonly hasUnclear: boolean
  readonly joint: (EventList & { readonly other: Link; readonly timelineHref: string }) | null
}

export function meetingLists(
  record: NegotiationRecord,
  id: string,
  query: ActorQuery,
  cut: Cutter<ListName>,
): MeetingLists {
  const joint = jointAppearances(record, id)
  const row = ({ actor, count, first, last, unclear }: JointAppearance): MeetingRow => ({
    other: actorLink(record, actor),
    count: format(count),
    href: actorListHref(record.moment, id, { list: 'joint', with: actor }),
    unclear: unclear.length > 0 ? format(unclear.length) : null,
    first: first ? linkToEvent(first, record) : null,
    last: last ? linkToEvent(last, record) : null,
  })
  const others = joint.filter(({ isColleague }) => !isColleague)
  const colleagues = joint.filter(({ isColleague }) => isColleague)
  const met = cut('met', others, row)
  const beside = cut('colleagues', colleagues, row)
  return {
    met,
    colleagues: beside,
    hasUnclear: [...met.items, ...beside.items].some(({ unclear }) => unclear !== null),
    joint: query.list === 'joint' ? jointList(record, query, joint, cut) : null,
  }
}

function jointList(
  record: NegotiationRecord,
  query: ActorQuery,
  joint: readonly JointAppearance[],
  cut: Cutter<ListName>,
) {
  const pair = joint.find(({ actor }) => actor === query.with)
  if (!pair) throw new NotFoundError(words().actors.problems.notTogether)
  const unclear = new Set(pair.unclear)
  const events = inTimeOrder([...pair.events, ...pair.unclear], record.calendar)
  const kinds = [...new Set(events.filter(isMeeting).map(({ kind }) => kind))]
  const [first, last] = [events[0], events.at(-1)]
  return {
    ...cut(
      'joint',
      events,
      eventRow(record, event => {
        const kind = termView(EVENT_KINDS, event.kind).label
        return unclear.has(event) ? words().actors.meetings.needNot(kind) : kind
      }),
    ),
    other: actorLink(record, pair.actor),
    timelineHref: pathsAt(record.moment).timeline({
      ...EVERYTHING,
      actor: [pair.actor],
      kind: kinds,
      from: first ? record.calendar.datesOf(first.when).firstDay : null,
      to: last ? record.calendar.datesOf(last.when).lastDay : null,
    }),
  }
}
