import { readTypedDate } from '../../domain/dates/typed-date.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Citation } from '../../domain/entries/citation.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Findable } from '../site/links.ts'
import type { FormReader } from './form-reader.ts'
import { nameIn, typedName } from './lookup.ts'
import type { LookupType } from './name-index.ts'
import type { Member } from './shape.ts'
import { type Look, type Shown, type TermsOf, tells, termsIn } from './shown.ts'

// One field of a form, described once: how it looks, and its ways from what is stored to what is typed, back, and to words.

export interface Filling {
  readonly record: NegotiationRecord
  /** The sources of the whole entry, which its parts name by their numbers. */
  readonly citations: readonly Citation[]
}

/** Where something was typed. */
export interface At<E> {
  readonly reader: FormReader
  /** The part of the form, such as `points.3.`; empty for the form itself. */
  readonly part: string
  /** All that was typed there. */
  readonly beside: Member
  /** What the record has there, while an entry is corrected. */
  readonly stored: E | undefined
}

/** What was read and is not checked yet. */
export type Draft = Readonly<Record<string, unknown>>

/** A field of an entry, or of a part of one, that has what E has. */
export interface Field<E, N extends string = string> extends Shown<N> {
  readonly typed: (stored: E, filling: Filling) => string
  /** Properties of the entry: its own as a rule. */
  readonly read: (typed: string, at: At<E>) => Draft
  readonly inWords: (stored: E, record: Findable) => string
}

/** A field of the entry, or one that is only shown. */
export type AnyField<E> = Field<E> | (Shown & { readonly typed?: never })

export const isStored = <E>(field: AnyField<E>): field is Field<E> => field.typed !== undefined

/** What has something for every one of these fields and lists. */
export type Holder<F> = (
  F extends { readonly typed: (stored: infer E, ...more: never[]) => unknown }
    ? (stored: E) => void
    : never
) extends (stored: infer All) => void
  ? All
  : never

type Has<N extends string, V> = { readonly [K in N]: V }
type MayHave<N extends string, V> = { readonly [K in N]?: V | null | undefined }

/** Text that stands in the entry as it is typed, but for what is said otherwise. */
interface Ways<V> extends Look {
  readonly typed?: (value: V, filling: Filling) => string
  readonly read?: (typed: string, reader: FormReader, path: string, stored?: V | null) => unknown
  readonly inWords?: (value: V, record: Findable) => string
}

function field<N extends string, V>(name: N, label: string, ways: Ways<V>): Field<Has<N, V>, N> {
  const { typed = String, read = text => text.trim(), inWords = String, ...look } = ways
  const ifAny = (value: V, say: () => string): string => (value === undefined || value === null ? '' : say())
  return {
    ...look,
    name,
    label,
    typed: ({ [name]: value }, filling) => ifAny(value, () => typed(value, filling)),
    read: (text, { reader, part, stored }) => ({ [name]: read(text, reader, part + name, stored?.[name]) }),
    inWords: ({ [name]: value }, record) => ifAny(value, () => inWords(value, record)),
  }
}

export const text = <N extends string>(name: N, label: string, look: Look = {}) => field<N, string>(name, label, look)

const asNumber = (typed: string, reader: FormReader, path: string): number => reader.number(typed, path)

export const number = <N extends string>(name: N, label: string, look: Look = {}) =>
  field<N, number>(name, label, { ...look, read: asNumber })

const labelIn = (terms: TermsOf) => (id: string | number, record: Findable) =>
  termsIn(terms, record)[id]?.label ?? String(id)

export const choice = <N extends string>(name: N, label: string, terms: TermsOf, look: Look = {}) =>
  field<N, string>(name, label, { ...look, terms, read: chosen, inWords: labelIn(terms) })

function chosen(typed: string, reader: FormReader, path: string): string {
  if (typed === '') reader.report(path, 'Choose one.')
  return typed
}

/** Nothing is chosen for anybody, and a choice alone fills in no part. */
export const CHOOSE = { none: 'Choose', tells: false } as const

/** One of the terms, stored as a number. */
export const grade = <N extends string>(name: N, label: string, terms: TermsOf, look: Look = {}) =>
  field<N, number>(name, label, {
    ...look,
    terms,
    read: (typed, reader, path) => asNumber(chosen(typed, reader, path), reader, path),
    inWords: labelIn(terms),
  })

/** Several of the terms, each with a box to tick. */
export const checks = <N extends string>(name: N, label: string, terms: TermsOf, look: Look = {}) =>
  field<N, readonly string[]>(name, label, {
    ...look,
    terms,
    control: 'checks',
    typed: ids => ids.join('\n'),
    read: (typed, _reader, _path, stored) => inKnownOrder(tickedIn(typed), stored ?? []),
    inWords: (ids, record) => ids.map(id => labelIn(terms)(id, record)).join('\n'),
  })

export const date = <N extends string>(name: N, label: string, look: Look = {}) =>
  field<N, string>(name, label, {
    ...look,
    control: 'date',
    typed: typedDate,
    read: (typed, reader, path, stored) => reader.date(typed, path, stored),
    inWords: edtf => dateInWords(edtf),
  })

export const reference = <N extends string>(name: N, type: LookupType, label: string, look: Look = {}) =>
  field<N, string>(name, label, {
    ...look,
    refersTo: type,
    // Titles of milestones are long, and several may bear the same.
    typed: (id, { record }) => (type === 'event' ? id : typedName(record, type, { id })),
    read: (typed, reader, path) => reader.reference(type, typed, path),
    inWords: (id, record) => nameIn(record, type, id),
  })

/** The source of a quote, an account and the like: one of the form's, by its number. */
export const CITED = field<'source', string>('source', 'Source', {
  control: 'source',
  cites: true,
  given: '1',
  typed: (id, { citations }) => numberOf(id, citations) ?? id,
  read: (typed, reader, path) => reader.cited(typed, path),
  inWords: (id, record) => nameIn(record, 'source', id),
})

/** The number of a source in the form; null where the entry as a whole does not cite it. */
export function numberOf(source: string, citations: readonly Citation[]): string | null {
  const index = citations.findIndex(citation => citation.source === source)
  return index < 0 ? null : String(index + 1)
}

/** Left out of the entry where nothing is typed. */
export const optional = <N extends string, V>(of: Field<Has<N, V>, N>) => orElse(of, {})

/** Stored as null where nothing is typed. */
export const nullable = <N extends string, V>(of: Field<Has<N, V>, N>) => orElse(of, { [of.name]: null })

const orElse = <N extends string, V>(of: Field<Has<N, V>, N>, blank: Draft): Field<MayHave<N, V>, N> => ({
  ...(of as unknown as Field<MayHave<N, V>, N>),
  read: (typed, at) => (typed.trim() === '' ? blank : of.read(typed, at as At<Has<N, V>>)),
})

/** Reads something else than what was typed, such as what goes without saying. */
export const readAs = <E, N extends string>(
  of: Field<E, N>,
  as: (typed: string, at: At<E>) => string,
): Field<E, N> => ({
  ...of,
  read: (typed, at) => of.read(as(typed, at), at),
})

/** A field of a part of the entry. */
export const within = <N extends string, P>(name: N, of: Field<P>): Field<{ readonly [K in N]?: P | undefined }> => ({
  ...of,
  name: `${name}.${of.name}`,
  typed: ({ [name]: stored }, filling) => (stored === undefined ? (of.given ?? '') : of.typed(stored, filling)),
  read: (typed, { stored, ...at }) => ({
    [name]: of.read(typed, { ...at, part: `${at.part}${name}.`, stored: stored?.[name] }),
  }),
  inWords: ({ [name]: stored }, record) => (stored === undefined ? '' : of.inWords(stored, record)),
})

/** The fields of a part of the entry that is there when one of them tells of it. */
export function part<N extends string, F extends Field<never>>(name: N, fields: readonly F[]) {
  const all = (fields as unknown as readonly Field<Holder<F>>[]).map(of => within(name, of))
  const isMeant = (beside: Member) => all.some(of => tells(of) && beside[of.name]?.trim())
  return all.map((of): typeof of => ({ ...of, read: (typed, at) => (isMeant(at.beside) ? of.read(typed, at) : {}) }))
}

/** A stored date as somebody would type it, where that is read as the same date again. */
function typedDate(edtf: string): string {
  const words = dateInWords(edtf)
  const read = readTypedDate(words)
  return read.ok && read.edtf === edtf ? words : edtf
}

/** What was ticked, one a line. */
export const tickedIn = (text: string): string[] => [...new Set(text.split('\n').filter(Boolean))]

/** Boxes arrive in the order of the page; what was chosen before keeps the order it was stored in. */
const inKnownOrder = (chosen: readonly string[], known: readonly string[]): string[] => [
  ...known.filter(one => chosen.includes(one)),
  ...chosen.filter(one => !known.includes(one)),
]
