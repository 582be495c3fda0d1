import type { EntryProblem } from '../domain/entries.ts'
import { readTypedDate } from '../domain/fuzzy-date-reading.ts'
import type { Term } from '../domain/vocabulary.ts'
import type { EventForm, SingleField } from './event-form.ts'

// One field of a form as a template shows it: its label, what was typed, and what is wrong with it.

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

export type Terms = Readonly<Record<string, Term>>

export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`

/** Where the link of a problem leads: a field, or the group of fields in which something is missing. */
export function anchorOf(path: string): string {
  if (/^issues(\.|$)/.test(path)) return 'field-issues'
  if (path === 'citations') return fieldId('citations.0.source')
  if (path === 'id') return fieldId('title')
  return fieldId(path)
}

export const optionsOf = (terms: Terms, chosen: readonly string[]): Option[] =>
  Object.entries(terms).map(([value, { label }]) => ({ value, label, isChosen: chosen.includes(value) }))

interface FieldOptions {
  readonly hint?: string | null
  readonly width?: FieldView['width']
  readonly list?: FieldView['list']
  readonly rows?: number
}

export class FieldViews {
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
      error: this.#problems.find(({ path }) => anchorOf(path) === fieldId(name))?.message ?? null,
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
