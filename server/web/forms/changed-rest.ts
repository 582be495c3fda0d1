import { changesBetween, type FieldChange, type Fields, isPart } from '../../domain/changes/changes.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { TRANSLATORS } from '../../domain/entries/fields.ts'
import { type ChangedField, changedText, insideField, MOVED, type Telling } from './changed-field.ts'
import { languageName } from './languages.ts'

// Differences in what no form shows: the negotiation of an entry, its translations, its keys in other data sets.

const LABELS: Readonly<Record<string, string>> = {
  process: 'Negotiation',
  translations: 'Translations',
  externalIds: 'In other data sets',
  firstRecorded: 'First recorded elsewhere',
  made: 'Made',
  reviewed: 'Read by a second person',
  of: 'Digest of what was translated',
  fields: 'Texts',
}

type InWords = (value: unknown, telling: Telling) => string

const WORDS: Readonly<Record<string, InWords>> = {
  process: (id, { record }) => record.find('process', String(id))?.title ?? String(id),
  externalIds: id => (isPart(id) ? `${id['scheme']}: ${id['value']}` : plain(id)),
  firstRecorded: date => dateInWords(String(date)),
  made: by => TRANSLATORS[by as keyof typeof TRANSLATORS]?.label ?? String(by),
  reviewed: is => (is ? 'Yes' : 'No'),
}

export function changedRest(change: FieldChange, telling: Telling, within = ''): ChangedField[] {
  const { field } = change
  const label = within === 'translations' ? languageName(field) : (LABELS[field] ?? field)
  const inWords = (value: unknown): string =>
    value === undefined || value === null ? '' : (WORDS[field] ?? plain)(value, telling)
  const inside = (changes: readonly FieldChange[]): ChangedField[] =>
    insideField(
      label,
      changes.flatMap(one => changedRest(one, telling, field)),
    )
  if (change.kind === 'inside') return inside(change.inside)
  if (change.kind === 'members') return insideField(label, membersInWords(change, inWords, telling))
  const { before, after } = change
  if (isPart(before ?? {}) && isPart(after ?? {}))
    return inside(changesBetween((before ?? {}) as Fields, (after ?? {}) as Fields))
  if (Array.isArray(before ?? []) && Array.isArray(after ?? []))
    return changesBetween({ [field]: before ?? [] }, { [field]: after ?? [] }).flatMap(one =>
      changedRest(one, telling, within),
    )
  const [was, is] = [inWords(before), inWords(after)]
  return [field in WORDS ? { label, kind: 'value', before: was, after: is } : changedText(label, was, is, telling)]
}

const membersInWords = (
  { members, order }: Extract<FieldChange, { kind: 'members' }>,
  inWords: (part: unknown) => string,
  telling: Telling,
): ChangedField[] => [
  ...members.flatMap((member): ChangedField[] =>
    member.kind === 'changed'
      ? insideField(
          member.key,
          member.inside.flatMap(one => changedRest(one, telling)),
        )
      : [{ label: '', kind: member.kind, text: inWords(member.part) }],
  ),
  ...(order === null ? [] : [MOVED]),
]

const plain = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
