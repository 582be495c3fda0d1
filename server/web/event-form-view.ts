import type { EntryProblem, TimelineEvent } from '../domain/entries.ts'
import { dateInWords } from '../domain/fuzzy-date-words.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  EVENT_KINDS,
  ISSUES,
  OCCURRENCES,
  SIGNIFICANCES,
  TABLES,
} from '../domain/vocabulary.ts'
import type { EventForm } from './event-form.ts'
import { emptyEventForm } from './event-form-filling.ts'
import type { EventCard, Link } from './event-view.ts'
import { anchorOf, type FieldView, FieldViews, type Option, optionsOf } from './form-fields.ts'
import { type GroupListView, GroupViews } from './form-groups.ts'
import { paths } from './paths.ts'

export interface EventFormPage {
  readonly heading: string
  readonly action: string
  readonly cancelHref: string
  readonly isEdit: boolean
  readonly version: string
  readonly problems: readonly { readonly href: string; readonly message: string }[]
  readonly notice: string | null
  readonly duplicates: readonly (Link & { readonly date: string; readonly reason: string })[]
  readonly isDistinct: boolean
  readonly preview: { readonly event: EventCard; readonly understood: string } | null
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
  }[]
  readonly issues: readonly Option[]
  readonly issuesError: string | null
  readonly closing: readonly FieldView[]
  readonly saveLabel: string
  readonly datalists: readonly { readonly id: string; readonly options: readonly { value: string; detail: string }[] }[]
}

/** Datalists beyond this size would weigh more than the form; what is left out is still found when it is typed. */
const DATALIST_LIMIT = 300

export interface FormPageOptions {
  readonly form: EventForm
  readonly record: NegotiationRecord
  readonly editing: TimelineEvent | null
  readonly problems?: readonly EntryProblem[]
  readonly notice?: string | null
  readonly duplicates?: EventFormPage['duplicates']
  readonly preview?: EventFormPage['preview']
  readonly conflict?: EventFormPage['conflict']
}

export function toEventFormPage(options: FormPageOptions): EventFormPage {
  const page = formPage(options)
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
function anchorsOf({ process, main, citations, sections, closing }: EventFormPage): Anchor[] {
  const anchor = ({ id, label }: FieldView, group = '') => ({ href: `#${id}`, label: group + label })
  const inList = (list: GroupListView | null) =>
    (list?.groups ?? []).flatMap(({ title, fields, extra }) =>
      [...fields, ...(extra?.fields ?? [])].map(field => anchor(field, `${title}, `)),
    )
  const alone = (fields: readonly FieldView[]) => fields.map(field => anchor(field))
  return [
    ...alone([...process, ...main]),
    ...inList(citations),
    { href: '#field-issues', label: null },
    ...sections.flatMap(({ fields, list }) => [...alone(fields), ...inList(list)]),
    ...alone(closing),
  ]
}

function formPage(options: FormPageOptions): EventFormPage {
  const { form, record, editing, problems = [], duplicates = [] } = options
  const fields = new FieldViews(form, problems)
  const [first] = form.groups.citations
  const shown = first
    ? form
    : { ...form, groups: { ...form.groups, citations: emptyEventForm(record).groups.citations } }
  const lists = new GroupViews(shown, fields, problems)
  const isEdit = editing !== null
  const needsProcess = record.count('process') === 0
  const section = (
    id: string,
    title: string,
    hint: string,
    sectionFields: readonly FieldView[],
    list: GroupListView | null,
  ): EventFormPage['sections'][number] => ({
    id,
    title,
    hint,
    fields: sectionFields,
    list,
    isOpen:
      (list?.groups.length ?? 0) > 0 ||
      sectionFields.some(field => field.error !== null || (field.control !== 'select' && field.value !== '')),
  })
  return {
    heading: isEdit ? 'Correct this milestone' : 'Add a milestone',
    action: editing ? paths.editEvent(editing.id) : paths.events,
    cancelHref: editing ? paths.event(editing.id) : paths.home,
    isEdit,
    version: form.single.version,
    problems: problems.map(({ path, message }) => ({ href: `#${anchorOf(path)}`, message })),
    notice: options.notice ?? null,
    duplicates,
    isDistinct: form.single.distinct === 'yes',
    preview: options.preview ?? null,
    conflict: options.conflict ?? null,
    process: needsProcess
      ? [
          fields.text('process.title', 'Name of the negotiation', { hint: 'This record has none yet.' }),
          fields.textarea('process.scope', 'What belongs in the record of it', {
            hint: 'The inclusion rule, in a sentence.',
          }),
        ]
      : [],
    main: [
      fields.date('when', 'Date', 'For example 23 Nov 2025, late November 2025, 23–25 Nov 2025, before 25 Nov 2025'),
      fields.select('kind', 'Kind', EVENT_KINDS),
      fields.text('title', 'Title', { hint: 'What happened, in one line' }),
      fields.textarea('summary', 'Summary', { hint: 'Plain text; a blank line begins a paragraph', rows: 5 }),
    ],
    citations: lists.citations(),
    sections: [
      section(
        'certainty',
        'Certainty and weight',
        'How sure it is, how much it matters and at which table it happened',
        [
          fields.select('certainty', 'Certainty', CERTAINTIES),
          fields.select('significance', 'Significance', SIGNIFICANCES),
          fields.select('table', 'Negotiating table', TABLES),
          fields.select('occurrence', 'Has it happened?', OCCURRENCES),
          fields.text('order', 'Order within the day', { hint: 'A whole number; lower comes first', width: 'short' }),
        ],
        null,
      ),
      section(
        'place',
        'Place',
        'Where it happened',
        [
          fields.text('place.name', 'Place', { width: 'medium' }),
          fields.text('place.country', 'Country code', { hint: 'Two letters, such as CH', width: 'short' }),
          fields.text('place.latitude', 'Latitude', { width: 'short' }),
          fields.text('place.longitude', 'Longitude', { width: 'short' }),
        ],
        null,
      ),
      section('participants', 'Participants', 'Who took part, and as what', [], lists.participants()),
      section('quotes', 'Quotes', 'Words as spoken, with speaker and source', [], lists.quotes(record)),
      section(
        'accounts',
        'Accounts',
        'What one side says of it, where others say otherwise',
        [],
        lists.accounts(record),
      ),
      section('documents', 'Documents', 'Texts that were tabled, discussed, changed …', [], lists.documents()),
      section('follows', 'Follows from', 'Earlier milestones that led to it', [], lists.follows()),
      section(
        'deadline',
        'Deadline',
        'A date that was demanded or promised',
        [
          fields.date('deadline.due', 'Due', null),
          fields.text('deadline.setBy', 'Set by', { list: 'actors', width: 'medium' }),
          fields.select('deadline.outcome', 'Outcome', DEADLINE_OUTCOMES),
          fields.textarea('deadline.note', 'Note', { rows: 2 }),
        ],
        null,
      ),
    ],
    issues: optionsOf(ISSUES, form.issues),
    issuesError: problems.find(({ path }) => /^issues(\.|$)/.test(path))?.message ?? null,
    closing: isEdit
      ? [
          fields.text('reason', 'What did you change, and why?', { hint: 'Shown in the public history' }),
          fields.choose('material', 'Weight of the change', [
            ['yes', 'A correction of substance: readers must notice it'],
            ['no', 'Wording or typing only'],
          ]),
        ]
      : [],
    saveLabel: isEdit ? 'Save the correction' : 'Add to the record',
    datalists: datalists(record),
  }
}

function datalists(record: NegotiationRecord): EventFormPage['datalists'] {
  const actors = record
    .list('actor')
    .map(({ name, role }) => ({ value: name, detail: role ?? '' }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
  const documents = record
    .list('document')
    .map(({ shortTitle, when }) => ({ value: shortTitle, detail: dateInWords(when) }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
  return [
    { id: 'actors', options: actors.slice(0, DATALIST_LIMIT) },
    { id: 'documents', options: documents.slice(0, DATALIST_LIMIT) },
    // Sources and milestones are many: a script fills these as people type, and without one the server looks them up.
    { id: 'sources', options: [] },
    { id: 'events', options: [] },
  ]
}
