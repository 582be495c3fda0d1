import { dateInWords } from '../../domain/dates/words.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import type { EventCard } from '../events/event-view.ts'
import type { ConflictRow } from '../forms/conflict-row.ts'
import { COUNTRY_NAMES } from '../forms/countries.ts'
import { tickedIn } from '../forms/field.ts'
import {
  anchorOf,
  type FieldView,
  type FormContext,
  fieldViews,
  formContext,
  isUsed,
  type Option,
  optionsOf,
  partedFields,
  problemAt,
  type RareFields,
} from '../forms/field-view.ts'
import { type FormSpec, fieldsIn, isList, type Section } from '../forms/form-spec.ts'
import { LANGUAGE_NAMES } from '../forms/languages.ts'
import { LICENCES } from '../forms/licences.ts'
import type { FieldText } from '../forms/list.ts'
import { fieldsInList, type GroupListView, groupListView } from '../forms/list-view.ts'
import type { Suggestion } from '../forms/lookup.ts'
import { negotiationFields } from '../forms/negotiation-field.ts'
import { CLOSING_FIELDS, PROCESS_FIELDS, WORD_TO_EDITORS } from '../forms/parts.ts'
import { typedPoint } from '../forms/point-lookup.ts'
import { withGroup } from '../forms/rearranging.ts'
import { REPORT } from '../forms/report.ts'
import type { EntryForm } from '../forms/shape.ts'
import type { Shown } from '../forms/shown.ts'
import { aNounOf, ENTRY_PAGES, editPath, entryPath } from '../site/entry-paths.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { DATALIST_LIMIT, formNames } from './datalists.ts'
import type { EntryKind } from './entry-kind.ts'

// The page of any form by which entries are added and corrected, made from a description of the form.

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
  readonly duplicates: readonly (SureLink & { readonly noun: string; readonly date: string; readonly reason: string })[]
  readonly duplicateNouns: string
  readonly isDistinct: boolean
  readonly preview: {
    readonly event: EventCard | null
    readonly fields: readonly FieldText[]
    /** How its date was understood; null where it has none. */
    readonly understood: string | null
    /** Fields from which signs that nobody sees were left out. */
    readonly leftOut: string
  } | null
  readonly conflict: {
    readonly by: string
    readonly at: string
    readonly reason: string | null
    readonly rows: readonly ConflictRow[]
  } | null
  readonly process: readonly FieldView[]
  readonly main: readonly FieldView[]
  /** What a new entry begins with; what it names becomes sources. */
  readonly report: FieldView | null
  /** Where a whole report is looked through, in the form that it fills. */
  readonly captureHref: string | null
  /** Null for an entry that rests on no source. */
  readonly citations: GroupListView | null
  readonly sections: readonly {
    readonly id: string
    readonly title: string
    readonly hint: string
    readonly isOpen: boolean
    readonly fields: readonly FieldView[]
    /** Folded away behind the names of these fields. */
    readonly rare: RareFields | null
    readonly list: GroupListView | null
    readonly takesPaste: boolean
  }[]
  /** Null for an entry that names none as a whole. */
  readonly issues: readonly Option[] | null
  readonly issuesError: string | null
  readonly closing: readonly FieldView[]
  /** Null where it is kept at the desk alone. */
  readonly saveLabel: string | null
  /** Null where it can't be kept without being saved. */
  readonly draftLabel: string | null
  /** What is said to those who look at it first; empty where nobody does. */
  readonly word: readonly FieldView[]
  readonly datalists: readonly { readonly id: string; readonly options: readonly Suggestion[] }[]
}

export const ENTRY_FORM_TEMPLATE = template<EntryFormPage>('editing/entry-form', { styles: 'texts' })

/** The form, and what an answer shows besides it. */
export type FormPageOptions = Partial<
  Pick<EntryFormPage, 'notice' | 'pasted' | 'duplicates' | 'preview' | 'conflict'>
> & {
  readonly problems?: readonly EntryProblem[]
  /** A path at which something was added or taken away just now. */
  readonly opened?: string
  readonly form: EntryForm
  readonly record: NegotiationRecord
  /** Whether it is published when it is saved, looked at by somebody else before, or kept at the desk first. */
  readonly saving?: 'publish' | 'hand-in' | 'keep'
  /** Where the form is sent and left for, if not the place of the entry itself. */
  readonly at?: { readonly action: string; readonly cancelHref: string; readonly draftLabel: string | null }
  /** The entry that is being corrected; null while one is added. */
  readonly editing: { readonly id: string } | null
}

/** Such as “milestone” or “milestone and source”. */
export const nounsOf = (duplicates: EntryFormPage['duplicates']): string =>
  [...new Set(duplicates.map(({ noun }) => noun))].join(' and ')

/** Where a form for a new entry leads back to. */
const LISTS = {
  event: paths.home,
  document: paths.documents,
  position: '/positions',
  pointState: paths.documents,
  actor: paths.actors(),
  source: paths.sources(),
  record: paths.settings,
  process: paths.settings,
  phase: paths.settings,
} as const

export function toEntryFormPage(kind: EntryKind, options: FormPageOptions): EntryFormPage {
  const page = formPage(kind, options)
  if (page.problems.length === 0) return page
  const anchors = anchorsOf(page)
  const places = new Map(anchors.map(({ id }, place) => [`#${id}`, place]))
  const placeOf = ({ href }: { readonly href: string }) => places.get(href) ?? -1
  // Whoever mends one thing after the other goes down the page once. And a message alone does not say where it belongs.
  const problems = page.problems
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ href, message }) => {
      const label = anchors[placeOf({ href })]?.label
      return { href, message: label ? `${label}: ${message}` : message }
    })
  return { ...page, problems }
}

/** Where problems can lead, from the top of the form to its end. */
const anchorsOf = ({
  process,
  report,
  main,
  citations,
  sections,
  closing,
  word,
  isEdit,
}: EntryFormPage): { id: string; label: string }[] => [
  ...process,
  ...(report ? [report] : []),
  ...(isEdit || !citations ? [] : fieldsInList(citations)),
  ...main,
  ...(isEdit && citations ? fieldsInList(citations) : []),
  { id: 'field-issues', label: '' },
  ...sections.flatMap(({ fields, rare, list }) => [
    ...fields,
    ...(rare?.fields ?? []),
    ...(list ? fieldsInList(list) : []),
  ]),
  ...closing,
  ...word,
]

function formPage({ type, spec }: EntryKind, options: FormPageOptions): EntryFormPage {
  const { form: sent, record, editing, problems = [], opened = '', saving = 'publish', at, ...answer } = options
  const isEdit = editing !== null
  const { noun } = ENTRY_PAGES[type]
  // There is always a source to fill in, in a form that does not begin with the report.
  const form = !spec.citations || !isEdit || sent.groups['citations']?.length ? sent : withGroup(sent, 'citations')
  const context = formContext(form, record, problems, opened)
  const views = (fields: readonly Shown[]) => fieldViews(fields, '', form.single, context)
  const [report] = views([REPORT])
  return {
    ...{ notice: null, pasted: null, duplicates: [], preview: null, conflict: null, ...answer },
    noun,
    heading: isEdit ? `Correct this ${noun}` : `Add ${aNounOf(type)}`,
    action: at?.action ?? (editing ? editPath(type, editing.id) : ENTRY_PAGES[type].collection),
    cancelHref: at?.cancelHref ?? (editing ? entryPath(type, editing.id) : LISTS[type]),
    isEdit,
    version: form.single['version'] ?? '',
    problems: problems.map(({ path, message }) => ({ href: `#${anchorOf(path)}`, message })),
    duplicateNouns: nounsOf(answer.duplicates ?? []),
    isDistinct: form.single['distinct'] === 'yes',
    process: spec.citations && record.count('process') === 0 ? views(PROCESS_FIELDS) : [],
    main: views([...(spec.citations ? negotiationFields(record, form.single) : []), ...spec.main]),
    report: spec.citations && !isEdit ? (report ?? null) : null,
    captureHref: type === 'event' && !isEdit ? paths.capture : null,
    citations: spec.citations ? groupListView('citations', spec.citations, context) : null,
    sections: spec.sections.map(section => sectionView(section, context)),
    issues: spec.issues ? optionsOf(ownWordsOf(record).issues, tickedIn(form.single['issues'] ?? '')) : null,
    issuesError: problemAt(context, 'issues'),
    closing: isEdit ? views(CLOSING_FIELDS) : [],
    saveLabel:
      saving === 'keep'
        ? null
        : saving === 'hand-in'
          ? 'Hand in for review'
          : isEdit
            ? 'Save the correction'
            : 'Add to the record',
    draftLabel: at ? at.draftLabel : saving === 'hand-in' ? null : 'Save as draft',
    word: saving === 'hand-in' ? views([WORD_TO_EDITORS]) : [],
    datalists: datalists(context, spec),
  }
}

function sectionView(section: Section<never>, context: FormContext): EntryFormPage['sections'][number] {
  const { name: id, title, hint = '' } = section
  const { takesPaste = false, isOpen = false } = isList(section) ? section : {}
  const { fields, rare } = partedFields(fieldsIn(section), '', context.form.single, context)
  const list = isList(section) ? groupListView(id, section, context) : null
  const isInUse =
    (list?.groups.length ?? 0) > 0 || list?.error != null || [...fields, ...(rare?.fields ?? [])].some(isUsed)
  return { id, title, hint, fields, rare, list, takesPaste, isOpen: isOpen || isInUse }
}

const OFFERED: { readonly [N in NonNullable<Shown['offers']>]: readonly string[] } = {
  countries: COUNTRY_NAMES,
  languages: LANGUAGE_NAMES,
  licences: LICENCES,
}

function datalists({ record, form }: FormContext, spec: FormSpec<never>): EntryFormPage['datalists'] {
  const { single, groups } = form.shape
  const asked = [...single, ...Object.values(groups).flatMap(({ fields }) => fields)]
  return [
    { id: 'actors', options: formNames(record, 'actor') },
    { id: 'documents', options: formNames(record, 'document') },
    // Sources and milestones are many: a script fills these as people type, and without one the server looks them up.
    { id: 'sources', options: [] },
    { id: 'events', options: [] },
    ...Object.entries(OFFERED)
      .filter(([id]) => asked.some(({ offers }) => offers === id))
      .map(([id, words]) => ({ id, options: words.map(value => ({ value, detail: '' })) })),
    ...(spec.sections.some(section => isList(section) && section.takesPaste)
      ? [{ id: 'points', options: points(record, form) }]
      : []),
  ]
}

/** Points of the texts on which this one is based, else of the latest. */
function points(record: NegotiationRecord, form: EntryForm): Suggestion[] {
  const named = (form.groups['basedOn'] ?? []).map(({ document = '' }) => document)
  const texts = record.list('document').filter(({ points }) => points.length > 0)
  const bases = texts.filter(({ id, shortTitle }) => named.includes(id) || named.includes(shortTitle))
  const latest = [...(bases.length > 0 ? bases : texts)].sort((a, b) => (a.when < b.when ? 1 : -1))
  return latest
    .flatMap(({ id, points, when }) => points.map(({ number }) => ({ id, number, when })))
    .slice(0, DATALIST_LIMIT)
    .map(({ id, number, when }) => ({ value: typedPoint(record, id, number), detail: dateInWords(when) }))
}
