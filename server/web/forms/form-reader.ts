import { readTypedDate } from '../../domain/dates/typed-date.ts'
import type { Actor } from '../../domain/entries/actor.ts'
import { type EntryProblem, parseEntry, parseNewEntry } from '../../domain/entries/entries.ts'
import { firstFree } from '../../domain/entries/free-ids.ts'
import type { Process } from '../../domain/entries/process.ts'
import type { Source } from '../../domain/entries/source.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { USUAL_COVERAGE_NOTE } from '../../domain/record/set-up.ts'
import { readAmount } from './amount.ts'
import { lookUp, lookupProblem } from './lookup.ts'
import { fold, type LookupType } from './name-index.ts'
import { NO_ID_YET, newId } from './new-ids.ts'
import { lookUpPoint } from './point-lookup.ts'
import { type EntryForm, fieldsOf, type Member } from './shape.ts'

/** Browsers send U+FFFD for what they cannot encode, such as half of a character. */
export const DAMAGED_CHARACTER = 'Contains a damaged character, shown as “�”. Type or paste the text again.'

/** Stands where something is reported, so that the rest of the form can be judged. */
const UNKNOWN = 'unknown'

/**
 * Reads dates, numbers and names in one form, also of actors, sources and a negotiation that the record does not have yet,
 * and remembers what is wrong with them.
 */
export class FormReader {
  readonly form: EntryForm
  readonly record: NegotiationRecord
  readonly newActors: Actor[] = []
  readonly newSources: Source[] = []
  /** Sources of the record whose address leads to the same page as that of a new one, as a rule. */
  readonly lookalikes: Source[] = []
  /** The first of each field, by its path: a person mends one at a time. */
  readonly #problems = new Map<string, string>()
  /** Ids of the actors that this form adds, by their folded names. */
  readonly #newcomers = new Map<string, string>()
  /** Ids of the sources of the form, by their numbers. */
  readonly #cited: string[] = []
  /** Ids of new entries. */
  readonly #given = new Set<string>()
  /** To look for what may have been meant goes through the whole record. */
  #hintsLeft = 10

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
      this.report(path, words().dates.enterSuchAs)
      return ''
    }
    const read = readTypedDate(text)
    if (!read.ok) this.report(path, read.message)
    return read.ok ? read.edtf : ''
  }

  number(text: string, path: string, message = 'Enter a number.'): number {
    const number = readAmount(text)
    if (number === null) this.report(path, message)
    return number ?? Number.NaN
  }

  reference(type: LookupType, text: string, path: string): string {
    const found = (type === 'actor' && this.#newcomers.get(fold(text))) || lookUp(this.record, type, text)
    if (!found) this.report(path, lookupProblem(this.record, type, text, this.#hintsLeft-- > 0))
    return found ?? ''
  }

  point(text: string, path: string): { readonly document: string; readonly number: string } {
    const found = lookUpPoint(this.record, text, this.#hintsLeft > 0)
    if (found.ok) return { document: found.document, number: found.number }
    this.#hintsLeft--
    this.report(path, found.message)
    return { document: UNKNOWN, number: UNKNOWN }
  }

  /** Takes the next source of the whole entry; what else is in the form names it by its number. */
  cites(source: string): string {
    this.#cited.push(source)
    return source
  }

  /** The source with this number in the form; an id of another is kept. */
  cited(value: string, path: string): string {
    if (value !== '' && !/^\d+$/.test(value)) return value
    const source = this.#cited[Number(value) - 1]
    if (source === undefined) this.report(path, 'Choose the source in which this stands.')
    return source ?? ''
  }

  /** @param at the part of the form in which the actor is named, such as `actors.0.` */
  addActor(member: Member, at: string): void {
    const { actor = '', 'new.kind': kind, 'new.side': newSide = '', 'new.role': newRole = '' } = member
    const [name, role] = [actor.trim(), newRole.trim()]
    const isAdded = this.newActors.some(one => fold(one.name) === fold(name))
    if (kind === '' || isAdded || lookUp(this.record, 'actor', name)) return
    const side = newSide.trim() === '' ? '' : this.reference('actor', newSide, `${at}new.side`)
    const described = {
      id: NO_ID_YET,
      name,
      aliases: [],
      kind,
      ...(side !== '' && { side }),
      offices: role === '' ? [] : [{ title: role }],
    }
    const parsed = parseEntry('actor', described)
    if (!parsed.ok) {
      // Whoever is being added, but not rightly yet, is told of where they are added and nowhere else.
      if (name !== '') this.#newcomers.set(fold(name), UNKNOWN)
      this.reportAll(parsed.problems, path => (path === 'name' ? `${at}actor` : `${at}new.${path}`))
      return
    }
    const newcomer = { ...parsed.entry, id: this.#freeId(newId('actor', parsed.entry)) }
    this.newActors.push(newcomer)
    this.#newcomers.set(fold(name), newcomer.id)
  }

  /** The id of a source that is described in a part of the form such as `citations.0.`. */
  newSource(part: string, member: Member, described: () => object): string {
    const said = (name: string): string => (member[`new.${name}`] ?? '').trim()
    const [url, title] = [said('url'), said('title')]
    const locator = said('locator') || undefined
    const isThis = (source: Source) =>
      (source.url ?? '') === url && source.locator === locator && (url !== '' || fold(source.title) === fold(title))
    const known = this.newSources.find(isThis) ?? this.record.sourceByUrl(url, locator)
    if (known) {
      const isSame = (text: string, stored: string) => text === '' || fold(text) === fold(stored)
      if (!isSame(title, known.title) || !isSame(said('publisher'), known.publisher)) {
        const message = `The record has this address already, as “${known.title}” (${known.publisher}). Clear the new source and choose that one above.`
        this.report(`${part}new.url`, message)
      }
      return known.id
    }
    if (url === '' && title === '') {
      this.report(`${part}source`, 'Name a source of the record, or fill in a new one with its address.')
      return ''
    }
    const parsed = parseNewEntry('source', { id: NO_ID_YET, ...described() })
    if (!parsed.ok) {
      this.reportAll(parsed.problems, path => `${part}new.${path}`)
      return UNKNOWN
    }
    const source = { ...parsed.entry, id: this.#freeId(newId('source', parsed.entry)) }
    this.newSources.push(source)
    this.lookalikes.push(...this.record.sourcesLike(url).filter(other => other.url !== url))
    return source.id
  }

  /** The negotiation of an entry whose form doesn't name one: it must where there are several. */
  negotiation(): string {
    const [only, ...others] = this.record.list('process')
    if (others.length > 0) this.report('process', 'Choose the negotiation to which this belongs.')
    return others.length > 0 ? UNKNOWN : (only?.id ?? UNKNOWN)
  }

  /** In a record without any negotiation the form asks for one, in a title and a sentence. */
  newProcess(): Process | null {
    if (this.record.count('process') > 0) return null
    const { 'process.title': title = '', 'process.scope': scope = '', when = '' } = this.form.single
    const read = readTypedDate(when)
    const began = read.ok ? read.edtf : '2000'
    const parsed = parseEntry('process', {
      id: NO_ID_YET,
      title: title.trim(),
      summary: scope.trim(),
      began,
      parties: [],
      mediators: [],
      scope: scope.trim(),
      coverage: { from: began, note: USUAL_COVERAGE_NOTE },
      tables: [],
      briefs: [],
    })
    if (parsed.ok) return { ...parsed.entry, id: this.#freeId(newId('process', parsed.entry)) }
    const told = parsed.problems.filter(({ path }) => path === 'title' || path === 'scope')
    this.reportAll(told, path => `process.${path}`)
    return null
  }

  #freeId(wanted: string): string {
    const id = firstFree(wanted, one => this.record.typeOf(one) !== undefined || this.#given.has(one))
    this.#given.add(id)
    return id
  }
}
