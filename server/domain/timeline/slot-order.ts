/** Slots in the order that `compare` gives them. Adding or removing one moves those behind it, and compares few. */
export class SlotOrder {
  readonly #compare: (a: number, b: number) => number
  /** With spare room behind the slots. */
  #slots: Uint32Array
  #size: number

  /** `sorted` are slots that are in order already. */
  constructor(compare: (a: number, b: number) => number, sorted: ArrayLike<number> = []) {
    this.#compare = compare
    this.#slots = Uint32Array.from(sorted)
    this.#size = sorted.length
  }

  get size(): number {
    return this.#size
  }

  /** Shared with this order: it changes with the next change. */
  get slots(): Uint32Array {
    return this.#slots.subarray(0, this.#size)
  }

  add(slot: number): void {
    const place = this.placeOf(slot)
    if (this.#size === this.#slots.length) this.#grow()
    this.#slots.copyWithin(place + 1, place, this.#size)
    this.#slots[place] = slot
    this.#size++
  }

  removeAt(place: number): void {
    this.#slots.copyWithin(place, place + 1, this.#size)
    this.#size--
  }

  /** For a slot that belongs to the same place: all others stay where they are. */
  replaceAt(place: number, slot: number): void {
    this.#slots[place] = slot
  }

  /** Where a slot stands or belongs. */
  placeOf(slot: number): number {
    let [low, high] = [0, this.#size]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(this.#slots[middle] ?? 0, slot) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The first slot from a place on, in either direction, of which something holds. */
  nearest(place: number, step: 1 | -1, holds: (slot: number) => boolean): number | undefined {
    for (let at = place; at >= 0 && at < this.#size; at += step) {
      const slot = this.#slots[at] ?? 0
      if (holds(slot)) return slot
    }
    return undefined
  }

  #grow(): void {
    const grown = new Uint32Array(Math.max(64, this.#slots.length * 2))
    grown.set(this.#slots)
    this.#slots = grown
  }
}
