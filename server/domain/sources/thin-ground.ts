import type { Citation } from '../entries/citation.ts'
import type { EntryType } from '../entries/entries.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// What stands on thin ground, kept current: going through all entries for each page would take longer than the page.

export const RESTING_TYPES = ['event', 'document', 'position', 'pointState'] as const
export type RestingType = (typeof RESTING_TYPES)[number]

/** An entry, or one point of a document, and the sources that it cites. */
export interface RestingClaim {
  readonly type: RestingType
  readonly id: string
  readonly point: string | undefined
  readonly sources: readonly string[]
}

const NONE: ReadonlySet<never> = new Set()

export class ThinGround {
  readonly #record: NegotiationRecord
  /** By the id of the entry: those of its claims that are in a list below. */
  readonly #claims = new Map<string, readonly RestingClaim[]>()
  readonly #onSource = new Map<string, Set<RestingClaim>>()
  readonly #republications = new Set<string>()
  /** What cites one source and no other. */
  readonly onSingleSource = new Set<RestingClaim>()
  /** What cites republications alone: of each source the original was not read. */
  readonly onRepublicationsAlone = new Set<RestingClaim>()

  constructor(record: NegotiationRecord) {
    this.#record = record
    for (const { id, originalPublisher } of record.list('source'))
      if (originalPublisher !== undefined) this.#republications.add(id)
    for (const type of RESTING_TYPES) for (const { id } of record.list(type)) this.#read(type, id)
  }

  /** What cites this source and no other. */
  onSource(id: string): ReadonlySet<RestingClaim> {
    return this.#onSource.get(id) ?? NONE
  }

  /** Must be called for every entry after it has changed, was given or has gone. */
  update(type: EntryType, id: string): void {
    if (type === 'source') this.#updateSource(id)
    else if (isResting(type)) this.#read(type, id)
  }

  #updateSource(id: string): void {
    const isRepublication = this.#record.find('source', id)?.originalPublisher !== undefined
    if (isRepublication === this.#republications.has(id)) return
    if (isRepublication) this.#republications.add(id)
    else this.#republications.delete(id)
    for (const type of RESTING_TYPES) for (const entry of this.#record.referring(id, type)) this.#read(type, entry.id)
  }

  #read(type: RestingType, id: string): void {
    for (const claim of this.#claims.get(id) ?? []) {
      this.onSingleSource.delete(claim)
      this.onRepublicationsAlone.delete(claim)
      this.#onSource.get(claim.sources[0] ?? '')?.delete(claim)
    }
    const claims = this.#claimsOf(type, id).filter(claim => this.#put(claim))
    if (claims.length > 0) this.#claims.set(id, claims)
    else this.#claims.delete(id)
  }

  /** Whether the claim belongs into a list. */
  #put(claim: RestingClaim): boolean {
    const [first = '', ...others] = claim.sources
    const isSingle = others.length === 0
    const isRepublished = claim.sources.every(source => this.#republications.has(source))
    if (isRepublished) this.onRepublicationsAlone.add(claim)
    if (!isSingle) return isRepublished
    this.onSingleSource.add(claim)
    const known = this.#onSource.get(first)
    if (known) known.add(claim)
    else this.#onSource.set(first, new Set([claim]))
    return true
  }

  /** Points without citations are marked as unverified, not counted here; a document's own citations don't count for its points. */
  #claimsOf(type: RestingType, id: string): RestingClaim[] {
    const entry = this.#record.find(type, id)
    if (!entry) return []
    const claims = [claimOf(type, id, entry.citations)]
    if ('points' in entry)
      for (const { citations, number } of entry.points) claims.push(claimOf(type, id, citations, number))
    return claims.filter(({ sources }) => sources.length > 0)
  }
}

const claimOf = (type: RestingType, id: string, citations: readonly Citation[], point?: string): RestingClaim => ({
  type,
  id,
  point,
  sources: [...new Set(citations.map(({ source }) => source))],
})

/** Points in the order of their text. */
export const byTypeAndId = (claims: readonly RestingClaim[]): RestingClaim[] =>
  claims.toSorted(
    (a, b) => RESTING_TYPES.indexOf(a.type) - RESTING_TYPES.indexOf(b.type) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )

const isResting = (type: EntryType): type is RestingType => (RESTING_TYPES as readonly EntryType[]).includes(type)

const grounds = new WeakMap<NegotiationRecord, ThinGround>()

/** Read on first use and kept current from then on. */
export function thinGroundOf(record: NegotiationRecord): ThinGround {
  const known = grounds.get(record)
  if (known) return known
  const ground = new ThinGround(record)
  record.onChange((type, id) => ground.update(type, id))
  grounds.set(record, ground)
  return ground
}
