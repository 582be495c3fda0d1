import type { NegotiatingDocument } from '../entries/document.ts'

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
  const both = a.fidelity === b.fidelity
  const what = both
    ? `Both texts are ${SEVERAL[a.fidelity]} here`
    : `“${a.shortTitle}” is ${ONE[a.fidelity]} here and “${b.shortTitle}” ${ONE[b.fidelity]}`
  return { allowed: false, reason: `${what}: marked words would show how the accounts differ, not how the texts do.` }
}

const isAuthoritative = (fidelity: Fidelity): boolean => fidelity === 'verbatim' || fidelity === 'official-translation'

const reasonFor = (a: Text, b: Text): string =>
  a.fidelity === 'verbatim' && b.fidelity === 'verbatim'
    ? 'Both texts are verbatim here: marked words are changes of the texts.'
    : 'Both texts are verbatim or in an official translation here: a marked word can also be a choice of the translator.'

const SEVERAL: Readonly<Record<Fidelity, string>> = {
  verbatim: 'verbatim',
  'official-translation': 'official translations',
  'unofficial-translation': 'unofficial translations',
  paraphrase: 'paraphrases',
  summary: 'summaries',
  'oral-description': 'known from oral descriptions only',
}

const ONE: Readonly<Record<Fidelity, string>> = {
  verbatim: 'verbatim',
  'official-translation': 'an official translation',
  'unofficial-translation': 'an unofficial translation',
  paraphrase: 'a paraphrase',
  summary: 'a summary',
  'oral-description': 'known from an oral description only',
}
