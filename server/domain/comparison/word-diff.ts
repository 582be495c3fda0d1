import { type ChangeObject, diffArrays } from 'diff'
import { inPlainSigns, likened } from './alike-signs.ts'

/**
 * `same` and `added` parts together are the new text, letter for letter; `same` and `removed` parts are the old one, but for
 * signs that are alike: what is the same is written as in the new text.
 */
export interface TextPart {
  readonly text: string
  readonly kind: 'same' | 'removed' | 'added'
}

// In plain signs: numbers with their separators (`600,000`, `3.5`, `600 000`), runs of letters and digits, and words with
// what holds them together (`snap-back`, `10-point`, `party's`); then runs of blanks, and single signs.
const GROUPED = '\\p{N}{1,3}(?: \\p{N}{3}(?!\\p{N}))+(?:[.,]\\p{N}+)?'
const NUMBER = `(?:${GROUPED}|\\p{N}+(?:[.,:/]\\p{N}+)+)`
const PART = `(?:${NUMBER}|[\\p{L}\\p{M}\\p{N}_]+)`
const TOKENS = new RegExp(`${PART}(?:[-']${PART})*|\\s+|[\\s\\S]`, 'gu')

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
  if (likened(before) === likened(after)) return { parts: partsOf([{ same: after, removed: '', added: '' }]), edits: 0 }
  const [old, fresh] = [tokensOf(before), tokensOf(after)]
  const [oldLikened, freshLikened] = [old.map(likened), fresh.map(likened)]
  const replaced = partsOf([{ same: '', removed: before, added: after }])
  if (fewestEdits(oldLikened, freshLikened) > MOST_EDITS) return { parts: replaced, edits: 0 }
  const found = diffArrays(oldLikened, freshLikened, { maxEditLength: MOST_EDITS })
  if (!found) return { parts: replaced, edits: MOST_EDITS }
  const changed = found.filter(({ added, removed }) => added || removed)
  return { parts: partsOf(hunksOf(found, old, fresh)), edits: changed.reduce((sum, { count }) => sum + count, 0) }
}

/** As they are written. */
function tokensOf(text: string): string[] {
  const tokens = inPlainSigns(text).match(TOKENS) ?? []
  let end = 0
  return tokens.map(({ length }) => {
    end += length
    return text.slice(end - length, end)
  })
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

function hunksOf(changes: readonly ChangeObject<string[]>[], old: readonly string[], fresh: readonly string[]): Hunk[] {
  let [oldAt, freshAt] = [0, 0]
  const hunks: Hunk[] = []
  let hunk: Hunk = { same: '', removed: '', added: '' }
  for (const { count, added, removed } of changes) {
    const went = added ? [] : old.slice(oldAt, oldAt + count)
    const came = removed ? [] : fresh.slice(freshAt, freshAt + count)
    oldAt += went.length
    freshAt += came.length
    if (removed) hunk.removed += went.join('')
    else if (added) hunk.added += came.join('')
    else {
      hunks.push(hunk)
      hunk = { same: came.join(''), removed: '', added: '' }
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

/** Where what was removed and what was added end with the same blank, that blank is the same: as the new text has it. */
function withoutSharedBlanks(hunks: readonly Hunk[]): Hunk[] {
  const trimmed: Hunk[] = []
  let ending = ''
  for (const { same, removed, added } of hunks) {
    const [went, came] = [blankEnd(removed), blankEnd(added)]
    const isShared = likened(went) === likened(came)
    const hunk = { same: ending + same, removed, added }
    trimmed.push(isShared ? { ...hunk, removed: without(removed, went), added: without(added, came) } : hunk)
    ending = isShared ? came : ''
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
