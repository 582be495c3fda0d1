import { readTypedDate, understoodInWords } from '../../domain/dates/typed-date.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { fitted } from '../../domain/text/shortened.ts'
import { type EntryForm, type Member, membersAt } from './shape.ts'
import { type Shown, type Terms, termsIn } from './shown.ts'

// One field of a form as a template shows it, with what was typed and what is wrong with it.

export interface Option {
  readonly value: string
  readonly label: string
  readonly isChosen: boolean
}

export interface FieldView {
  readonly name: string
  readonly id: string
  readonly label: string
  readonly hint: string | null
  readonly value: string
  readonly error: string | null
  readonly control: 'text' | 'textarea' | 'select' | 'checks' | 'hidden'
  readonly rows: number
  readonly width: 'short' | 'medium' | 'full'
  readonly options: readonly Option[]
  /** Further options, by the negotiation to which they belong. */
  readonly groups: readonly { readonly id: string; readonly label: string; readonly options: readonly Option[] }[]
  /** Id of the datalist with which names are found by typing. */
  readonly list: `${NonNullable<Shown['refersTo']>}s` | Shown['offers'] | null
  /** What was typed was understood as this; null where that goes without saying and for what could not be read. */
  readonly understood: string | null
  readonly isDate: boolean
}

export interface FormContext {
  readonly form: EntryForm
  readonly record: NegotiationRecord
  /** The message beside each field, by its id. */
  readonly errors: ReadonlyMap<string, string>
  /** Parts such as `points.3` in which something is wrong, or was added or taken away just now: they are shown. */
  readonly concerned: ReadonlySet<string>
  /** The sources of the form as what rests on them can choose. */
  readonly sources: readonly { readonly value: string; readonly label: string }[]
}

export function formContext(
  form: EntryForm,
  record: NegotiationRecord,
  problems: readonly EntryProblem[],
  opened: string,
): FormContext {
  const errors = new Map(problems.toReversed().map(({ path, message }) => [anchorOf(path), message]))
  const partsAbove = (path: string) => path.split('.').map((_, depth, names) => names.slice(0, depth + 1).join('.'))
  const concerned = new Set([opened, ...problems.map(({ path }) => path)].flatMap(partsAbove))
  return { form, record, errors, concerned, sources: numberedSources(form) }
}

export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`

/** Where the link of a problem leads: a field, or the group of fields in which something is missing. */
export function anchorOf(path: string): string {
  if (/^issues(\.\d+)?$/.test(path)) return 'field-issues'
  if (path === 'citations') return fieldId('citations.0.source')
  if (path === 'id') return fieldId('title')
  return fieldId(path)
}

export const problemAt = ({ errors }: FormContext, name: string): string | null => errors.get(fieldId(name)) ?? null

export const optionsOf = (terms: Terms, chosen: readonly string[]): Option[] =>
  Object.entries(terms).map(([value, { label }]) => ({ value, label, isChosen: chosen.includes(value) }))

/** Fields that are asked of few stand behind a line that names them. */
export interface RareFields {
  readonly summary: string
  readonly isOpen: boolean
  readonly fields: readonly FieldView[]
}

/** The fields of a part of the form, those that are asked of few apart. */
export function partedFields(
  shown: readonly Shown[],
  part: string,
  typed: Member,
  context: FormContext,
): { readonly fields: readonly FieldView[]; readonly rare: RareFields | null } {
  const views = (isRare: boolean) =>
    fieldViews(
      shown.filter(field => (field.isRare ?? false) === isRare),
      part,
      typed,
      context,
    )
  const rare = views(true)
  const summary = rare.map(({ label }) => label).join(', ')
  return { fields: views(false), rare: rare.length > 0 ? { summary, isOpen: rare.some(isUsed), fields: rare } : null }
}

/** Whether something was typed into a field or is wrong with it. */
export const isUsed = ({ error, control, value }: FieldView): boolean =>
  error !== null || (control !== 'select' && value !== '')

/** @param part where the fields stand, such as `points.3.`; empty for the form itself */
export const fieldViews = (fields: readonly Shown[], part: string, typed: Member, context: FormContext): FieldView[] =>
  fields.map(field => fieldView(field, part, typed[field.name] ?? '', context))

function fieldView(field: Shown, part: string, value: string, context: FormContext): FieldView {
  const name = part + field.name
  const isDate = field.control === 'date'
  const groups = optionGroups(field, value, context)
  const options = fieldOptions(groups.length > 0 ? { ...field, terms: {} } : field, value, context)
  const read = isDate ? readTypedDate(value) : null
  return {
    name,
    id: fieldId(name),
    label: field.label,
    hint: field.hint ?? null,
    value,
    error: problemAt(context, name),
    control: options ? (field.control === 'checks' ? 'checks' : 'select') : plainControl(field),
    rows: field.rows ?? 1,
    width: field.width ?? (isDate || options ? 'medium' : 'full'),
    options: options ?? [],
    groups,
    list: field.refersTo ? `${field.refersTo}s` : (field.offers ?? null),
    understood: read?.ok ? understoodInWords(read) : (field.understand?.(value) ?? null),
    isDate,
  }
}

/** Those of the chosen negotiation come first; where two have the same word, it is chosen once. */
function optionGroups({ groups }: Shown, value: string, { record, form }: FormContext): FieldView['groups'] {
  const { process: read = '' } = form.single
  const all = groups?.(record) ?? []
  const inOrder = [...all.filter(({ id }) => id === read), ...all.filter(({ id }) => id !== read)]
  const chosen = inOrder.find(({ terms }) => terms[value])
  return inOrder.map(group => ({
    id: group.id,
    label: group.label,
    options: optionsOf(group.terms, group === chosen ? [value] : []),
  }))
}

const plainControl = ({ control, rows }: Shown): FieldView['control'] =>
  control === 'hidden' ? control : rows ? 'textarea' : 'text'

function fieldOptions({ control, terms, none }: Shown, value: string, context: FormContext): Option[] | null {
  if (control === 'source') return sourceOptions(value, context)
  if (!terms) return null
  const options = optionsOf(termsIn(terms, context.record), control === 'checks' ? value.split('\n') : [value])
  return none === undefined ? options : [{ value: '', label: none, isChosen: value === '' }, ...options]
}

/** Quotes, accounts and the like rest on one of the form's sources, named by its number; another known source is kept. */
function sourceOptions(value: string, { record, sources }: FormContext): Option[] {
  const numbered = sources.map(source => ({ ...source, isChosen: source.value === value }))
  if (numbered.some(({ isChosen }) => isChosen)) return numbered
  // Before the report is read there are no sources to choose from, and what is typed may rest on the first.
  if (value === '1' && sources.length === 0) return [{ value, label: 'The first source', isChosen: true }]
  if (value === '' || /^\d+$/.test(value)) return [{ value: '', label: 'Choose a source', isChosen: true }, ...numbered]
  return [...numbered, { value, label: fitted(record.find('source', value)?.title ?? value, 60), isChosen: true }]
}

const numberedSources = (form: EntryForm): FormContext['sources'] =>
  membersAt(form, 'citations').map((citation, index) => {
    const number = String(index + 1)
    const name = citation['source'] || citation['new.title'] || citation['new.url'] || 'to be filled in above'
    return { value: number, label: `${number}. ${fitted(name, 60)}` }
  })
