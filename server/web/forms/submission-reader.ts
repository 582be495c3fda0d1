import { readTypedDate } from '../../domain/dates/typed-date.ts'
import type { Actor } from '../../domain/entries/actor.ts'
import { parseEntry, parseNewEntry } from '../../domain/entries/entries.ts'
import type { Process } from '../../domain/entries/process.ts'
import type { Source } from '../../domain/entries/source.ts'
import { lookUp } from './lookup.ts'
import { fold } from './name-index.ts'
import { firstFree, NO_ID_YET, slug, sourceSlug } from './new-ids.ts'
import type { Member } from './shape.ts'
import { ValueReader } from './value-reader.ts'

/** Reads a form that also tells of actors, sources and a negotiation that the record does not have yet. */
export class SubmissionReader extends ValueReader {
  readonly #actors = new Map<string, Actor>()
  readonly #sources = new Map<string, Source>()
  /** Sources of the record whose address leads to the same page as that of a new one, as a rule. */
  readonly lookalikes: Source[] = []
  /** Ids of new entries. */
  readonly #given = new Set<string>()

  get newActors(): Actor[] {
    return [...this.#actors.values()]
  }

  get newSources(): Source[] {
    return [...this.#sources.values()]
  }

  /** @param at the part of the form in which the actor is named, such as `actors.0.` */
  addActor(
    { actor = '', 'new.kind': kind, 'new.side': newSide = '', 'new.role': role = '' }: Member,
    at: string,
  ): void {
    const name = actor.trim()
    if (kind === '' || this.#actors.has(fold(name)) || lookUp(this.record, 'actor', name)) return
    const side = newSide.trim() === '' ? '' : this.reference('actor', newSide, `${at}new.side`)
    const parsed = parseEntry('actor', {
      id: NO_ID_YET,
      name,
      kind,
      ...(side !== '' && { side }),
      ...(role.trim() !== '' && { role: role.trim() }),
    })
    if (parsed.ok) {
      const newcomer = { ...parsed.entry, id: this.#freeId(slug(name)) }
      this.#actors.set(fold(name), newcomer)
      this.newcomers.set(fold(name), newcomer.id)
      return
    }
    // Whoever is being added, but not rightly yet, is told of where they are added and nowhere else.
    if (name !== '') this.newcomers.set(fold(name), 'unknown')
    this.reportAll(parsed.problems, path => (path === 'name' ? `${at}actor` : `${at}new.${path}`))
  }

  /** The id of a source that is described in a part of the form such as `citations.0.`. */
  newSource(part: string, member: Member, described: () => object): string {
    const [url = '', title = '', publisher = ''] = ['url', 'title', 'publisher'].map(name =>
      member[`new.${name}`]?.trim(),
    )
    const known = this.#sources.get(url) ?? this.record.sourceByUrl(url)
    if (known) {
      const isSame = (said: string, stored: string) => said === '' || fold(said) === fold(stored)
      if (!isSame(title, known.title) || !isSame(publisher, known.publisher)) {
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
      return 'unknown'
    }
    const source = { ...parsed.entry, id: this.#freeId(sourceSlug(parsed.entry)) }
    this.#sources.set(url, source)
    this.lookalikes.push(...this.record.sourcesLike(url))
    return source.id
  }

  /** In a record without any negotiation the form asks for one, in a title and a sentence. */
  newProcess(): Process | null {
    const { form } = this
    if (this.record.count('process') > 0) return null
    const { 'process.title': title = '', 'process.scope': scope = '', when = '' } = form.single
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
      briefs: [],
    })
    if (parsed.ok) return parsed.entry
    const told = parsed.problems.filter(({ path }) => path === 'title' || path === 'scope')
    this.reportAll(told, path => `process.${path}`)
    return null
  }

  #freeId(wanted: string): string {
    const isTaken = (id: string) => this.record.typeOf(id) !== undefined || this.#given.has(id)
    const id = firstFree(wanted || 'entry', isTaken)
    this.#given.add(id)
    return id
  }
}
