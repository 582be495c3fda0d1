import { readTypedDate } from '../../domain/dates/typed-date.ts'
import type { Process } from '../../domain/entries/process.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral, negotiationsOf } from '../../domain/record/negotiations.ts'
import { CHOOSE } from './field.ts'
import type { Member } from './shape.ts'
import type { Shown } from './shown.ts'

// To which of several negotiations an entry belongs: nothing is chosen for anybody, and the likely one stands first.

/** None in a record of one negotiation. */
export function negotiationFields(record: NegotiationRecord, { when = '' }: Member): Shown[] {
  if (!hasSeveral(record)) return []
  const all = negotiationsOf(record).reverse()
  const likely = all.filter(covers(record, when))
  const [first] = likely
  const inOrder = [...likely, ...all.filter(one => !likely.includes(one))]
  return [
    {
      ...CHOOSE,
      name: 'process',
      label: 'Negotiation',
      width: 'full',
      terms: Object.fromEntries(inOrder.map(({ id, title }) => [id, { label: title }])),
      hint:
        first && likely.length === 1 ? `The date typed lies in what “${first.title}” covers` : 'To which it belongs',
    },
  ]
}

function covers(record: NegotiationRecord, typed: string): (negotiation: Process) => boolean {
  const read = readTypedDate(typed)
  if (!read.ok) return () => false
  const { earliest, latest } = record.calendar.datesOf(read.edtf)
  return ({ coverage: { from, to } }) =>
    record.calendar.datesOf(from).earliest <= latest &&
    (to === undefined || earliest <= record.calendar.datesOf(to).latest)
}
