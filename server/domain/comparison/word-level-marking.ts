import type { NegotiatingDocument } from '../entries/document.ts'
import { words } from '../language/words.ts'

type Text = Pick<NegotiatingDocument, 'shortTitle' | 'fidelity'>
type Fidelity = NegotiatingDocument['fidelity']

/** Whether differences may be marked word by word unasked, and the sentence that tells the reader why (not). */
interface WordLevelMarking {
  readonly allowed: boolean
  readonly reason: string
}

/**
 * Marked words read as a redline of the originals. That is true only of the texts' own words, in the original or in their
 * authors' translation. Two translations by others differ in words where the texts do not, also in one language.
 */
export function wordLevelMarking(a: Text, b: Text): WordLevelMarking {
  if (isAuthoritative(a.fidelity) && isAuthoritative(b.fidelity)) return { allowed: true, reason: reasonFor(a, b) }
  const { marking } = words().comparison
  const what =
    a.fidelity === b.fidelity
      ? marking.both(marking.several[a.fidelity])
      : marking.each(a.shortTitle, marking.one[a.fidelity], b.shortTitle, marking.one[b.fidelity])
  return { allowed: false, reason: marking.accounts(what) }
}

const isAuthoritative = (fidelity: Fidelity): boolean => fidelity === 'verbatim' || fidelity === 'official-translation'

function reasonFor(a: Text, b: Text): string {
  const { marking } = words().comparison
  return a.fidelity === 'verbatim' && b.fidelity === 'verbatim' ? marking.verbatim : marking.official
}
