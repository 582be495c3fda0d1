// The text of bytes, in whatever encoding they are. What no mark tells is guessed, and to be confirmed by who sees the words.

export const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows, Western European (1252)',
  'windows-1251': 'Windows, Cyrillic (1251)',
  'koi8-u': 'KOI8-U, Cyrillic',
  'windows-1250': 'Windows, Central European (1250)',
  'windows-1256': 'Windows, Arabic (1256)',
} as const

export type Encoding = keyof typeof ENCODINGS

export interface FoundText {
  readonly text: string
  readonly encoding: Encoding
  /** Whether nothing but the look of the words speaks for the encoding. */
  readonly isGuessed: boolean
}

export function textOf(bytes: Uint8Array): FoundText {
  const marked = markOf(bytes)
  if (marked !== undefined) return { text: decoded(bytes, marked), encoding: marked, isGuessed: false }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, encoding: 'utf-8', isGuessed: false }
  } catch {
    const encoding = guessed(bytes.subarray(0, MOST_LOOKED_AT))
    return { text: decoded(bytes, encoding), encoding, isGuessed: true }
  }
}

export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes)
  return encoding === 'windows-1252' ? withWindowsSigns(text) : text
}

/** The encoding that the first bytes name. */
export function markOf(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

const MOST_LOOKED_AT = 65_536

/** Cyrillic words are runs of high bytes, Western ones have a few among other letters. KOI8 has its capitals where 1251 has the others. */
function guessed(bytes: Uint8Array): Encoding {
  let [runs, high, inRun] = [0, 0, false]
  for (const byte of bytes) {
    const isHigh = byte >= 0xc0
    if (isHigh) high++
    if (isHigh && !inRun) runs++
    inRun = isHigh
  }
  if (runs === 0 || high / runs < 2.5) return 'windows-1252'
  const small = decoded(bytes, 'windows-1251').match(/[а-яёіїєґ]/g)?.length ?? 0
  const smallInKoi = decoded(bytes, 'koi8-u').match(/[а-яёіїєґ]/g)?.length ?? 0
  return small >= smallInKoi ? 'windows-1251' : 'koi8-u'
}

// Before version 22, Node takes windows-1252 for ISO-8859-1, which has control characters where Windows has quotation
// marks, dashes and the euro.
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const withWindowsSigns = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, sign => SIGNS[sign.charCodeAt(0) - 0x80] ?? sign)
