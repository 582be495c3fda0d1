import slugify from '@sindresorhus/slugify'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { readTypedDate } from '../../domain/dates/typed-date.ts'
import type { Actor } from '../../domain/entries/actor.ts'
import type { Citation } from '../../domain/entries/citation.ts'
import { type Entries, type EntryProblem, type EntryType, parseEntry } from '../../domain/entries/entries.ts'
import { LIMITS } from '../../domain/entries/fields.ts'
import type { Process } from '../../domain/entries/process.ts'
import type { Source } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { lookUp } from './lookup.ts'
import { fold, type LookupType } from './name-index.ts'
import { lookUpPoint } from './point-lookup.ts'
import { type EntryForm, fieldsOf, type Member } from './shape.ts'

// From what was typed to what can be stored: references found, dates read, new actors and sources made. What is the same
// for every type of entry.

/** An entry that is ready to be stored, with the entries that have to be stored with it. */
export interface Submission<T extends EntryType> {
  readonly entry: Entries[T]
  readonly newActors: readonly Actor[]
  readonly newSources: readonly Source[]
  readonly newProcess: Process | null
}

export type SubmissionResult<T extends EntryType, F extends EntryForm = EntryForm> =
  | { readonly ok: true; readonly form: F; readonly submission: Submission<T> }
  | { readonly ok: false; readonly form: F; readonly problems: readonly EntryProblem[] }

/** Browsers send U+FFFD for what they cannot encode, such as half of a character. */
export const DAMAGED_CHARACTER = 'Contains a damaged character, shown as “�”. Type or paste the text again.'

/** Boxes arrive in the order of the page; what was chosen before keeps the order it was stored in. */
export const inKnownOrder = (chosen: readonly string[], known: readonly string[]): string[] => [
  ...known.filter(one => chosen.includes(one)),
  ...chosen.filter(one => !known.includes(one)),
]

export const optional = <K extends string>(key: K, text: string): { [P in K]?: string } =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as { [P in K]: string })

export const orNull = (text: string): string | null => text.trim() || null

export class SubmissionReader {
  readonly problems: EntryProblem[] = []
  readonly newProcess: Process | null
  readonly #newActors = new Map<string, Actor>()
  readonly #newSources = new Map<string, Source>()
  readonly #unfinishedActors = new Set<string>()
  readonly #form: EntryForm
  readonly #record: NegotiationRecord
  /** Ids of new entries. */
  readonly #given = new Set<string>()
  /** Ids of the sources of the form, by their numbers. */
  #cited: readonly string[] = []

  /** @param newcomers the group in which actors are named that the record may not have yet; others may name them then */
  constructor(form: EntryForm, record: NegotiationRecord, newcomers: string) {
    this.#form = form
    this.#record = record
    for (const [index, member] of (form.groups[newcomers] ?? []).entries())
      if (member['new.kind'] !== '') this.#addActor(member, `${newcomers}.${index}`)
    for (const [path, text] of fieldsOf(form)) if (text.includes('\uFFFD')) this.report(path, DAMAGED_CHARACTER)
    this.newProcess = this.#process()
  }

  /** Reports the first problem of each field; a person mends one at a time. */
  report(path: string, message: string): void {
    if (!this.problems.some(problem => problem.path === path)) this.problems.push({ path, message })
  }

  /** @param fieldOf the field in which something of the entry was typed */
  finish<T extends EntryType, F extends EntryForm>(
    type: T,
    data: unknown,
    form: F,
    fieldOf: (path: string) => string = path => path,
  ): SubmissionResult<T, F> {
    const parsed = parseEntry(type, data)
    if (!parsed.ok) this.#reportAll(parsed.problems.map(problem => ({ ...problem, path: fieldOf(problem.path) })))
    if (this.problems.length > 0 || !parsed.ok) return { ok: false, form, problems: this.problems }
    return {
      ok: true,
      form,
      submission: {
        entry: parsed.entry,
        newActors: [...this.#newActors.values()],
        newSources: [...this.#newSources.values()],
        newProcess: this.newProcess,
      },
    }
  }

  #reportAll(problems: readonly EntryProblem[]): void {
    for (const { path, message } of problems) this.report(path, message)
  }

  /** The negotiation to which the entry belongs. */
  processId(base: { readonly process: string } | null): string {
    const { single } = this.#form
    // In an empty record the form asks for a negotiation; what is wrong with that is reported there.
    const latest = this.#record.list('process').at(-1)?.id ?? 'unknown'
    return this.newProcess?.id ?? (single['process'] || base?.process || latest)
  }

  date(text: string, path: string, stored?: string): string {
    // Left as it stands, also where typing the same would be asked back (`2022-23`).
    if (text === stored) return stored
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

  actor(text: string, path: string): string {
    const fresh = this.#newActors.get(fold(text))
    if (fresh) return fresh.id
    // Whoever is being added, but not rightly yet, is told of where they are added and nowhere else.
    return this.#unfinishedActors.has(fold(text)) ? 'unknown' : this.reference('actor', text, path)
  }

  reference(type: LookupType, text: string, path: string): string {
    const found = lookUp(this.#record, type, text)
    if (found.ok) return found.id
    this.report(path, found.message)
    return ''
  }

  point(text: string, path: string): { document: string; number: string } {
    const found = lookUpPoint(this.#record, text)
    if (found.ok) return { document: found.document, number: found.number }
    this.report(path, found.message)
    return { document: 'unknown', number: 'unknown' }
  }

  /** The sources of the whole entry; what else is in the form names them by their numbers. */
  citations(members: readonly Member[], stored: readonly Citation[] | undefined): unknown[] {
    const citations = this.#citationsAt('citations', members, stored, (member, path) => this.#source(member, path))
    this.#cited = citations.map(({ source }) => source)
    return citations
  }

  /** The sources of a part, each by its number in the form or as the record has it. */
  partCitations(path: string, members: readonly Member[], stored: readonly Citation[] | undefined): unknown[] {
    return this.#citationsAt(path, members, stored, ({ source = '' }, at) =>
      /^\s*\d+\s*$/.test(source)
        ? this.cited(source.trim(), `${at}.source`)
        : this.reference('source', source, `${at}.source`),
    )
  }

  #citationsAt(
    path: string,
    members: readonly Member[],
    stored: readonly Citation[] | undefined,
    sourceOf: (member: Member, path: string) => string,
  ) {
    return members.map((member, index) => {
      const source = sourceOf(member, `${path}.${index}`)
      const kept = stored?.find(citation => citation.source === source)
      const note = orNull(member['note'] ?? '')
      return {
        source,
        credibility: this.number(member['credibility'] ?? '', `${path}.${index}.credibility`),
        ...(note !== null || kept?.note !== undefined || !kept ? { note } : {}),
      }
    })
  }

  /** The source with this number in the form; an id of another is kept. */
  cited(value: string, path: string): string {
    if (!/^\d+$/.test(value)) return value
    const source = this.#cited[Number(value) - 1]
    if (source === undefined) this.report(path, 'Choose the source in which this stands.')
    return source ?? ''
  }

  quotes(members: readonly Member[]) {
    return members.map(
      ({ speaker = '', text = '', language = '', original = '', translator = '', source = '' }, index) => ({
        speaker: this.actor(speaker, `quotes.${index}.speaker`),
        text: text.trim(),
        language: language.trim(),
        original: orNull(original),
        translator: orNull(translator),
        source: this.cited(source, `quotes.${index}.source`),
      }),
    )
  }

  #addActor(member: Member, path: string): void {
    const { actor = '', 'new.side': newSide = '', 'new.role': role = '', 'new.kind': kind } = member
    const name = actor.trim()
    if (this.#newActors.has(fold(name)) || lookUp(this.#record, 'actor', name).ok) return
    const side = newSide.trim() === '' ? '' : this.actor(newSide, `${path}.new.side`)
    const parsed = parseEntry('actor', {
      id: this.#freeId(slug(name)),
      name,
      kind,
      ...optional('side', side),
      ...optional('role', role),
    })
    if (parsed.ok) this.#newActors.set(fold(name), parsed.entry)
    else {
      if (name !== '') this.#unfinishedActors.add(fold(name))
      this.#reportAll(
        parsed.problems.map(problem => ({
          ...problem,
          path: problem.path === 'name' || problem.path === 'id' ? `${path}.actor` : `${path}.new.${problem.path}`,
        })),
      )
    }
  }

  #source(member: Member, path: string): string {
    const typed = (field: string): string => (member[field] ?? '').trim()
    if (typed('source') !== '') return this.reference('source', typed('source'), `${path}.source`)
    const url = typed('new.url')
    const title = typed('new.title')
    const known = this.#newSources.get(url) ?? this.#record.sourceByUrl(url)
    if (known) {
      const isSame = (typedText: string, stored: string) => typedText === '' || fold(typedText) === fold(stored)
      if (!isSame(title, known.title) || !isSame(typed('new.publisher'), known.publisher)) {
        const message = `The record has this address already, as “${known.title}” (${known.publisher}). Clear the new source and choose that one above.`
        this.report(`${path}.new.url`, message)
      }
      return known.id
    }
    if (url === '' && title === '') {
      this.report(`${path}.source`, 'Name a source of the record, or fill in a new one with its address.')
      return ''
    }
    const publisher = typed('new.publisher')
    const published = this.date(member['new.published'] ?? '', `${path}.new.published`)
    const parsed = parseEntry('source', {
      id: this.#freeId(sourceSlug(publisher, published, title)),
      kind: member['new.kind'],
      title,
      publisher,
      ...optional('originalPublisher', typed('new.originalPublisher')),
      url,
      published,
      language: typed('new.language'),
      reliability: member['new.reliability'],
    })
    if (!parsed.ok) {
      this.#reportAll(
        parsed.problems
          .filter(problem => problem.path !== 'id')
          .map(problem => ({ ...problem, path: `${path}.new.${problem.path}` })),
      )
      return 'unknown'
    }
    this.#newSources.set(url, parsed.entry)
    return parsed.entry.id
  }

  /** In a record without any negotiation the form asks for one, in a title and a sentence. */
  #process(): Process | null {
    if (this.#record.count('process') > 0) return null
    const { 'process.title': title = '', 'process.scope': scope = '', when = '' } = this.#form.single
    const read = readTypedDate(when)
    const began = read.ok ? read.edtf : '2000'
    const parsed = parseEntry('process', {
      id: this.#freeId(slug(title)),
      title: title.trim(),
      summary: scope.trim(),
      began,
      parties: [],
      mediators: [],
      scope: scope.trim(),
      coverage: { from: began, to: began, note: 'Compiled as it happens; anything not listed is not yet entered.' },
    })
    if (parsed.ok) return parsed.entry
    this.#reportAll(
      parsed.problems
        .filter(({ path }) => path === 'title' || path === 'scope')
        .map(problem => ({ ...problem, path: `process.${problem.path}` })),
    )
    return null
  }

  #freeId(wanted: string): string {
    const id = firstFree(
      wanted || 'entry',
      candidate => this.#record.typeOf(candidate) !== undefined || this.#given.has(candidate),
    )
    this.#given.add(id)
    return id
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

const slug = (text: string): string => cutSlug(slugify(text, { decamelize: false }))

const cutSlug = (text: string, limit: number = LIMITS.id): string =>
  text.length <= limit
    ? text
    : text
        .slice(0, limit + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, limit)

const sourceSlug = (publisher: string, published: string, title: string): string => {
  const words = slug(title).split('-').slice(0, 6).join('-')
  return cutSlug([slug(publisher), slug(published.replace(/[^0-9-]/g, '')), words].filter(Boolean).join('-'))
}

/** The first day of a date, as far as it is known. */
export function dayOf(when: string): string {
  const parsed = parseEdtf(when)
  return parsed.ok ? (parsed.date.earliest ?? parsed.date.latest ?? '') : ''
}

/** A readable id; it is frozen at creation, whatever becomes of the words it is made of. */
export const newId = (words: readonly string[], otherwise: string): string =>
  cutSlug(words.map(slug).filter(Boolean).join('-'), LIMITS.id - 4) || otherwise

/** `wanted`, `wanted-2`, `wanted-3` … without end. */
export function* candidateIds(wanted: string): Generator<string, never> {
  yield wanted
  for (let number = 2; ; number++) {
    const suffix = `-${number}`
    yield `${cutSlug(wanted, LIMITS.id - suffix.length)}${suffix}`
  }
}

export function firstFree(wanted: string, isTaken: (id: string) => boolean): string {
  const candidates = candidateIds(wanted)
  let id = candidates.next().value
  while (isTaken(id)) id = candidates.next().value
  return id
}
