import type { TimelineEvent } from '../../domain/entries/event.ts'
import { ParameterReader, type ParsedQuery } from '../../domain/parameters/parameter-reader.ts'
import { isId, single } from '../../domain/parameters/readings.ts'
import type { AsOf, NegotiationRecord } from '../../domain/record/negotiation-record.ts'

// A timeline as data, some milestones at a time. The first answer says where the next begins, and pins the instant of the
// record: whatever is recorded meanwhile, all of them together are what the first was a part of.

export interface Part {
  /** How many; null for all. */
  readonly limit: number | null
  /** The id of the milestone before the first. */
  readonly after: string | null
}

const MOST = 1_000

/** Takes its own parameters away from the others. */
export function takePart(params: URLSearchParams): ParsedQuery<Part> {
  const reader = new ParameterReader([...params].filter(([name]) => name === 'limit' || name === 'after'))
  params.delete('limit')
  params.delete('after')
  const limit = reader.read(
    'limit',
    single<number | null>(null, text => {
      const value = /^\d{1,4}$/.test(text) ? Number(text) : 0
      if (value >= 1 && value <= MOST) return { value }
      return { value: null, message: `Ask for 1 to ${MOST.toLocaleString('en')} milestones at a time.` }
    }),
  )
  const after = reader.read(
    'after',
    single<string | null>(null, text =>
      isId(text) ? { value: text } : { value: null, message: 'Take the address that “next” gives.' },
    ),
  )
  return reader.finish({ limit, after })
}

/** Undefined where the milestone before the first is none of them. */
export function partOf(events: readonly TimelineEvent[], { limit, after }: Part): readonly TimelineEvent[] | undefined {
  const before = after === null ? -1 : events.findIndex(({ id }) => id === after)
  if (after !== null && before < 0) return undefined
  return events.slice(before + 1, limit === null ? undefined : before + 1 + limit)
}

/** The parameters of a part, as an address writes them. */
export const partQuery = ({ limit, after }: Part): Record<string, string> => ({
  ...(limit !== null && { limit: String(limit) }),
  ...(after !== null && { after }),
})

/** The instant at which the record is read, said also where nobody has asked for one. */
export const pinned = ({ moment, head }: NegotiationRecord): AsOf =>
  moment.known !== undefined || head.at === null ? moment : { ...moment, known: head.at }
