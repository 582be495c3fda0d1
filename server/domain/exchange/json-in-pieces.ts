import { type JsonText, parseJsonText } from './json-text.ts'

// `JSON.parse` of a long document keeps everybody else waiting for half a second and more. The document is one object
// whose lists hold small entries, so it is cut between those, and each is parsed by itself.

/** What `JSON.parse` makes of the text, one entry of a list of the outermost object at a time. */
export function* readingJson(text: string): Generator<void, JsonText> {
  try {
    return { ok: true, value: yield* new Cutter(text).document() }
  } catch (error) {
    if (!(error instanceof NotInPieces)) throw error
    return parseJsonText(text)
  }
}

/** The text is broken, or is not one object: whoever reads it in one go says what is wrong. */
class NotInPieces extends Error {}

const SPACE = /[ \t\n\r]*/y
/** Up to the next sign that opens, closes or parts something, or begins a text. */
const PLAIN = /[^"[\]{},]*/y

class Cutter {
  readonly #text: string
  #at: number

  constructor(text: string) {
    this.#text = text
    this.#at = text.startsWith('\ufeff') ? 1 : 0
  }

  *document(): Generator<void, unknown> {
    const members: [string, unknown][] = []
    this.#take('{')
    while (!this.#isNext('}')) {
      if (members.length > 0) this.#take(',')
      const name = this.#piece()
      if (typeof name !== 'string') throw new NotInPieces()
      this.#take(':')
      members.push([name, this.#isNext('[') ? yield* this.#list() : this.#piece()])
    }
    this.#take('}')
    if (this.#peek() !== undefined) throw new NotInPieces()
    // Unlike an assignment this makes a member of `__proto__`, as JSON.parse does.
    return Object.fromEntries(members)
  }

  *#list(): Generator<void, unknown[]> {
    const items: unknown[] = []
    this.#take('[')
    while (!this.#isNext(']')) {
      if (items.length > 0) this.#take(',')
      items.push(this.#piece())
      yield
    }
    this.#take(']')
    return items
  }

  /** The value that begins here. */
  #piece(): unknown {
    const from = this.#at
    this.#passValue()
    try {
      return JSON.parse(this.#text.slice(from, this.#at))
    } catch {
      throw new NotInPieces()
    }
  }

  #passValue(): void {
    this.#peek()
    for (let depth = 0; ; ) {
      const sign = this.#text[this.#at]
      if (sign === undefined) throw new NotInPieces()
      if (sign === '"') this.#passText()
      else if (sign === '{' || sign === '[') {
        depth++
        this.#at++
      } else if (sign === '}' || sign === ']') {
        depth--
        this.#at++
      } else if (sign === ',') this.#at++
      else {
        PLAIN.lastIndex = this.#at
        this.#at += PLAIN.exec(this.#text)?.[0].length ?? 0
      }
      if (depth < 0) throw new NotInPieces()
      if (depth === 0) return
    }
  }

  #passText(): void {
    const begun = this.#at
    for (this.#at++; ; this.#at++) {
      this.#at = this.#text.indexOf('"', this.#at)
      if (this.#at === -1) throw new NotInPieces()
      let slashes = 0
      while (this.#at - slashes - 1 > begun && this.#text[this.#at - slashes - 1] === '\\') slashes++
      if (slashes % 2 === 0) break
    }
    this.#at++
  }

  #peek(): string | undefined {
    SPACE.lastIndex = this.#at
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0
    return this.#text[this.#at]
  }

  #isNext(sign: string): boolean {
    return this.#peek() === sign
  }

  #take(sign: string): void {
    if (!this.#isNext(sign)) throw new NotInPieces()
    this.#at++
  }
}
