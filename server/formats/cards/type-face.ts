import { Blob, Face, Font, shape, Buffer as TextBuffer } from 'harfbuzzjs'
import { LRUCache } from 'lru-cache'

/** One font file: what it takes to set text in it and to draw that. */
export interface TypeFace {
  has(codePoint: number): boolean
  /** How wide a text gets, its letters joined and kerned as they are drawn: in parts of the font size. */
  width(text: string): number
  readonly unitsPerEm: number
  /** From left to right; lengths in units of the font, upwards. */
  glyphs(text: string): Glyph[]
}

interface Glyph {
  readonly x: number
  readonly y: number
  /** As the data of an SVG path. */
  readonly outline: string
}

/** A line is measured again with each word that may still fit: most of its words are known by then. */
const WORDS_KEPT = 2_000

/** Reads a font file. A file that is no font is not noticed: it has no characters. */
export function readTypeFace(file: Buffer): TypeFace {
  const face = new Face(new Blob(file))
  const font = new Font(face)
  const characters = new Set(face.collectUnicodes())
  const line = new TextBuffer()
  const shaped = (text: string) => {
    line.reset()
    line.addText(text)
    line.guessSegmentProperties()
    shape(font, line)
    return line.getGlyphInfosAndPositions()
  }
  const shapedWidth = (text: string): number =>
    shaped(text).reduce((sum, { xAdvance = 0 }) => sum + xAdvance, 0) / face.upem
  const space = shapedWidth(' ')
  const words = new LRUCache<string, number>({ max: WORDS_KEPT })
  const outlines = new Map<number, string>()
  const outlineOf = (glyph: number): string => {
    const outline = outlines.get(glyph) ?? font.glyphToPath(glyph)
    outlines.set(glyph, outline)
    return outline
  }
  const widthOfWord = (word: string): number => {
    const width = words.get(word) ?? shapedWidth(word)
    words.set(word, width)
    return width
  }
  return {
    has: codePoint => characters.has(codePoint),
    width: text => text.split(' ').reduce((sum, word, index) => sum + widthOfWord(word) + (index > 0 ? space : 0), 0),
    unitsPerEm: face.upem,
    glyphs: text => {
      let pen = 0
      return shaped(text).map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
        const x = pen + xOffset
        pen += xAdvance
        return { x, y: yOffset, outline: outlineOf(codepoint) }
      })
    },
  }
}
