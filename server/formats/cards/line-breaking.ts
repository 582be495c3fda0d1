interface LineBox {
  readonly width: number
  readonly most: number
  readonly measure: (text: string) => number
}

export interface BrokenText {
  readonly lines: readonly string[]
  /** Whether something is left out, for which an ellipsis stands. */
  readonly isCut: boolean
}

const ELLIPSIS = '…'
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Breaks a text at its spaces into lines that are no wider than the box. A word that is too wide alone is broken where it
 * has to be. When there are more than `most` lines, the last ends with an ellipsis.
 */
export function breakLines(text: string, { width, most, measure }: LineBox): BrokenText {
  const fits = (line: string) => measure(line) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const parts = fits(word) ? [word] : partsOf(word, fits)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
    if (lines.length > most) break
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return { lines, isCut: false }
  const kept = lines.slice(0, most)
  const last = kept.pop()
  return { lines: last === undefined ? [] : [...kept, withEllipsis(last, fits)], isCut: true }
}

/** The same number of lines, as equal in length as they get: no word stands alone in the last of them. */
export function breakEvenly(text: string, box: LineBox): BrokenText {
  const greedy = breakLines(text, box)
  if (greedy.isCut || greedy.lines.length < 2) return greedy
  let [low, high] = [box.width / greedy.lines.length, box.width]
  while (high - low > 4) {
    const middle = (low + high) / 2
    const tried = breakLines(text, { ...box, width: middle })
    // A narrower box also breaks words apart, which is worse than uneven lines.
    const isWhole = tried.lines.join(' ') === greedy.lines.join(' ')
    if (tried.lines.length <= greedy.lines.length && isWhole) high = middle
    else low = middle
  }
  return breakLines(text, { ...box, width: high })
}

function partsOf(word: string, fits: (line: string) => boolean): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && !fits(part + segment)) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

/** As many whole words as have room beside the ellipsis; of a single word, as many letters. */
function withEllipsis(line: string, fits: (line: string) => boolean): string {
  const words = line.split(' ')
  for (; words.length > 1; words.pop()) {
    const cut = ended(words.join(' '))
    if (fits(cut)) return cut
  }
  return cutWord(words[0] ?? '', fits)
}

const ended = (text: string): string => `${text.replace(/[\s.,:;–—-]+$/u, '')}${ELLIPSIS}`

function cutWord(word: string, fits: (line: string) => boolean): string {
  const characters = [...graphemes.segment(word)].map(({ segment }) => segment)
  for (; characters.length > 0; characters.pop()) {
    const cut = ended(characters.join(''))
    if (fits(cut)) return cut
  }
  return ELLIPSIS
}
