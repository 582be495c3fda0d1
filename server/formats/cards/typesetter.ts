import type { TypeFace } from './type-face.ts'

// Text as it is set in a picture: which font file has each character, how wide it gets, and what stands where when a line
// runs from right to left. The fonts are cut by script (views/fonts.mjs), so a line may need several.

export interface Font {
  readonly face: 'serif' | 'sans'
  readonly weight: 400 | 600
  /** In pixels. */
  readonly size: number
}

/** Characters in a row that one font file has. */
interface Run {
  readonly text: string
  readonly face: TypeFace
  /** In pixels. */
  readonly width: number
}

export interface Typesetter {
  /** The text without what no font has: letters give way to an ellipsis, signs to nothing. White space becomes single spaces. */
  printable(text: string, font: Font): string
  width(text: string, font: Font): number
  /** The runs of one line from left to right; `rightToLeft` is how the text runs to which the line belongs. */
  runs(line: string, font: Font, rightToLeft: boolean): Run[]
}

/** A font file by its family and weight: see `writePictureFonts` in views/fonts.mjs. */
type FaceFinder = (family: string, weight: 400 | 600) => TypeFace | undefined

const ARABIC = 'arabic'
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** Joins no letters and has no width; written Persian needs it. */
const NON_JOINER = '\u200c'
const EQUIVALENTS: Readonly<Record<string, string>> = { '\u2011': '-', '\u202f': '\u00a0', '\u2192': '–' }

export function createTypesetter(find: FaceFinder): Typesetter {
  const faceOf = (character: string, { face, weight }: Font, current: TypeFace | null): TypeFace | undefined => {
    const code = character.codePointAt(0) as number
    if (current?.has(code)) return current
    const families = [`${face}-latin`, `${face}-latin-ext`, `${face}-cyrillic`, ARABIC]
    return families.map(family => find(family, weightIn(family, weight))).find(found => found?.has(code))
  }

  const inReadingOrder = (text: string, font: Font): Run[] => {
    const parts: { text: string; face: TypeFace }[] = []
    for (const character of text) {
      const last = parts.at(-1)
      const face = faceOf(character, font, last?.face ?? null)
      if (face === undefined) continue
      if (last?.face === face) last.text += character
      else parts.push({ text: character, face })
    }
    return parts.map(({ text, face }) => ({ text, face, width: face.width(text) * font.size }))
  }

  return {
    printable: (text, font) => {
      const characters = [...text.normalize('NFC')].map(character => {
        const known = EQUIVALENTS[character] ?? character
        if (/\s/u.test(known)) return known === '\u00a0' ? known : ' '
        if (INVISIBLE.test(known) && known !== NON_JOINER) return ''
        if (faceOf(known, font, null) !== undefined) return known
        return /[\p{L}\p{N}]/u.test(known) ? '…' : ''
      })
      return characters
        .join('')
        .replace(/…[…\s]*…/g, '…')
        .replace(/ +/g, ' ')
        .trim()
    },
    width: (text, font) => inReadingOrder(text, font).reduce((sum, { width }) => sum + width, 0),
    runs: (line, font, rightToLeft) => {
      if (!rightToLeft) return inReadingOrder(line, font)
      return piecesOfRightToLeft(line)
        .reverse()
        .flatMap(piece => inReadingOrder(piece, font))
    },
  }
}

const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text)

/** Arabic comes in one weight. */
const weightIn = (family: string, weight: 400 | 600): 400 | 600 => (family === ARABIC ? 400 : weight)

/** The direction of the first letter, as the Unicode bidirectional algorithm takes it for a paragraph. */
export const isRightToLeft = (text: string): boolean => isArabic(/\p{L}/u.exec(text)?.[0] ?? '')

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
}

/**
 * A line that runs from right to left, in pieces of one direction each, in reading order: Arabic, then what is left to
 * right in itself (words of other scripts, numbers), and the signs between the two, which run with the line.
 */
function piecesOfRightToLeft(text: string): string[] {
  const pieces = text.match(
    /[\p{Script=Arabic}\p{M}\u200c]+(?:[\s\u00a0]+[\p{Script=Arabic}\p{M}\u200c]+)*|[^\p{Script=Arabic}]+/gu,
  )
  return (pieces ?? []).flatMap(piece => {
    if (isArabic(piece)) return [piece]
    const [, before = '', inside = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(piece) ?? []
    return [...[...before].map(mirrored), inside, ...[...after].map(mirrored)].filter(part => part !== '')
  })
}

const mirrored = (sign: string): string => MIRRORED[sign] ?? sign
