import { expect, test } from 'vitest'
import { aDocument } from '../testing/record-builder.ts'
import { wordLevelMarking } from './word-level-marking.ts'

test.each([
  ['verbatim', 'verbatim', true, 'Both texts are verbatim here'],
  ['verbatim', 'official-translation', true, 'choice of the translator'],
  ['official-translation', 'official-translation', true, 'choice of the translator'],
  ['unofficial-translation', 'unofficial-translation', false, 'Both texts are unofficial translations here'],
  ['verbatim', 'paraphrase', false, '“A” is verbatim here and “B” a paraphrase'],
  ['paraphrase', 'paraphrase', false, 'Both texts are paraphrases here: marked words would show'],
  ['paraphrase', 'oral-description', false, '“A” is a paraphrase here and “B” known from an oral description only'],
] as const)('%s and %s', (left, right, allowed, words) => {
  const a = aDocument({ shortTitle: 'A', fidelity: left }).entry
  const b = aDocument({ shortTitle: 'B', fidelity: right }).entry
  const marking = wordLevelMarking(a, b)
  expect(marking.allowed).toBe(allowed)
  expect(marking.reason).toContain(words)
})
