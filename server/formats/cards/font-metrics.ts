import { Blob, Face, Font, shape, Buffer as TextBuffer } from 'harfbuzzjs'
import { LRUCache } from 'lru-cache'

/** What it takes to set text without drawing it. */
export interface FontMetrics {
  has(codePoint: number): boolean
  /** How wide a text gets, its letters joined and kerned as they are drawn: in parts of the font size. */
  width(text: string): number
}

/** A line is measured again with each word that may still fit: most of its words are known by then. */
const WORDS_KEPT = 2_000

/** Reads a font file. A file that is no font is not noticed: it has no characters. */
export function readFontMetrics(file: Buffer): FontMetrics {
  const face = new Face(new Blob(file))
  const font = new Font(face)
  const characters = new Set(face.collectUnicodes())
  const line = new TextBuffer()
  const shaped = (text: string): number => {
    line.reset()
    line.addText(text)
    line.guessSegmentProperties()
    shape(font, line)
    return line.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0) / face.upem
  }
  const space = shaped(' ')
  const words = new LRUCache<string, number>({ max: WORDS_KEPT })
  const widthOfWord = (word: string): number => {
    const width = words.get(word) ?? shaped(word)
    words.set(word, width)
    return width
  }
  return {
    has: codePoint => characters.has(codePoint),
    width: text => text.split(' ').reduce((sum, word, index) => sum + widthOfWord(word) + (index > 0 ? space : 0), 0),
  }
}
