import { inTimeOrder } from '../dates/time-order.ts'
import { numberOfDay } from '../dates/timeline-dates.ts'
import { dateInWords, dateOf } from '../dates/words.ts'
import type { Actor } from '../entries/actor.ts'
import { words } from '../language/words.ts'
import { isDated, mayBeHeldOn } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

type Office = Actor['offices'][number]

/** The office somebody holds or, when all have ended, the one they held last. */
export const presentOffice = ({ offices }: Pick<Actor, 'offices'>): Office | undefined =>
  offices.findLast(({ to }) => to === undefined) ?? offices.at(-1)

/** When an office was held, as far as it is known; null where nothing is. */
export function timeInWords({ from, to }: Office): string | null {
  const { since, until } = words().actors.office
  if (from === undefined) return to === undefined ? null : until(dateOf(to))
  return to === undefined ? since(dateOf(from)) : `${dateInWords(from)} – ${dateInWords(to)}`
}

/** Such as “Head of delegation (2012 – 2016)”: an office that has ended is told with its time. */
const withTime = (office: Office): string =>
  office.to === undefined ? office.title : `${office.title} (${timeInWords(office)})`

/**
 * The office that somebody held on the day that is read: one whose dates say so, else as the newest milestone until then
 * names it. An office without dates is told on another day as what it is.
 */
export function officeInWords(record: NegotiationRecord, actor: Actor): string | undefined {
  const { on } = record.moment
  const present = presentOffice(actor)
  if (on === undefined || actor.kind !== 'person') return present && withTime(present)
  const held = actor.offices.findLast(
    office => isDated(office) && mayBeHeldOn(office, numberOfDay(on), record.calendar),
  )
  if (held) return held.title
  for (const { participants } of inTimeOrder(record.referrers(actor.id, 'event'), record.calendar).toReversed()) {
    const named = participants.find(one => one.actor === actor.id && one.as !== undefined)
    if (named) return named.as
  }
  const undated = actor.offices.findLast(office => !isDated(office))
  return undated && words().actors.office.asRecordedNow(undated.title)
}
