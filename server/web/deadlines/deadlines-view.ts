import { type Deadline, deadlines } from '../../domain/deadlines/deadlines.ts'
import { DEADLINE_OUTCOMES } from '../../domain/entries/event.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { reachOf } from '../../domain/record/reach.ts'
import { type NegotiationTab, negotiationTabs } from '../lists/negotiations.ts'
import { format } from '../site/count-words.ts'
import { actorLink, eventLink, type Link, negotiationLink, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'

interface DeadlineRow {
  readonly id: string
  readonly due: DateView
  readonly setIn: Link
  readonly setOn: DateView
  readonly setBy: Link
  /** Null where the record holds no other, and where the list is of it. */
  readonly negotiation: SureLink | null
  readonly outcome: TermView
  readonly note: string | null
  /** What took its place: “Extended to” or “Brought forward to”, the date, and where that was set. */
  readonly replaced: { readonly words: string; readonly due: string; readonly event: Link } | null
  /** Such as “50 days”; null where that is open. */
  readonly given: string | null
  readonly silence: {
    /** Such as “220 days”. */
    readonly days: string
    /** Since what: the due date, or the last that followed from it. */
    readonly since: string
    readonly lastWord: Link | null
  } | null
}

interface DeadlinesPage {
  readonly groups: readonly { readonly id: string; readonly title: string; readonly rows: readonly DeadlineRow[] }[]
  readonly tabs: readonly NegotiationTab[]
  readonly countText: string
  readonly isEmpty: boolean
  /** The day up to which the silences are counted. */
  readonly reaches: DateView | null
  readonly isPast: boolean
  readonly outcomes: readonly (TermView & { readonly count: string })[]
  readonly jsonHref: string
  readonly csvHref: string
}

export const DEADLINES_TEMPLATE = template<DeadlinesPage>('deadlines/deadlines')

export function toDeadlinesPage(record: NegotiationRecord, process: string | null): DeadlinesPage {
  const paths = pathsAt(record.moment)
  const all = deadlines(record, process)
  const running = all.filter(({ outcome }) => outcome === 'open')
  const past = all.filter(({ outcome }) => outcome !== 'open').reverse()
  const reach = reachOf(record, process === null ? [] : [process])
  const row = (one: Deadline) => ({
    ...toRow(record, one),
    negotiation: process === null ? negotiationLink(record, one.setIn) : null,
  })
  return {
    groups: [
      { id: 'running', title: words().deadlines.open, rows: running.map(row) },
      { id: 'past', title: words().deadlines.past, rows: past.map(row) },
    ].filter(({ rows }) => rows.length > 0),
    tabs: negotiationTabs(record, process, id => paths.deadlines({ process: id })),
    countText: words().deadlines.deadlines(all.length),
    isEmpty: all.length === 0,
    reaches: reach ? dateView(reach) : null,
    isPast: record.moment.on !== undefined,
    outcomes: termIds(DEADLINE_OUTCOMES).map(outcome => ({
      ...termView(DEADLINE_OUTCOMES, outcome),
      count: format(all.filter(one => one.outcome === outcome).length),
    })),
    jsonHref: paths.deadlinesJson({ process }),
    csvHref: paths.deadlinesCsv({ process }),
  }
}

function toRow(record: NegotiationRecord, deadline: Deadline): Omit<DeadlineRow, 'negotiation'> {
  const { setIn, setBy, due, note, outcome, replacedBy, daysGiven, silence } = deadline
  return {
    id: `deadline-${setIn.id}`,
    due: dateView(due),
    setIn: eventLink(record, setIn.id),
    setOn: dateView(setIn.when),
    setBy: actorLink(record, setBy),
    outcome: termView(DEADLINE_OUTCOMES, outcome),
    // Editors write it when the outcome is known: on an earlier day it would tell what came later.
    note: record.moment.on === undefined || outcome !== 'open' ? note : null,
    replaced: replacedBy
      ? {
          words: replacedBy.isLater ? words().deadlines.extendedTo : words().deadlines.earlierDate,
          due: dateView(replacedBy.due).words,
          event: eventLink(record, replacedBy.event.id),
        }
      : null,
    given: daysGiven ? daysInWords(daysGiven.fewest, daysGiven.most) : null,
    silence: silence
      ? {
          days: daysInWords(silence.days, silence.days),
          since: dateView(silence.since).words,
          lastWord: silence.lastWord ? eventLink(record, silence.lastWord.id) : null,
        }
      : null,
  }
}

function daysInWords(fewest: number, most: number): string {
  const { days, daysFromTo } = words().deadlines
  return fewest === most ? days(most) : daysFromTo(format(fewest), days(most))
}
