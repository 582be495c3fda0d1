import { readTypedDate } from '../../domain/dates/typed-date.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { lookUp, lookupProblem } from './lookup.ts'
import { fold, type LookupType } from './name-index.ts'
import { lookUpPoint } from './point-lookup.ts'
import { type EntryForm, fieldsOf } from './shape.ts'

/** Browsers send U+FFFD for what they cannot encode, such as half of a character. */
export const DAMAGED_CHARACTER = 'Contains a damaged character, shown as “�”. Type or paste the text again.'

/** Reads dates, numbers and names in one form, and remembers what is wrong with them. */
export class ValueReader {
  readonly form: EntryForm
  readonly record: NegotiationRecord
  /** The first of each field, by its path: a person mends one at a time. */
  readonly #problems = new Map<string, string>()
  /** Ids of the actors that this form adds, by their folded names. */
  readonly newcomers = new Map<string, string>()
  /** To look for what may have been meant goes through the whole record. */
  #hintsLeft = 10
  /** Ids of the sources of the form, by their numbers. */
  readonly #cited: string[] = []

  constructor(form: EntryForm, record: NegotiationRecord) {
    this.form = form
    this.record = record
  }

  get problems(): EntryProblem[] {
    return [...this.#problems].map(([path, message]) => ({ path, message }))
  }

  report(path: string, message: string): void {
    if (!this.#problems.has(path)) this.#problems.set(path, message)
  }

  reportAll(problems: readonly EntryProblem[], fieldOf: (path: string) => string): void {
    for (const { path, message } of problems) this.report(fieldOf(path), message)
  }

  reportDamage(): void {
    for (const [path, text] of fieldsOf(this.form)) if (text.includes('\uFFFD')) this.report(path, DAMAGED_CHARACTER)
  }

  date(text: string, path: string, stored?: string | null): string {
    // Left as it stands, also where typing the same would be asked back (`2022-23`).
    if (text.trim() === stored) return stored
    if (text.trim() === '') {
      this.report(path, 'Enter a date, such as 23 Nov 2025 or late November 2025.')
      return ''
    }
    const read = readTypedDate(text)
    if (!read.ok) this.report(path, read.message)
    return read.ok ? read.edtf : ''
  }

  number(text: string, path: string): number {
    const number = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))
    if (!Number.isFinite(number)) this.report(path, 'Enter a number.')
    return number
  }

  /** A number of any size, with or without separators of thousands. */
  amount(text: string, path: string): number {
    const number = readAmount(text)
    if (number === null) this.report(path, 'Enter a number in digits, such as 600,000 or 4.5.')
    return number ?? Number.NaN
  }

  reference(type: LookupType, text: string, path: string): string {
    const newcomer = type === 'actor' ? this.newcomers.get(fold(text)) : undefined
    if (newcomer !== undefined) return newcomer
    const found = lookUp(this.record, type, text)
    if (found === undefined) this.report(path, lookupProblem(this.record, type, text, this.#hintsLeft-- > 0))
    return found ?? ''
  }

  point(text: string, path: string): { readonly document: string; readonly number: string } {
    const found = lookUpPoint(this.record, text, this.#hintsLeft > 0)
    this.#hintsLeft -= found.ok ? 0 : 1
    if (found.ok) return { document: found.document, number: found.number }
    this.report(path, found.message)
    return { document: 'unknown', number: 'unknown' }
  }

  /** Takes the next source of the whole entry; what else is in the form names it by its number. */
  cites(source: string): string {
    this.#cited.push(source)
    return source
  }

  /** The source with this number in the form; an id of another is kept. */
  cited(value: string, path: string): string {
    if (!/^\d+$/.test(value)) return value
    const source = this.#cited[Number(value) - 1]
    if (source === undefined) this.report(path, 'Choose the source in which this stands.')
    return source ?? ''
  }
}

/** Digits, with spaces or commas between thousands if anything: “600,000”, “1 500 000”, “4.5”, “4,5”. */
export function readAmount(text: string): number | null {
  const typed = text.trim().replace('−', '-')
  const plain = /^-?\d{1,3}([ ,\u00a0\u202f]\d{3})+(\.\d+)?$/.test(typed)
    ? typed.replace(/[ ,\u00a0\u202f]/g, '')
    : typed.replace(/^(-?\d+),(\d+)$/, '$1.$2')
  const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN
  return Number.isFinite(number) ? number : null
}
