import type { NegotiatingDocument } from '../entries/document.ts'
import { basesOf, DocumentOrder, type TextsRecord } from './document-order.ts'
import {
  type DropStatement,
  type LineageLink,
  type LinkedText,
  linkedText,
  type PlacedPoint,
  type Point,
  type PointRef,
  pointKey,
} from './lineage-links.ts'

/** A point that was reached from another, and the links that lead there, the earliest first. */
export interface LineagePath {
  readonly from: PointRef
  readonly to: PointRef
  readonly links: readonly LineageLink[]
}

type Direction = 'ancestors' | 'successors'

/**
 * The points of a record and what links them. It reads only the texts that it is asked about, and keeps what it read: make
 * one for a request, and a new one when the record has changed. Links to points that the record does not hold (any more)
 * are links all the same: `point` is undefined for them. Links that go in a circle do no harm: every walk ends.
 */
export class LineageGraph {
  readonly order: DocumentOrder
  readonly #record: TextsRecord
  readonly #texts = new Map<string, LinkedText | undefined>()
  readonly #laterTexts = new Map<string, readonly LinkedText[]>()
  readonly #ancestors = new Map<string, readonly LineageLink[]>()
  readonly #successors = new Map<string, readonly LineageLink[]>()
  /** All points of one component share it. */
  readonly #components = new Map<string, readonly PointRef[]>()

  constructor(record: TextsRecord) {
    this.#record = record
    this.order = new DocumentOrder(record)
  }

  /** Every text of the record, in order. */
  documents(): NegotiatingDocument[] {
    return this.order.sorted(this.#record.list('document'))
  }

  document(id: string): NegotiatingDocument | undefined {
    return this.#text(id)?.document
  }

  point({ document, number }: PointRef): Point | undefined {
    return this.#text(document)?.places.get(number)?.point
  }

  placed(ref: PointRef): PlacedPoint | undefined {
    const document = this.document(ref.document)
    const point = this.point(ref)
    return document && point && { ref, document, point }
  }

  /** By the order of the texts, then by the order in the text; a point that is missing stands last in its text. */
  readonly compare = (a: PointRef, b: PointRef): number => {
    if (a.document !== b.document) return this.order.compare(a.document, b.document)
    const places = this.#text(a.document)?.places
    const last = Number.MAX_SAFE_INTEGER
    const byPlace = (places?.get(a.number)?.index ?? last) - (places?.get(b.number)?.index ?? last)
    return byPlace || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0)
  }

  /** The links to what a point directly comes from, in order; several to the same point where several are recorded. */
  ancestors(ref: PointRef): readonly LineageLink[] {
    const key = pointKey(ref)
    const known = this.#ancestors.get(key)
    if (known) return known
    const links = this.#text(ref.document)?.linksTo.get(ref.number) ?? []
    const sorted = links.toSorted((a, b) => this.compare(a.from, b.from))
    this.#ancestors.set(key, sorted)
    return sorted
  }

  /** The links to what directly comes from a point, in order. */
  successors(ref: PointRef): readonly LineageLink[] {
    const key = pointKey(ref)
    const known = this.#successors.get(key)
    if (known) return known
    const sorted = this.#textsAfter(ref.document)
      .flatMap(text => text.linksFrom.get(key) ?? [])
      .sort((a, b) => this.compare(a.to, b.to))
    this.#successors.set(key, sorted)
    return sorted
  }

  /** Which texts record that they leave out this point. */
  drops(ref: PointRef): readonly DropStatement[] {
    const key = pointKey(ref)
    return this.#textsAfter(ref.document).flatMap(text => text.drops.get(key) ?? [])
  }

  #textsAfter(id: string): readonly LinkedText[] {
    const known = this.#laterTexts.get(id)
    if (known) return known
    const later = this.order
      .sorted(this.#record.referrers(id, 'document').filter(document => document.id !== id))
      .flatMap(document => this.#text(document.id) ?? [])
    this.#laterTexts.set(id, later)
    return later
  }

  /** The texts on which a text directly builds, in order; without those that the record does not hold. */
  bases(id: string): NegotiatingDocument[] {
    const document = this.document(id)
    const bases = document ? [...basesOf(document)] : []
    return this.order.sorted(bases.flatMap(base => this.document(base) ?? []))
  }

  /** The texts that build on a text, over however many versions, in order. */
  descendants(id: string): NegotiatingDocument[] {
    const found = new Map<string, NegotiatingDocument>()
    const waiting = [id]
    for (const next of waiting) {
      for (const { document } of this.#textsAfter(next)) {
        if (found.has(document.id) || document.id === id) continue
        found.set(document.id, document)
        waiting.push(document.id)
      }
    }
    return this.order.sorted(found.values())
  }

  /**
   * Every point that links lead to in one direction, each by a shortest way, the nearest first; not the point itself.
   * Where `stopsAt` holds, the way ends.
   */
  walk(start: PointRef, direction: Direction, stopsAt: (ref: PointRef) => boolean = () => false): LineagePath[] {
    const backwards = direction === 'ancestors'
    const seen = new Set([pointKey(start)])
    const found: LineagePath[] = []
    const waiting: LineagePath[] = [{ from: start, to: start, links: [] }]
    for (const path of waiting) {
      const here = backwards ? path.from : path.to
      for (const [there, links] of byFarEnd(this[direction](here), backwards)) {
        if (seen.has(pointKey(there))) continue
        seen.add(pointKey(there))
        const longer: LineagePath = backwards
          ? { from: there, to: start, links: [...links, ...path.links] }
          : { from: start, to: there, links: [...path.links, ...links] }
        found.push(longer)
        if (!stopsAt(there)) waiting.push(longer)
      }
    }
    return found
  }

  /** All that is connected with a point, itself too, in order; points that the record does not hold are among them. */
  component(start: PointRef): readonly PointRef[] {
    const known = this.#components.get(pointKey(start))
    if (known) return known
    const seen = new Map([[pointKey(start), start]])
    // Going through a Map also visits what is added to it on the way.
    for (const ref of seen.values()) {
      for (const { from } of this.ancestors(ref)) if (!seen.has(pointKey(from))) seen.set(pointKey(from), from)
      for (const { to } of this.successors(ref)) if (!seen.has(pointKey(to))) seen.set(pointKey(to), to)
    }
    const component = [...seen.values()].sort(this.compare)
    for (const key of seen.keys()) this.#components.set(key, component)
    return component
  }

  #text(id: string): LinkedText | undefined {
    if (this.#texts.has(id)) return this.#texts.get(id)
    const document = this.#record.find('document', id)
    const text = document && linkedText(document)
    this.#texts.set(id, text)
    return text
  }
}

function byFarEnd(links: readonly LineageLink[], backwards: boolean): Iterable<[PointRef, LineageLink[]]> {
  const found = new Map<string, [PointRef, LineageLink[]]>()
  for (const link of links) {
    const end = backwards ? link.from : link.to
    const known = found.get(pointKey(end))
    if (known) known[1].push(link)
    else found.set(pointKey(end), [end, [link]])
  }
  return found.values()
}
