import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries, EntryProblem, EntryType } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { RevisionDraft } from '../../domain/revisions/revision.ts'
import { toEventCard } from '../events/event-view.ts'
import { fieldOf } from '../forms/form-spec.ts'
import type { Submission } from '../forms/submission.ts'
import type { PagedType } from '../site/entry-paths.ts'
import type { Findable } from '../site/links.ts'
import type { EntryKind } from './entry-kind.ts'
import type { EntryFormPage } from './form-page.ts'
import { draftOf, type UnsignedDraft, versionOf } from './writing.ts'

// What would be stored of a form: the revisions, what the record as a whole says against them, and how it would look.

/** The entry, after the new ones to which it refers. */
export function draftsFor(
  type: PagedType,
  { entry, newActors, newSources, newProcess }: Submission<PagedType>,
  record: NegotiationRecord,
  why: Pick<RevisionDraft, 'reason' | 'material'>,
): UnsignedDraft[] {
  const created = <T extends EntryType>(of: T, fresh: Entries[T]) => draftOf('create', of, fresh, { expected: 0 })
  const version = versionOf(record, entry.id)
  return [
    ...(newProcess ? [created('process', newProcess)] : []),
    ...newActors.map(actor => created('actor', actor)),
    ...newSources.map(source => created('source', source)),
    draftOf(version === 0 ? 'create' : 'change', type, entry, { expected: version, ...why }),
  ]
}

/** What is wrong with an entry and with those that come with it, at the fields in which it was typed. */
export function fieldProblems(
  { spec, shape }: EntryKind,
  found: ReadonlyMap<string, readonly EntryProblem[]>,
  entryId: string,
): EntryProblem[] {
  const first = spec.main[0]?.name ?? ''
  const fieldAt = (id: string, path: string) => (id === entryId && path !== 'id' ? fieldOf(spec, shape, path) : first)
  return [...found].flatMap(([id, problems]) =>
    problems.map(({ path, message }) => ({ path: fieldAt(id, path), message })),
  )
}

/** The entry as it would stand in the record, with actors and sources that are not in it yet. */
export function previewOf(
  { texts }: EntryKind,
  { entry, newActors, newSources, leftOut }: Submission<PagedType>,
  record: NegotiationRecord,
): EntryFormPage['preview'] {
  const fresh = new Map<string, unknown>([...newActors, ...newSources].map(one => [one.id, one]))
  const withNew = {
    moment: record.moment,
    head: record.head,
    list: (type: EntryType) => record.list(type),
    find: (type: EntryType, id: string) => fresh.get(id) ?? record.find(type, id),
  } as Findable
  const event = 'occurrence' in entry ? { ...toEventCard(entry, withNew), href: null } : null
  const fields = event ? [] : texts(entry, withNew).filter(({ text }) => text !== '')
  const date = 'when' in entry ? entry.when : 'published' in entry ? entry.published : null
  return { event, fields, understood: date === null ? null : dateInWords(date), leftOut: leftOut.join(', ') }
}
