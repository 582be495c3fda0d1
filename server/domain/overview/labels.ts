// Labels over marks, in rows, none over another. A label stands in a row above the marks; a line leads from it down to its
// mark, past the rows below. Places are parts of the width, so that what fits at one width fits at every larger one: there
// the marks are farther apart, and the words as wide as before.

export interface LabelRequest {
  /** Of the mark, in parts of the width: 0 to 1. */
  readonly at: number
  /** Of the words, in pixels. */
  readonly textWidth: number
}

export interface PlacedLabel<Request extends LabelRequest = LabelRequest> {
  readonly request: Request
  /** 0 is the row nearest to the marks. */
  readonly row: number
  /** Which end of the words is at the line. */
  readonly anchor: 'start' | 'end'
}

/** Between a line and its own words. */
export const LABEL_OFFSET = 5
const CLEARANCE = 6

/**
 * Gives as many labels a place as find room at a width, the most important first: `requests` come in that order. Labels in
 * `kept` keep the place that they have at a smaller width.
 */
export function placeLabels<Request extends LabelRequest>(
  requests: readonly Request[],
  { width, rows }: { readonly width: number; readonly rows: number },
  kept: readonly PlacedLabel<Request>[] = [],
): PlacedLabel<Request>[] {
  // How many labels find room depends on which row is tried first, and no order is always the best.
  let best = kept
  for (const order of ORDERS) {
    const placed = [...kept]
    for (const request of requests) {
      if (kept.some(label => label.request === request)) continue
      const place = placeOf(request, placed, { width, rows }, order)
      if (place) placed.push(place)
    }
    if (placed.length > best.length) best = placed
  }
  return [...best]
}

type Anchor = PlacedLabel['anchor']
const ORDERS: readonly { readonly fromBelow: boolean; readonly anchors: readonly Anchor[] }[] = [
  { fromBelow: true, anchors: ['start', 'end'] },
  { fromBelow: true, anchors: ['end', 'start'] },
  { fromBelow: false, anchors: ['start', 'end'] },
  { fromBelow: false, anchors: ['end', 'start'] },
]

function placeOf<Request extends LabelRequest>(
  request: Request,
  placed: readonly PlacedLabel<Request>[],
  { width, rows }: { readonly width: number; readonly rows: number },
  { fromBelow, anchors }: (typeof ORDERS)[number],
): PlacedLabel<Request> | undefined {
  for (let index = 0; index < rows; index++) {
    const row = fromBelow ? index : rows - 1 - index
    for (const anchor of anchors) if (fits(request, anchor, row, placed, width)) return { request, row, anchor }
  }
  return undefined
}

/** Where the words of a label begin, in pixels. */
const wordsStart = ({ at, textWidth }: LabelRequest, anchor: Anchor, width: number): number =>
  anchor === 'start' ? at * width + LABEL_OFFSET : at * width - LABEL_OFFSET - textWidth

function fits(
  request: LabelRequest,
  anchor: Anchor,
  row: number,
  others: readonly PlacedLabel[],
  width: number,
): boolean {
  const start = wordsStart(request, anchor, width)
  const end = start + request.textWidth
  if (start < 0 || end > width) return false
  for (const other of others) {
    const otherStart = wordsStart(other.request, other.anchor, width)
    const otherEnd = otherStart + other.request.textWidth
    if (other.row === row) {
      if (end + CLEARANCE > otherStart && otherEnd + CLEARANCE > start) return false
    } else if (other.row > row) {
      if (!isClear(other.request.at * width, start, end)) return false
    } else if (!isClear(request.at * width, otherStart, otherEnd)) return false
  }
  return true
}

/** Whether a line passes beside words. Words begin beside their line, so a line at the same place counts as beside them. */
const isClear = (line: number, start: number, end: number): boolean =>
  line <= start - LABEL_OFFSET + 0.001 || line >= end + LABEL_OFFSET - 0.001

const NARROW = new Set("iljtfrI.,:;'’!|()[] ")
const WIDE = new Set('mwMW@%—…')
const CAPITAL = /\p{Lu}/u
/** Characters that are as wide as high. */
const SQUARE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}]/u

/** How wide words are at most in the sans of the interface, in pixels at a font size in pixels. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return Math.ceil(ems * fontSize)
}

function emsOf(character: string): number {
  if (NARROW.has(character)) return 0.34
  if (WIDE.has(character)) return 0.9
  if (character >= 'a' && character <= 'z') return 0.6
  if (SQUARE.test(character)) return 1.3
  return CAPITAL.test(character) ? 0.7 : 0.62
}

/** A shortened title has at least so many characters. */
const LEAST_WORDS = 14
const CLAUSE_END = /(?:[:;,]|\s[–—-])\s/gu
/** Words on which no line may end. */
const LITTLE_WORDS =
  /(?:[\s,;:–—-]+(?:an?|the|and|or|of|in|on|at|to|by|as|for|with|from|into|over|after|its?))*[\s,;:–—-]*$/iu

/**
 * A title of at most so many characters: whole or, failing that, the clauses that it begins with; else it ends between words.
 * Null where little would be left of it.
 */
export function shortTitle(title: string, length: number): string | null {
  const characters = [...title]
  if (characters.length <= length) return title
  const clause = [...title.matchAll(CLAUSE_END)].map(({ index }) => title.slice(0, index)).findLast(isSaying(length))
  if (clause) return clause
  const cut = characters.slice(0, length).join('')
  const words = cut.slice(0, Math.max(0, cut.search(/\s\S*$/u))).replace(LITTLE_WORDS, '')
  return isSaying(length - 1)(words) ? `${words}…` : null
}

const isSaying =
  (length: number) =>
  (text: string): boolean => {
    const characters = [...text].length
    return characters >= LEAST_WORDS && characters <= length
  }
