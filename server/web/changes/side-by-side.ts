import type { TextPart } from '../../domain/comparison/word-diff.ts'
import { words } from '../../domain/language/words.ts'
import { sentenceCase } from '../../domain/text/sentence-case.ts'
import type { ChangedField } from '../forms/changed-field.ts'

/** One difference in a row of its own: each version with what it says, and what of that the other does not. */
export interface ComparedRow {
  readonly label: string
  readonly before: readonly TextPart[]
  readonly after: readonly TextPart[]
}

export const sideBySide = (changes: readonly ChangedField[], within = ''): ComparedRow[] =>
  changes.flatMap(change => rowsOf(change, [within, change.label].filter(Boolean).join(' · ')))

function rowsOf(change: ChangedField, label: string): ComparedRow[] {
  if (change.kind === 'inside') return sideBySide(change.inside, label)
  if (change.kind === 'moved')
    return [{ label, before: [], after: whole('same', sentenceCase(words().changes.fields.inAnotherOrder)) }]
  if (change.kind === 'text')
    return [{ label, before: without('added', change.parts), after: without('removed', change.parts) }]
  const [before, after] =
    change.kind === 'value'
      ? [change.before, change.after]
      : change.kind === 'added'
        ? ['', change.text]
        : [change.text, '']
  return [{ label, before: whole('removed', before), after: whole('added', after) }]
}

const whole = (kind: TextPart['kind'], text: string): TextPart[] => (text === '' ? [] : [{ kind, text }])
const without = (kind: TextPart['kind'], parts: readonly TextPart[]): TextPart[] =>
  parts.filter(part => part.kind !== kind)
