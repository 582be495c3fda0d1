import { type ChangeObject, diffArrays } from 'diff'

/** `same` and `removed` parts together are the old text, `same` and `added` parts the new one, letter for letter. */
export interface TextPart {
  readonly text: string
  readonly kind: 'same' | 'removed' | 'added'
}

// Numbers with their separators (`600,000`, `3.5`, `600 000` with a hard space), runs of letters and digits, and words with
// what holds them together (`snap-back`, `28-point`, `Ukraine’s`); then runs of blanks, and single signs.
const NUMBER = '\\p{N}+(?:[.,:/\\u00a0\\u2009\\u202f]\\p{N}+)+'
const PART = `(?:${NUMBER}|[\\p{L}\\p{M}\\p{N}_]+)`
const TOKENS = new RegExp(`${PART}(?:[-\\u2010\\u2011'’]${PART})*|\\s+|[\\s\\S]`, 'gu')

/** Texts with more words changed than this have little in common, and finding out what takes time by its square. */
const MOST_EDITS = 500

interface WordDiff {
  /** A removed part stands before what was added in its place. */
  readonly parts: readonly TextPart[]
  /** How many changes were followed to find them. */
  readonly edits: number
}

/** Word-level differences. */
export function diffWords(before: string, after: string): WordDiff {
  if (before === after) return { parts: before === '' ? [] : [{ text: before, kind: 'same' }], edits: 0 }
  const old = before.match(TOKENS) ?? []
  const fresh = after.match(TOKENS) ?? []
  const replaced = partsOf([{ same: '', removed: before, added: after }])
  if (fewestEdits(old, fresh) > MOST_EDITS) return { parts: replaced, edits: 0 }
  const found = diffArrays(old, fresh, { maxEditLength: MOST_EDITS })
  if (!found) return { parts: replaced, edits: MOST_EDITS }
  const changed = found.filter(({ added, removed }) => added || removed)
  return { parts: partsOf(hunksOf(found)), edits: changed.reduce((sum, { count }) => sum + count, 0) }
}

/** What is there more often in one text than in the other was changed, whatever the order. */
function fewestEdits(old: readonly string[], fresh: readonly string[]): number {
  const surplus = new Map<string, number>()
  for (const token of old) surplus.set(token, (surplus.get(token) ?? 0) + 1)
  for (const token of fresh) surplus.set(token, (surplus.get(token) ?? 0) - 1)
  let edits = 0
  for (const count of surplus.values()) edits += Math.abs(count)
  return edits
}

/** What two texts have in common, followed by where they differ. */
interface Hunk {
  same: string
  removed: string
  added: string
}

function hunksOf(changes: readonly ChangeObject<string[]>[]): Hunk[] {
  const hunks: Hunk[] = []
  let hunk: Hunk = { same: '', removed: '', added: '' }
  for (const { value, added, removed } of changes) {
    const text = value.join('')
    if (removed) hunk.removed += text
    else if (added) hunk.added += text
    else {
      hunks.push(hunk)
      hunk = { same: text, removed: '', added: '' }
    }
  }
  return withoutSharedBlanks(withoutLoneBlanks([...hunks, hunk]))
}

/** Two phrases that share nothing but blanks are one replaced by the other, not a word at a time. */
function withoutLoneBlanks(hunks: readonly Hunk[]): Hunk[] {
  const kept: Hunk[] = []
  for (const hunk of hunks) {
    const last = kept.at(-1)
    const isLone = /^\s+$/.test(hunk.same)
    const removed = (last?.removed ?? '') + hunk.removed
    const added = (last?.added ?? '') + hunk.added
    const isChangedAround = last && (last.removed || last.added) && (hunk.removed || hunk.added)
    if (isLone && isChangedAround && removed && added) {
      last.removed += hunk.same + hunk.removed
      last.added += hunk.same + hunk.added
    } else kept.push({ ...hunk })
  }
  return kept
}

/** Where what was removed and what was added end with the same blank, that blank is the same. */
function withoutSharedBlanks(hunks: readonly Hunk[]): Hunk[] {
  const trimmed: Hunk[] = []
  let ending = ''
  for (const { same, removed, added } of hunks) {
    const shared = blankEnd(removed) === blankEnd(added) ? blankEnd(removed) : ''
    trimmed.push({ same: ending + same, removed: without(removed, shared), added: without(added, shared) })
    ending = shared
  }
  return ending === '' ? trimmed : [...trimmed, { same: ending, removed: '', added: '' }]
}

const blankEnd = (text: string): string => text.slice(text.trimEnd().length)
const without = (text: string, end: string): string => text.slice(0, text.length - end.length)

const partsOf = (hunks: readonly Hunk[]): TextPart[] =>
  hunks.flatMap(({ same, removed, added }) =>
    [
      { text: same, kind: 'same' as const },
      { text: removed, kind: 'removed' as const },
      { text: added, kind: 'added' as const },
    ].filter(({ text }) => text !== ''),
  )
