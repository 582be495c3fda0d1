// Sets of slots. A slot is the number of an event in the timeline's index, given in the order of arrival, so that lists of
// them grow at the end and stay ascending.

/** A bit for every slot. */
export class SlotSet {
  #words: Uint32Array

  constructor(slots: number) {
    this.#words = new Uint32Array((slots + 31) >>> 5)
  }

  add(slot: number): void {
    const word = slot >>> 5
    if (word >= this.#words.length) this.#grow(word + 1)
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (slot & 31))
  }

  delete(slot: number): void {
    const word = slot >>> 5
    if (word < this.#words.length) this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (slot & 31))
  }

  has(slot: number): boolean {
    return (((this.#words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1
  }

  get size(): number {
    const words = this.#words
    let size = 0
    for (let index = 0; index < words.length; index++) size += bitCount(words[index] ?? 0)
    return size
  }

  /** How many slots of a list without repetitions are in the set. */
  countOf(list: SlotList): number {
    const words = this.#words
    const slots = list.slots
    let count = 0
    for (let index = 0; index < list.length; index++) {
      const slot = slots[index] ?? 0
      count += ((words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1
    }
    return count
  }

  copy(): SlotSet {
    const copy = new SlotSet(0)
    copy.#words = this.#words.slice()
    return copy
  }

  intersect(other: SlotSet): this {
    const [words, others] = [this.#words, other.#words]
    for (let index = 0; index < words.length; index++) words[index] = (words[index] ?? 0) & (others[index] ?? 0)
    return this
  }

  subtract(other: SlotSet): this {
    const [words, others] = [this.#words, other.#words]
    const shared = Math.min(words.length, others.length)
    for (let index = 0; index < shared; index++) words[index] = (words[index] ?? 0) & ~(others[index] ?? 0)
    return this
  }

  unite(list: SlotList): this {
    const slots = list.slots
    for (let index = 0; index < list.length; index++) this.add(slots[index] ?? 0)
    return this
  }

  /** Adds the slots that stand at these distances from `first`. */
  addOffsets(first: number, offsets: Uint16Array): void {
    const words = this.#words
    for (let index = 0; index < offsets.length; index++) {
      const slot = first + (offsets[index] ?? 0)
      words[slot >>> 5] = (words[slot >>> 5] ?? 0) | (1 << (slot & 31))
    }
  }

  /** Adds the slots whose bits are set, counted from `first`, a multiple of 32. */
  addBits(first: number, bits: Uint32Array): void {
    const words = this.#words
    const start = first >>> 5
    const count = Math.min(bits.length, words.length - start)
    for (let index = 0; index < count; index++) {
      words[start + index] = (words[start + index] ?? 0) | (bits[index] ?? 0)
    }
  }

  /** Adds the slots of another set that are at or behind `first`, a multiple of 32. */
  addFrom(first: number, other: SlotSet): void {
    this.addBits(first, other.#words.subarray(first >>> 5))
  }

  /** Ascending. */
  *[Symbol.iterator](): Generator<number> {
    for (let word = 0; word < this.#words.length; word++) {
      for (let bits = this.#words[word] ?? 0; bits !== 0; bits &= bits - 1) {
        yield (word << 5) + (31 - Math.clz32(bits & -bits))
      }
    }
  }

  #grow(words: number): void {
    const grown = new Uint32Array(Math.max(words, this.#words.length * 2))
    grown.set(this.#words)
    this.#words = grown
  }
}

/** A growing list of slots, which the caller pushes in ascending order. `slots` has spare room behind `length`. */
export class SlotList {
  #slots = new Uint32Array(4)
  #length = 0

  constructor(...slots: number[]) {
    for (const slot of slots) this.push(slot)
  }

  push(slot: number): void {
    if (this.#length === this.#slots.length) {
      const grown = new Uint32Array(this.#length * 2)
      grown.set(this.#slots)
      this.#slots = grown
    }
    this.#slots[this.#length++] = slot
  }

  get slots(): Uint32Array {
    return this.#slots
  }

  get length(): number {
    return this.#length
  }
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
