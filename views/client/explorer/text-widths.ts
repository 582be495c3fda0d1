import type { Type } from '../../../server/domain/explorer/pen.ts'
import { cssFont } from './canvas-pen.ts'

/** Letters below this code are as wide alone as in a word; words of other scripts are measured whole. */
const FIRST_JOINING = 0x590
const UNKNOWN = -1

/**
 * How wide texts are, from the widths of their letters, which are measured once for each type: thousands of titles are
 * fitted at every step of a zoom.
 */
export class TextWidths {
  readonly #context = document.createElement('canvas').getContext('2d')
  readonly #letters = new Map<string, Float32Array>()
  readonly #words = new Map<string, number>()
  /** The font as it was set: the context answers it in a normalised form, which would never be equal. */
  #set = ''

  /** To be called when other fonts have been loaded. */
  forget(): void {
    this.#letters.clear()
    this.#words.clear()
  }

  readonly measure = (text: string, type: Type): number => {
    const font = cssFont(type)
    let letters = this.#letters.get(font)
    if (!letters) {
      letters = new Float32Array(FIRST_JOINING).fill(UNKNOWN)
      this.#letters.set(font, letters)
    }
    let width = 0
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code >= FIRST_JOINING && !isPunctuation(code)) return this.#whole(text, font)
      if (code >= FIRST_JOINING) {
        width += this.#whole(text.charAt(index), font)
        continue
      }
      let own = letters[code] ?? UNKNOWN
      if (own === UNKNOWN) {
        own = this.#measured(text.charAt(index), font)
        letters[code] = own
      }
      width += own
    }
    return width
  }

  #whole(text: string, font: string): number {
    const key = `${font}\n${text}`
    const known = this.#words.get(key)
    if (known !== undefined) return known
    if (this.#words.size > 5000) this.#words.clear()
    const width = this.#measured(text, font)
    this.#words.set(key, width)
    return width
  }

  #measured(text: string, font: string): number {
    if (!this.#context) return text.length * 8
    if (this.#set !== font) this.#context.font = font
    this.#set = font
    return this.#context.measureText(text).width
  }
}

/** Dashes, quotation marks, the ellipsis. */
const isPunctuation = (code: number): boolean => code >= 0x2010 && code <= 0x2044
