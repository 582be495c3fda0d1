import type { EntryProblem } from '../domain/entries.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import {
  ACTOR_KINDS,
  CREDIBILITIES,
  DOCUMENT_RELATIONS,
  PARTS,
  RELIABILITIES,
  SOURCE_KINDS,
} from '../domain/vocabulary.ts'
import type { EventForm, GroupName } from './event-form.ts'
import { type FieldView, type FieldViews, optionsOf, type Terms } from './form-fields.ts'

// The repeatable parts of the event form: sources, participants, quotes and so on.

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

const groupId = (name: GroupName, index: number): string => `group-${name}-${index}`

export class GroupViews {
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
