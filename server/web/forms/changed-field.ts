import type { WordMarker } from '../../domain/comparison/marked-words.ts'
import type { TextPart } from '../../domain/comparison/word-diff.ts'
import type { Findable } from '../site/links.ts'

/** One difference between two versions of an entry, in the words that readers know from its page and its form. */
export type ChangedField = { readonly label: string } & (
  | { readonly kind: 'value'; readonly before: string; readonly after: string }
  /** A text of which some words differ. */
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'added' | 'removed'; readonly text: string }
  /** Parts that follow each other in another order. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'inside'; readonly inside: readonly ChangedField[] }
)

/** By what differences are told. */
export interface Telling {
  readonly record: Findable
  readonly marker: WordMarker
}

/** Words are marked as long as that holds up nobody. */
export function changedText(label: string, before: string, after: string, { marker }: Telling): ChangedField {
  if (before === '' || after === '' || marker.isSpent) return { label, kind: 'value', before, after }
  return { label, kind: 'text', parts: marker.mark(before, after) }
}

/** What came or went as a whole, told as one difference of each of its fields. */
export const insideField = (label: string, inside: readonly ChangedField[]): ChangedField[] =>
  inside.length === 0 ? [] : [{ label, kind: 'inside', inside }]

export const MOVED: ChangedField = { label: '', kind: 'moved' }
