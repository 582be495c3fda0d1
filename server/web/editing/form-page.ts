import { dateInWords } from '../../domain/dates/words.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { EventCard } from '../events/event-view.ts'
import type { FieldText } from '../events/form/texts.ts'
import {
  anchorOf,
  type FieldSpec,
  type FieldView,
  type FormContext,
  fieldView,
  type Option,
  optionsOf,
  problemAt,
} from '../forms/fields.ts'
import { fieldsInList, type GroupListView, type GroupSpec, groupListView } from '../forms/groups.ts'
import { SOURCES_LIST } from '../forms/parts.ts'
import { typedPoint } from '../forms/point-lookup.ts'
import { type EntryForm, withGroup } from '../forms/shape.ts'
import { ENTRY_PAGES, editPath, entryPath, type PagedType } from '../site/entry-paths.ts'
import { paths } from '../site/paths.ts'
import type { SureLink } from '../site/small-views.ts'
import { template } from '../site/template.ts'

// The page of any form by which entries are added and corrected, made from a description of the form.

export interface FormSpec {
  readonly main: readonly FieldSpec[]
  /** Whether the entry as a whole names issues. */
  readonly hasIssues: boolean
  readonly sections: readonly SectionSpec[]
}

export interface SectionSpec {
  readonly id: string
  readonly title: string
  readonly hint: string
  readonly fields?: readonly FieldSpec[]
  /** A list of parts that has the name of the section. */
  readonly list?: GroupSpec
  /** Whether a list can be pasted here, in the first of the fields. */
  readonly takesPaste?: boolean
  /** Shown from the beginning. */
  readonly isOpen?: boolean
}

export interface EntryFormPage {
  readonly noun: string
  readonly heading: string
  readonly action: string
  readonly cancelHref: string
  readonly isEdit: boolean
  readonly version: string
  readonly problems: readonly { readonly href: string; readonly message: string }[]
  readonly notice: string | null
  /** What was understood of a pasted list. */
  readonly pasted: string | null
  readonly duplicates: readonly (SureLink & { readonly date: string; readonly reason: string })[]
  readonly isDistinct: boolean
  readonly preview: {
    readonly event: EventCard | null
    readonly fields: readonly FieldText[]
    readonly understood: string
  } | null
  readonly conflict: {
    readonly by: string
    readonly at: string
    readonly reason: string | null
    readonly rows: readonly { readonly field: string; readonly saved: string; readonly yours: string }[]
  } | null
  readonly process: readonly FieldView[]
  readonly main: readonly FieldView[]
  readonly citations: GroupListView
  readonly sections: readonly {
    readonly id: string
    readonly title: string
    readonly hint: string
    readonly isOpen: boolean
    readonly fields: readonly FieldView[]
    readonly list: GroupListView | null
    readonly takesPaste: boolean
  }[]
  /** Null for an entry that names none as a whole. */
  readonly issues: readonly Option[] | null
  readonly issuesError: string | null
  readonly closing: readonly FieldView[]
  readonly saveLabel: string
  readonly datalists: readonly { readonly id: string; readonly options: readonly { value: string; detail: string }[] }[]
}

export const ENTRY_FORM_TEMPLATE = template<EntryFormPage>('editing/entry-form', { styles: 'texts' })

/** What an answer shows besides the form as it was sent. */
export interface FormAnswer {
  readonly problems?: readonly EntryProblem[]
  readonly notice?: string | null
  readonly pasted?: string | null
  readonly opened?: string
  readonly duplicates?: EntryFormPage['duplicates']
  readonly preview?: EntryFormPage['preview']
  readonly conflict?: EntryFormPage['conflict']
}

export interface FormPageOptions extends FormAnswer {
  readonly form: EntryForm
  readonly record: NegotiationRecord
  /** The entry that is being corrected; null while one is added. */
  readonly editing: { readonly id: string } | null
}

/** Whose form it is. */
interface FormKind {
  readonly type: PagedType
  readonly spec: FormSpec
}

/** Where a form for a new entry leads back to. */
const LISTS = {
  event: paths.home,
  document: paths.documents,
  position: '/positions',
  pointState: paths.documents,
} as const

/** Datalists beyond this size would weigh more than the form; what is left out is still found when it is typed. */
const DATALIST_LIMIT = 300

const PROCESS_FIELDS: readonly FieldSpec[] = [
  { name: 'process.title', label: 'Name of the negotiation', hint: 'This record has none yet.' },
  {
    name: 'process.scope',
    label: 'What belongs in the record of it',
    hint: 'The inclusion rule, in a sentence.',
    control: 'textarea',
  },
]

const CLOSING_FIELDS: readonly FieldSpec[] = [
  { name: 'reason', label: 'What did you change, and why?', hint: 'Shown in the public history' },
  {
    name: 'material',
    label: 'Weight of the change',
    terms: [
      ['yes', 'A correction of substance: readers must notice it'],
      ['no', 'Wording or typing only'],
    ],
  },
]

export function toEntryFormPage(kind: FormKind, options: FormPageOptions): EntryFormPage {
  const page = formPage(kind, options)
  const anchors = anchorsOf(page)
  const position = ({ href }: { readonly href: string }) => anchors.findIndex(anchor => anchor.href === href)
  // Whoever mends one thing after the other goes down the page once. And a message alone does not say where it belongs.
  const problems = [...page.problems]
    .sort((a, b) => position(a) - position(b))
    .map(({ href, message }) => {
      const label = anchors[position({ href })]?.label
      return { href, message: label ? `${label}: ${message}` : message }
    })
  return { ...page, problems }
}

interface Anchor {
  readonly href: string
  readonly label: string | null
}

/** Where problems can lead, from the top of the form to its end. */
function anchorsOf({ process, main, citations, sections, closing }: EntryFormPage): Anchor[] {
  const anchor = ({ id, label }: { readonly id: string; readonly label: string | null }) => ({ href: `#${id}`, label })
  return [
    ...[...process, ...main, ...fieldsInList(citations)].map(anchor),
    { href: '#field-issues', label: null },
    ...sections.flatMap(({ fields, list }) => [...fields, ...(list ? fieldsInList(list) : [])].map(anchor)),
    ...closing.map(anchor),
  ]
}

function formPage({ type, spec }: FormKind, options: FormPageOptions): EntryFormPage {
  const { record, editing, problems = [], opened = '' } = options
  const isEdit = editing !== null
  const { noun } = ENTRY_PAGES[type]
  // There is always a source to fill in.
  const form = options.form.groups['citations']?.length ? options.form : withGroup(options.form, 'citations')
  const context: FormContext = { form, record, problems }
  const views = (fields: readonly FieldSpec[] = []) =>
    fields.map(field => fieldView(field, '', form.single[field.name] ?? '', context))
  return {
    noun,
    heading: isEdit ? `Correct this ${noun}` : `Add a ${noun}`,
    action: editing ? editPath(type, editing.id) : ENTRY_PAGES[type].collection,
    cancelHref: editing ? entryPath(type, editing.id) : LISTS[type],
    isEdit,
    version: form.single['version'] ?? '',
    problems: problems.map(({ path, message }) => ({ href: `#${anchorOf(path)}`, message })),
    notice: options.notice ?? null,
    pasted: options.pasted ?? null,
    duplicates: options.duplicates ?? [],
    isDistinct: form.single['distinct'] === 'yes',
    preview: options.preview ?? null,
    conflict: options.conflict ?? null,
    process: record.count('process') === 0 ? views(PROCESS_FIELDS) : [],
    main: views(spec.main),
    citations: groupListView('citations', SOURCES_LIST, context, opened),
    sections: spec.sections.map(section => sectionView(section, views(section.fields), context, opened)),
    issues: spec.hasIssues ? optionsOf(ISSUES, form.issues) : null,
    issuesError: problemAt(context, 'issues'),
    closing: isEdit ? views(CLOSING_FIELDS) : [],
    saveLabel: isEdit ? 'Save the correction' : 'Add to the record',
    datalists: datalists(context, spec),
  }
}

function sectionView(
  { id, title, hint, list: spec, takesPaste = false, isOpen = false }: SectionSpec,
  fields: readonly FieldView[],
  context: FormContext,
  opened: string,
): EntryFormPage['sections'][number] {
  const list = spec ? groupListView(id, spec, context, opened) : null
  const isUsed = ({ error, control, value }: FieldView) => error !== null || (control !== 'select' && value !== '')
  return {
    id,
    title,
    hint,
    fields,
    list,
    takesPaste,
    isOpen: isOpen || (list?.groups.length ?? 0) > 0 || list?.error != null || fields.some(isUsed),
  }
}

function datalists({ record, form }: FormContext, spec: FormSpec): EntryFormPage['datalists'] {
  const byName = (a: { value: string }, b: { value: string }) => (a.value < b.value ? -1 : 1)
  const actors = record
    .list('actor')
    .map(({ name, role }) => ({ value: name, detail: role ?? '' }))
    .sort(byName)
  const documents = record
    .list('document')
    .map(({ shortTitle, when }) => ({ value: shortTitle, detail: dateInWords(when) }))
    .sort(byName)
  return [
    { id: 'actors', options: actors.slice(0, DATALIST_LIMIT) },
    { id: 'documents', options: documents.slice(0, DATALIST_LIMIT) },
    // Sources and milestones are many: a script fills these as people type, and without one the server looks them up.
    { id: 'sources', options: [] },
    { id: 'events', options: [] },
    ...(spec.sections.some(({ takesPaste }) => takesPaste) ? [{ id: 'points', options: points(record, form) }] : []),
  ]
}

/** Points of the texts on which this one is based, else of the latest. */
function points(record: NegotiationRecord, form: EntryForm): { value: string; detail: string }[] {
  const named = (form.groups['basedOn'] ?? []).map(({ document = '' }) => document)
  const texts = record.list('document').filter(({ points }) => points.length > 0)
  const bases = texts.filter(({ id, shortTitle }) => named.includes(id) || named.includes(shortTitle))
  const latest = [...(bases.length > 0 ? bases : texts)].sort((a, b) => (a.when < b.when ? 1 : -1))
  return latest
    .flatMap(({ id, points, when }) => points.map(({ number }) => ({ id, number, when })))
    .slice(0, DATALIST_LIMIT)
    .map(({ id, number, when }) => ({ value: typedPoint(record, id, number), detail: dateInWords(when) }))
}
