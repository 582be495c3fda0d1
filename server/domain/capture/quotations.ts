import type { Span } from './passages.ts'

// Quotations: what stands between a pair of signs within a paragraph. One that never closes is left out, since nobody could
// say where it ends. Each sign is looked at once.

export interface Quotation extends Span {
  /** Without the signs, and without the comma that only leads on to who spoke. */
  readonly text: string
}

type Kind = '“' | '„' | '«' | '»' | '‘' | '"' | "'"

const SIGNS = /[“”„«»‘’"']/g

/** Which openings a sign can close. Only German closes with “, and turns « around. */
const CLOSES: Readonly<Record<string, readonly Kind[]>> = {
  '”': ['“', '„'],
  '“': ['„'],
  '»': ['«'],
  '«': ['»'],
  '’': ['‘'],
  '"': ['"'],
  "'": ["'"],
}

interface Open {
  readonly kind: Kind
  readonly place: number
}

export function quotationsIn(text: string, paragraphs: readonly Span[]): Quotation[] {
  return paragraphs.flatMap(paragraph => pairsIn(text, paragraph)).flatMap(pair => quotationOf(text, pair) ?? [])
}

/** The outermost pairs, in order. */
function pairsIn(text: string, { start, end }: Span): Span[] {
  const open: Open[] = []
  const openOf = new Map<Kind, number>()
  const count = (kind: Kind, by: 1 | -1): number => {
    const amount = (openOf.get(kind) ?? 0) + by
    openOf.set(kind, amount)
    return amount
  }
  const pairs: Span[] = []
  for (const { index, 0: sign } of text.slice(start, end).matchAll(SIGNS)) {
    const place = start + index
    const kinds = closingAt(text, place, sign).filter(kind => (openOf.get(kind) ?? 0) > 0)
    if (kinds.length > 0) {
      const opening = closeLast(open, kinds, count)
      // Whatever stands within is part of this one.
      while (pairs.length > 0 && (pairs.at(-1)?.start ?? 0) > opening.place) pairs.pop()
      pairs.push({ start: opening.place, end: place + 1 })
    } else {
      const kind = openingAt(text, place, sign)
      if (kind === undefined) continue
      open.push({ kind, place })
      count(kind, 1)
    }
  }
  return pairs
}

/** Takes back the last opening that fits, with those after it that never closed. */
function closeLast(open: Open[], kinds: readonly Kind[], count: (kind: Kind, by: -1) => number): Open {
  for (;;) {
    const last = open.pop() as Open
    count(last.kind, -1)
    if (kinds.includes(last.kind)) return last
  }
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
const isSpace = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign)

function closingAt(text: string, place: number, sign: string): readonly Kind[] {
  // An apostrophe within a word closes nothing; a straight sign closes only behind something, a single one behind a stop.
  if (sign === '’' && isLetter(text[place + 1])) return []
  if (sign === '"' && (isSpace(text[place - 1]) || isLetter(text[place + 1]))) return []
  if (sign === "'" && !(/[,.!?…]/.test(text[place - 1] ?? '') && isSpace(text[place + 1]))) return []
  return CLOSES[sign] ?? []
}

function openingAt(text: string, place: number, sign: string): Kind | undefined {
  if (sign === '”' || sign === '’') return undefined
  if (sign === '"' && (isLetter(text[place - 1]) || isSpace(text[place + 1]))) return undefined
  if (sign === '»' && (isLetter(text[place - 1]) || isSpace(text[place + 1]))) return undefined
  if (sign === '‘' && isLetter(text[place - 1])) return undefined
  if (sign === "'" && !(isSpace(text[place - 1]) && isLetter(text[place + 1]))) return undefined
  return sign as Kind
}

function quotationOf(text: string, pair: Span): Quotation | undefined {
  const words = text
    .slice(pair.start + 1, pair.end - 1)
    .trim()
    .replace(/[,،]$/u, '')
    .trim()
  return isLetter(words.match(/[\p{L}\p{N}]/u)?.[0]) ? { ...pair, text: words } : undefined
}
