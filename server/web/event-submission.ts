import slugify from '@sindresorhus/slugify'
import {
  type Actor,
  type Entries,
  type EntryProblem,
  type EntryType,
  LIMITS,
  type Process,
  parseEntry,
  type Source,
  type TimelineEvent,
} from '../domain/entries.ts'
import { parseEdtf } from '../domain/fuzzy-date.ts'
import { readTypedDate } from '../domain/fuzzy-date-reading.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import { type EventForm, withoutBlankGroups } from './event-form.ts'
import { fold, lookUp } from './lookup.ts'

// From what was typed to what can be stored: references found, dates read, new actors and sources made.

/** An event that is ready to be stored, with the entries that have to be stored with it. */
export interface Submission {
  readonly event: TimelineEvent
  readonly newActors: readonly Actor[]
  readonly newSources: readonly Source[]
  readonly newProcess: Process | null
}

export type SubmissionResult =
  | { readonly ok: true; readonly form: EventForm; readonly submission: Submission }
  | { readonly ok: false; readonly form: EventForm; readonly problems: readonly EntryProblem[] }

/**
 * @param base the event that is being edited; what the form does not show (translations) is taken from it
 */
export function readSubmission(
  typed: EventForm,
  record: NegotiationRecord,
  base: TimelineEvent | null,
): SubmissionResult {
  const form = withoutBlankGroups(typed)
  const reader = new SubmissionReader(form, record)
  for (const [path, text] of fieldsOf(form)) if (text.includes('\uFFFD')) reader.report(path, DAMAGED_CHARACTER)
  const newProcess = reader.process()
  const citations = form.groups.citations.map((group, index) => {
    const source = reader.source(group, `citations.${index}`)
    const kept = base?.citations.find(citation => citation.source === source)
    const note = group.note.trim()
    return {
      source,
      credibility: reader.number(group.credibility, `citations.${index}.credibility`),
      ...(note !== '' || kept?.note !== undefined || !kept ? { note: note === '' ? null : note } : {}),
    }
  })
  const participants = form.groups.participants.map((group, index) => ({
    actor: reader.participant(group, `participants.${index}`),
    part: group.part,
    ...optional('as', group.as),
  }))
  const cited = (value: string, path: string): string => {
    if (!/^\d+$/.test(value)) return value
    const source = citations[Number(value) - 1]?.source
    if (source === undefined) reader.report(path, 'Choose the source in which this stands.')
    return source ?? ''
  }
  const { single } = form
  const when = reader.date(single.when, 'when', base?.when)
  const event = {
    id: base?.id ?? newEventId(when, single.title),
    // In an empty record the form asks for a negotiation; what is wrong with that is reported there.
    process: newProcess?.id ?? (single.process || base?.process || record.list('process').at(-1)?.id || 'unknown'),
    kind: single.kind,
    title: single.title.trim(),
    summary: single.summary.trim(),
    when,
    order: single.order.trim() === '' ? 0 : reader.number(single.order, 'order'),
    occurrence: single.occurrence,
    certainty: single.certainty,
    significance: reader.number(single.significance, 'significance'),
    table: single.table,
    ...reader.place(),
    participants,
    issues: inKnownOrder(form.issues, base?.issues ?? []),
    documents: form.groups.documents.map(({ document, relation }, index) => ({
      document: reader.reference('document', document, `documents.${index}.document`),
      relation,
    })),
    quotes: form.groups.quotes.map((group, index) => ({
      speaker: reader.actor(group.speaker, `quotes.${index}.speaker`),
      text: group.text.trim(),
      language: group.language.trim(),
      original: group.original.trim() || null,
      translator: group.translator.trim() || null,
      source: cited(group.source, `quotes.${index}.source`),
    })),
    accounts: form.groups.accounts.map((group, index) => ({
      actor: reader.actor(group.actor, `accounts.${index}.actor`),
      text: group.text.trim(),
      source: cited(group.source, `accounts.${index}.source`),
    })),
    ...reader.deadline(base),
    follows: form.groups.follows.map(({ event: named }, index) =>
      reader.reference('event', named, `follows.${index}.event`),
    ),
    citations,
    ...(base?.translations && { translations: base.translations }),
  }
  const parsed = parseEntry('event', event)
  if (!parsed.ok) reader.reportAll(parsed.problems.map(problem => ({ ...problem, path: formField(problem.path) })))
  if (reader.problems.length > 0 || !parsed.ok) return { ok: false, form, problems: reader.problems }
  return {
    ok: true,
    form,
    submission: {
      event: parsed.entry,
      newActors: [...reader.newActors.values()],
      newSources: [...reader.newSources.values()],
      newProcess,
    },
  }
}

/** Browsers send U+FFFD for what they cannot encode, such as half of a character. */
export const DAMAGED_CHARACTER = 'Contains a damaged character, shown as “�”. Type or paste the text again.'

const fieldsOf = ({ single, groups }: EventForm): [path: string, text: string][] => [
  ...Object.entries(single),
  ...Object.entries(groups).flatMap(([name, members]) =>
    members.flatMap((member, index) =>
      Object.entries(member).map(([field, text]): [string, string] => [`${name}.${index}.${field}`, text]),
    ),
  ),
]

/** Boxes arrive in the order of the page; what was chosen before keeps the order it was stored in. */
const inKnownOrder = (chosen: readonly string[], known: readonly string[]): string[] => [
  ...known.filter(one => chosen.includes(one)),
  ...chosen.filter(one => !known.includes(one)),
]

/** `follows.0` is the entry's path, `follows.0.event` the field's. */
export const formField = (path: string): string => path.replace(/^(follows\.\d+)$/, '$1.event')

const optional = <K extends string>(key: K, text: string): { [P in K]?: string } =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as { [P in K]: string })

class SubmissionReader {
  readonly problems: EntryProblem[] = []
  readonly newActors = new Map<string, Actor>()
  readonly newSources = new Map<string, Source>()
  readonly #unfinishedActors = new Set<string>()
  readonly #form: EventForm
  readonly #record: NegotiationRecord
  /** Ids of new entries. */
  readonly #given = new Set<string>()

  constructor(form: EventForm, record: NegotiationRecord) {
    this.#form = form
    this.#record = record
    // Participants first: whoever is added there can be named as a speaker elsewhere in the form.
    form.groups.participants.forEach((group, index) => {
      if (group['new.kind'] !== '') this.#addActor(group, `participants.${index}`)
    })
  }

  /** Reports the first problem of each field; a person mends one at a time. */
  report(path: string, message: string): void {
    if (!this.problems.some(problem => problem.path === path)) this.problems.push({ path, message })
  }

  reportAll(problems: readonly EntryProblem[]): void {
    for (const { path, message } of problems) this.report(path, message)
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

  actor(text: string, path: string): string {
    const fresh = this.newActors.get(fold(text))
    if (fresh) return fresh.id
    // Whoever is being added, but not rightly yet, is told of where they are added and nowhere else.
    return this.#unfinishedActors.has(fold(text)) ? 'unknown' : this.reference('actor', text, path)
  }

  participant(group: EventForm['groups']['participants'][number], path: string): string {
    return this.actor(group.actor, `${path}.actor`)
  }

  reference(type: 'actor' | 'document' | 'event' | 'source', text: string, path: string): string {
    const found = lookUp(this.#record, type, text)
    if (found.ok) return found.id
    this.report(path, found.message)
    return ''
  }

  #addActor(group: EventForm['groups']['participants'][number], path: string): void {
    const name = group.actor.trim()
    if (this.newActors.has(fold(name)) || lookUp(this.#record, 'actor', name).ok) return
    const side = group['new.side'].trim() === '' ? '' : this.actor(group['new.side'], `${path}.new.side`)
    const parsed = parseEntry('actor', {
      id: this.#freeId('actor', slug(name)),
      name,
      kind: group['new.kind'],
      ...optional('side', side),
      ...optional('role', group['new.role']),
    })
    if (parsed.ok) this.newActors.set(fold(name), parsed.entry)
    else {
      if (name !== '') this.#unfinishedActors.add(fold(name))
      this.reportAll(
        parsed.problems.map(problem => ({
          ...problem,
          path: problem.path === 'name' || problem.path === 'id' ? `${path}.actor` : `${path}.new.${problem.path}`,
        })),
      )
    }
  }

  source(group: EventForm['groups']['citations'][number], path: string): string {
    if (group.source.trim() !== '') return this.reference('source', group.source, `${path}.source`)
    const url = group['new.url'].trim()
    const known = this.newSources.get(url)?.id ?? this.#record.sourceByUrl(url)?.id
    if (known) return known
    if (url === '' && group['new.title'].trim() === '') {
      this.report(`${path}.source`, 'Name a source of the record, or fill in a new one with its address.')
      return ''
    }
    const publisher = group['new.publisher'].trim()
    const published = this.date(group['new.published'], `${path}.new.published`)
    const parsed = parseEntry('source', {
      id: this.#freeId('source', sourceSlug(publisher, published, group['new.title'])),
      kind: group['new.kind'],
      title: group['new.title'].trim(),
      publisher,
      ...optional('originalPublisher', group['new.originalPublisher']),
      url,
      published,
      language: group['new.language'].trim(),
      reliability: group['new.reliability'],
    })
    if (!parsed.ok) {
      this.reportAll(
        parsed.problems
          .filter(problem => problem.path !== 'id')
          .map(problem => ({ ...problem, path: `${path}.new.${problem.path}` })),
      )
      return 'unknown'
    }
    this.newSources.set(url, parsed.entry)
    return parsed.entry.id
  }

  place(): { place?: object } {
    const { single } = this.#form
    const [name, country] = [single['place.name'].trim(), single['place.country'].trim().toUpperCase()]
    const [latitude, longitude] = [single['place.latitude'].trim(), single['place.longitude'].trim()]
    if (name + country + latitude + longitude === '') return {}
    return {
      place: {
        name,
        ...optional('country', country),
        ...(latitude !== '' && { latitude: this.number(latitude, 'place.latitude') }),
        ...(longitude !== '' && { longitude: this.number(longitude, 'place.longitude') }),
      },
    }
  }

  deadline(base: TimelineEvent | null): { deadline?: object } {
    const { single } = this.#form
    const [due, setBy, note] = [single['deadline.due'], single['deadline.setBy'], single['deadline.note']].map(text =>
      text.trim(),
    ) as [string, string, string]
    if (due + setBy + note === '') return {}
    return {
      deadline: {
        due: this.date(due, 'deadline.due', base?.deadline?.due),
        setBy: this.actor(setBy, 'deadline.setBy'),
        outcome: single['deadline.outcome'],
        note: note === '' ? null : note,
      },
    }
  }

  /** In a record without any negotiation the form asks for one, in a title and a sentence. */
  process(): Process | null {
    if (this.#record.count('process') > 0) return null
    const { single } = this.#form
    const read = readTypedDate(single.when)
    const began = read.ok ? read.edtf : '2000'
    const parsed = parseEntry('process', {
      id: this.#freeId('process', slug(single['process.title'])),
      title: single['process.title'].trim(),
      summary: single['process.scope'].trim(),
      began,
      parties: [],
      mediators: [],
      scope: single['process.scope'].trim(),
      coverage: { from: began, to: began, note: 'Compiled as it happens; anything not listed is not yet entered.' },
    })
    if (parsed.ok) return parsed.entry
    this.reportAll(
      parsed.problems
        .filter(({ path }) => path === 'title' || path === 'scope')
        .map(problem => ({ ...problem, path: `process.${problem.path}` })),
    )
    return null
  }

  #freeId<T extends EntryType>(_type: T, wanted: Entries[T]['id']): string {
    const id = firstFree(
      wanted || 'entry',
      candidate => this.#record.typeOf(candidate) !== undefined || this.#given.has(candidate),
    )
    this.#given.add(id)
    return id
  }
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

/** A readable id from day and title; it is frozen at creation, whatever becomes of the title. */
function newEventId(when: string, title: string): string {
  const parsed = parseEdtf(when)
  const day = parsed.ok ? (parsed.date.earliest ?? parsed.date.latest ?? '') : ''
  return cutSlug([slug(day), slug(title)].filter(Boolean).join('-'), LIMITS.id - 4) || 'event'
}

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
