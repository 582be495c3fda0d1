import type { EntryProblem, TimelineEvent } from '../domain/entries.ts'
import { readTypedDate } from '../domain/fuzzy-date-reading.ts'
import { dateInWords } from '../domain/fuzzy-date-words.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import {
  ACTOR_KINDS,
  CERTAINTIES,
  CREDIBILITIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  ISSUES,
  OCCURRENCES,
  PARTS,
  RELIABILITIES,
  SIGNIFICANCES,
  SOURCE_KINDS,
  TABLES,
  type Term,
} from '../domain/vocabulary.ts'
import {
  completeGroup,
  type EventForm,
  GROUP_DEFAULTS,
  type GroupName,
  SINGLE_FIELDS,
  type SingleField,
} from './event-form.ts'
import type { EventCard, Link } from './event-view.ts'
import { typedName } from './lookup.ts'
import { paths } from './paths.ts'

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
  readonly control: 'text' | 'textarea' | 'select'
  readonly rows: number
  readonly width: 'short' | 'medium' | 'full'
  readonly options: readonly Option[]
  /** Id of the datalist with which names are found by typing. */
  readonly list: 'actors' | 'sources' | 'documents' | 'events' | null
  /** What a typed date was understood as; null for other fields and for what could not be read. */
  readonly understood: string | null
  readonly isDate: boolean
}

export interface GroupView {
  readonly id: string
  readonly title: string
  readonly fields: readonly FieldView[]
  readonly extra: { readonly title: string; readonly isOpen: boolean; readonly fields: readonly FieldView[] } | null
  readonly removeIntent: string
}

export interface GroupListView {
  readonly name: GroupName
  readonly groups: readonly GroupView[]
  readonly addIntent: string
  readonly addLabel: string
  /** Where the page opens after one was added. */
  readonly nextId: string
}

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

export function emptyEventForm(record: NegotiationRecord): EventForm {
  const defaults: Partial<Record<SingleField, string>> = {
    process: record.list('process').at(-1)?.id ?? '',
    kind: 'statement',
    occurrence: 'occurred',
    certainty: 'reported',
    significance: '2',
    table: 'other',
    'deadline.outcome': 'open',
    material: 'yes',
  }
  return {
    single: Object.fromEntries(SINGLE_FIELDS.map(name => [name, defaults[name] ?? ''])) as EventForm['single'],
    issues: ['process'],
    groups: {
      citations: [completeGroup('citations', GROUP_DEFAULTS.citations)],
      participants: [],
      quotes: [],
      accounts: [],
      documents: [],
      follows: [],
    },
  }
}

export function eventFormOf(event: TimelineEvent, version: number, record: NegotiationRecord): EventForm {
  const actor = (id: string) => typedName(record, 'actor', { id })
  const cited = (source: string): string => {
    const index = event.citations.findIndex(citation => citation.source === source)
    return index < 0 ? source : String(index + 1)
  }
  const single: Partial<Record<SingleField, string>> = {
    process: event.process,
    when: event.when,
    kind: event.kind,
    title: event.title,
    summary: event.summary,
    occurrence: event.occurrence,
    certainty: event.certainty,
    significance: String(event.significance),
    table: event.table,
    order: String(event.order),
    'place.name': event.place?.name ?? '',
    'place.country': event.place?.country ?? '',
    'place.latitude': event.place?.latitude?.toString() ?? '',
    'place.longitude': event.place?.longitude?.toString() ?? '',
    'deadline.due': event.deadline?.due ?? '',
    'deadline.setBy': event.deadline ? actor(event.deadline.setBy) : '',
    'deadline.outcome': event.deadline?.outcome ?? 'open',
    'deadline.note': event.deadline?.note ?? '',
    material: 'yes',
    version: String(version),
  }
  return {
    single: Object.fromEntries(SINGLE_FIELDS.map(name => [name, single[name] ?? ''])) as EventForm['single'],
    issues: event.issues,
    groups: {
      citations: event.citations.map(({ source, credibility, note }) =>
        completeGroup('citations', {
          ...GROUP_DEFAULTS.citations,
          source: typedName(record, 'source', { id: source }),
          credibility: String(credibility),
          note: note ?? '',
        }),
      ),
      participants: event.participants.map(participant =>
        completeGroup('participants', {
          actor: actor(participant.actor),
          part: participant.part,
          as: participant.as ?? '',
        }),
      ),
      quotes: event.quotes.map(quote =>
        completeGroup('quotes', {
          speaker: actor(quote.speaker),
          text: quote.text,
          language: quote.language,
          original: quote.original ?? '',
          translator: quote.translator ?? '',
          source: cited(quote.source),
        }),
      ),
      accounts: event.accounts.map(account =>
        completeGroup('accounts', { actor: actor(account.actor), text: account.text, source: cited(account.source) }),
      ),
      documents: event.documents.map(({ document, relation }) =>
        completeGroup('documents', { document: typedName(record, 'document', { id: document }), relation }),
      ),
      follows: event.follows.map(id => completeGroup('follows', { event: id })),
    },
  }
}

type Terms = Readonly<Record<string, Term>>

export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`
const groupId = (name: GroupName, index: number): string => `group-${name}-${index}`

export function toEventFormPage(options: FormPageOptions): EventFormPage {
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

/** Where the link of a problem leads: a field, or the group of fields in which something is missing. */
function anchorOf(path: string): string {
  if (/^issues(\.|$)/.test(path)) return 'field-issues'
  if (path === 'citations') return fieldId('citations.0.source')
  if (path === 'id') return fieldId('title')
  return fieldId(path)
}

const optionsOf = (terms: Terms, chosen: readonly string[]): Option[] =>
  Object.entries(terms).map(([value, { label }]) => ({ value, label, isChosen: chosen.includes(value) }))

interface FieldOptions {
  readonly hint?: string | null
  readonly width?: FieldView['width']
  readonly list?: FieldView['list']
  readonly rows?: number
}

class FieldViews {
  readonly #form: EventForm
  readonly #problems: readonly EntryProblem[]

  constructor(form: EventForm, problems: readonly EntryProblem[]) {
    this.#form = form
    this.#problems = problems
  }

  field(name: string, label: string, value: string, more: Partial<FieldView> = {}): FieldView {
    return {
      name,
      id: fieldId(name),
      label,
      hint: null,
      value,
      error: this.#problems.find(({ path }) => path === name)?.message ?? null,
      control: 'text',
      rows: 1,
      width: 'full',
      options: [],
      list: null,
      understood: null,
      isDate: false,
      ...more,
    }
  }

  text(name: SingleField, label: string, { hint = null, width = 'full', list = null }: FieldOptions = {}): FieldView {
    return this.field(name, label, this.#form.single[name], { hint, width, list })
  }

  textarea(name: SingleField, label: string, { hint = null, rows = 3 }: FieldOptions = {}): FieldView {
    return this.field(name, label, this.#form.single[name], { hint, rows, control: 'textarea' })
  }

  date(name: SingleField, label: string, hint: string | null): FieldView {
    return this.dateField(name, label, this.#form.single[name], hint)
  }

  dateField(name: string, label: string, value: string, hint: string | null): FieldView {
    const read = readTypedDate(value)
    return this.field(name, label, value, {
      hint,
      width: 'medium',
      isDate: true,
      understood: read.ok ? read.inWords : null,
    })
  }

  select(name: SingleField, label: string, terms: Terms): FieldView {
    return this.selectField(name, label, this.#form.single[name], optionsOf(terms, [this.#form.single[name]]))
  }

  selectField(name: string, label: string, value: string, options: readonly Option[]): FieldView {
    return this.field(name, label, value, { control: 'select', width: 'medium', options })
  }

  choose(name: SingleField, label: string, choices: readonly (readonly [string, string])[]): FieldView {
    const value = this.#form.single[name]
    return this.selectField(
      name,
      label,
      value,
      choices.map(([choice, text]) => ({ value: choice, label: text, isChosen: choice === value })),
    )
  }
}

class GroupViews {
  readonly #form: EventForm
  readonly #fields: FieldViews
  readonly #problems: readonly EntryProblem[]

  constructor(form: EventForm, fields: FieldViews, problems: readonly EntryProblem[]) {
    this.#form = form
    this.#fields = fields
    this.#problems = problems
  }

  #list<G extends GroupName>(
    name: G,
    noun: string,
    addLabel: string,
    view: (
      group: EventForm['groups'][G][number],
      path: string,
    ) => { fields: FieldView[]; extra?: { title: string; fields: FieldView[]; isFilled: boolean } },
  ): GroupListView {
    const members = this.#form.groups[name] as readonly EventForm['groups'][G][number][]
    return {
      name,
      addIntent: `add:${name}`,
      addLabel,
      nextId: groupId(name, members.length),
      groups: members.map((group, index) => {
        const { fields, extra } = view(group, `${name}.${index}`)
        return {
          id: groupId(name, index),
          title: `${noun} ${index + 1}`,
          fields,
          extra: extra
            ? {
                title: extra.title,
                fields: extra.fields,
                isOpen: extra.isFilled || extra.fields.some(({ error }) => error !== null),
              }
            : null,
          removeIntent: `remove:${name}:${index}`,
        }
      }),
    }
  }

  #text(path: string, label: string, value: string, more: Partial<FieldView> = {}): FieldView {
    return this.#fields.field(path, label, value, more)
  }

  #select(path: string, label: string, value: string, terms: Terms): FieldView {
    return this.#fields.selectField(path, label, value, optionsOf(terms, [value]))
  }

  citations(): GroupListView {
    return this.#list('citations', 'Source', 'Add another source', (group, path) => ({
      fields: [
        this.#text(`${path}.source`, 'A source the record has', group.source, {
          hint: 'Type its title, address or id – or fill in a new source below',
          list: 'sources',
        }),
        this.#select(`${path}.credibility`, 'Credibility of this information', group.credibility, CREDIBILITY_TERMS),
        this.#text(`${path}.note`, 'Note', group.note, {
          width: 'medium',
          hint: 'What it supports, if not all of it',
        }),
      ],
      extra: {
        title: 'New source',
        isFilled: group.source === '',
        fields: [
          this.#text(`${path}.new.url`, 'Address', group['new.url'], { hint: 'https://…' }),
          this.#text(`${path}.new.title`, 'Title as published', group['new.title']),
          this.#text(`${path}.new.publisher`, 'Publisher', group['new.publisher'], { width: 'medium' }),
          this.#fields.dateField(`${path}.new.published`, 'Published', group['new.published'], null),
          this.#select(`${path}.new.kind`, 'Kind of source', group['new.kind'], SOURCE_KINDS),
          this.#select(
            `${path}.new.reliability`,
            'Reliability of the outlet',
            group['new.reliability'],
            GRADED_RELIABILITIES,
          ),
          this.#text(`${path}.new.language`, 'Language', group['new.language'], {
            width: 'short',
            hint: 'en, uk, ru …',
          }),
          this.#text(`${path}.new.originalPublisher`, 'Original publisher', group['new.originalPublisher'], {
            width: 'medium',
            hint: 'If this is a republication',
          }),
        ],
      },
    }))
  }

  participants(): GroupListView {
    return this.#list('participants', 'Participant', 'Add a participant', (group, path) => ({
      fields: [
        this.#text(`${path}.actor`, 'Who', group.actor, { list: 'actors', width: 'medium' }),
        this.#select(`${path}.part`, 'Part', group.part, PARTS),
        this.#text(`${path}.as`, 'Office at the time', group.as, { hint: 'For example US Secretary of State' }),
      ],
      extra: {
        title: 'Not in the record yet: add this actor',
        isFilled: group['new.kind'] !== '',
        fields: [
          this.#fields.selectField(`${path}.new.kind`, 'Kind of actor', group['new.kind'], [
            { value: '', label: 'Is in the record', isChosen: group['new.kind'] === '' },
            ...optionsOf(ACTOR_KINDS, [group['new.kind']]),
          ]),
          this.#text(`${path}.new.side`, 'Speaks for', group['new.side'], {
            list: 'actors',
            width: 'medium',
            hint: 'Needed for a person',
          }),
          this.#text(`${path}.new.role`, 'Office held', group['new.role'], {
            width: 'medium',
            hint: 'Needed for a person',
          }),
        ],
      },
    }))
  }

  quotes(record: NegotiationRecord): GroupListView {
    return this.#list('quotes', 'Quote', 'Add a quote', (group, path) => ({
      fields: [
        this.#text(`${path}.text`, 'Words', group.text, { control: 'textarea', rows: 3 }),
        this.#text(`${path}.speaker`, 'Speaker', group.speaker, { list: 'actors', width: 'medium' }),
        this.#sourceChoice(`${path}.source`, group.source, record),
        this.#text(`${path}.language`, 'Language', group.language, { width: 'short' }),
        this.#text(`${path}.original`, 'In the original language', group.original, { control: 'textarea', rows: 2 }),
        this.#text(`${path}.translator`, 'Translated by', group.translator, { width: 'medium' }),
      ],
    }))
  }

  accounts(record: NegotiationRecord): GroupListView {
    return this.#list('accounts', 'Account', 'Add an account', (group, path) => ({
      fields: [
        this.#text(`${path}.actor`, 'Whose account', group.actor, { list: 'actors', width: 'medium' }),
        this.#sourceChoice(`${path}.source`, group.source, record),
        this.#text(`${path}.text`, 'What they say', group.text, { control: 'textarea', rows: 3 }),
      ],
    }))
  }

  documents(): GroupListView {
    return this.#list('documents', 'Document', 'Add a document', (group, path) => ({
      fields: [
        this.#text(`${path}.document`, 'Document', group.document, { list: 'documents', width: 'medium' }),
        this.#select(`${path}.relation`, 'What became of it', group.relation, DOCUMENT_RELATIONS),
      ],
    }))
  }

  follows(): GroupListView {
    return this.#list('follows', 'Milestone', 'Add an earlier milestone', (group, path) => ({
      fields: [
        this.#text(`${path}.event`, 'Milestone', group.event, {
          list: 'events',
          hint: 'Type its title, address or id',
          error:
            this.#problems.find(problem => problem.path === `${path}.event` || problem.path === path)?.message ?? null,
        }),
      ],
    }))
  }

  /** Quotes and accounts rest on one of the sources above, named by its number; another known source is kept. */
  #sourceChoice(path: string, value: string, record: NegotiationRecord): FieldView {
    const numbered = this.#form.groups.citations.map((citation, index) => {
      const number = String(index + 1)
      const name = citation.source || citation['new.title'] || citation['new.url'] || 'to be filled in above'
      return { value: number, label: `${number}. ${shorten(name, 60)}`, isChosen: value === number }
    })
    const other =
      value === '' || /^\d+$/.test(value)
        ? []
        : [{ value, label: shorten(record.find('source', value)?.title ?? value, 60), isChosen: true }]
    const none =
      numbered.some(({ isChosen }) => isChosen) || other.length > 0
        ? []
        : [{ value: '', label: 'Choose a source', isChosen: true }]
    return this.#fields.selectField(path, 'Source', value, [...none, ...numbered, ...other])
  }
}

const shorten = (text: string, limit: number): string => {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

const withGrades = (terms: Terms): Terms =>
  Object.fromEntries(
    Object.entries(terms).map(([grade, { label, definition }]) => [
      grade,
      { label: `${grade} – ${label}`, definition },
    ]),
  )
const CREDIBILITY_TERMS = withGrades(CREDIBILITIES)
const GRADED_RELIABILITIES = withGrades(RELIABILITIES)

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
