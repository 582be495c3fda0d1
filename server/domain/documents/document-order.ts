import { TimelineCalendar } from '../dates/timeline-dates.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

/** What lineages and comparisons ask of a record. */
export type TextsRecord = Pick<NegotiationRecord, 'find' | 'list' | 'referrers'>

/**
 * The texts in time: by date, a text never before one that it derives from, whatever their dates leave open, and then by
 * id. It does not depend on which other texts are looked at, nor on the order in which they are stored.
 */
export class DocumentOrder {
  readonly #record: Pick<TextsRecord, 'find'>
  readonly #calendar = new TimelineCalendar()
  readonly #bases = new Map<string, ReadonlySet<string>>()
  readonly #keys = new Map<string, string>()

  constructor(record: Pick<TextsRecord, 'find'>) {
    this.#record = record
  }

  compare(a: string, b: string): number {
    if (a === b) return 0
    return this.#key(a) < this.#key(b) ? -1 : 1
  }

  sorted(documents: Iterable<NegotiatingDocument>): NegotiatingDocument[] {
    return [...documents].sort((a, b) => this.compare(a.id, b.id))
  }

  /** Whether a text goes back to another, over however many versions. */
  descends(later: string, earlier: string): boolean {
    return later !== earlier && this.#allBases(later).has(earlier)
  }

  #key(id: string): string {
    const known = this.#keys.get(id)
    if (known !== undefined) return known
    const bases = this.#allBases(id)
    let date = this.#dateKey(id)
    for (const base of bases) {
      const dateOfBase = this.#dateKey(base)
      if (dateOfBase > date) date = dateOfBase
    }
    // A text has more texts behind it than each of those has, so on one date the number of bases puts it after them.
    const key = `${date} ${String(bases.size).padStart(6, '0')} ${id}`
    this.#keys.set(id, key)
    return key
  }

  #dateKey(id: string): string {
    const document = this.#record.find('document', id)
    if (!document) return ''
    const { key, moment } = this.#calendar.datesOf(document.when)
    return `${key} ${moment}`
  }

  #allBases(id: string): ReadonlySet<string> {
    const known = this.#bases.get(id)
    if (known) return known
    const found = new Set<string>()
    const waiting = [id]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const document = this.#record.find('document', next)
      for (const base of document ? basesOf(document) : []) {
        if (found.has(base)) continue
        found.add(base)
        waiting.push(base)
      }
    }
    this.#bases.set(id, found)
    return found
  }
}

/** The texts that a text builds on: by its own account, or because its points come from theirs or leave theirs out. */
export function basesOf(document: NegotiatingDocument): Set<string> {
  const bases = new Set(document.basedOn)
  for (const { ancestors } of document.points) for (const ancestor of ancestors) bases.add(ancestor.document)
  for (const dropped of document.dropped) bases.add(dropped.document)
  bases.delete(document.id)
  return bases
}
