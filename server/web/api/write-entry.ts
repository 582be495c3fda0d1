import type { Request } from 'express'
import { parseNewEntry } from '../../domain/entries/entries.ts'
import { draftProblems } from '../../domain/record/integrity.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import { draftsFor } from '../editing/drafts.ts'
import { duplicatesOf } from '../editing/duplicates.ts'
import type { EntryKind, PagedEntry } from '../editing/entry-kind.ts'
import { nounsOf } from '../editing/form-page.ts'
import { twinOf, withFreeId } from '../editing/submitting.ts'
import { existing, reasonProblem, versionOf } from '../editing/writing.ts'
import { NO_ID_YET, newId } from '../forms/new-ids.ts'
import { reasonIn } from '../forms/parts.ts'
import type { Submission } from '../forms/submission.ts'
import { HttpError, UnprocessableError } from '../http/http-error.ts'
import type { PagedType } from '../site/entry-paths.ts'
import { type Answered, entryAnswer } from './answered.ts'
import { apiEntryPath } from './collections.ts'
import { labelProblems } from './label-problems.ts'
import { expectRevision, staleError } from './precondition.ts'
import { inEntry, readSent, type Sent } from './sent.ts'
import { type ProgramWriting, type Stored, stored } from './stored.ts'

/** `POST /api/1/events` and the like. The same new entry, sent twice, is added once. */
export async function addEntry(kind: EntryKind, writing: ProgramWriting, req: Request): Promise<Answered> {
  const { type } = kind
  const { record } = writing.site
  const sent = readSent(req.body)
  const { id: named } = sent.entry
  const read = readEntry(type, { ...sent.entry, id: named ?? NO_ID_YET })
  const twin = twinOf(type, record, named === undefined ? ({ ...read, id: newId(type, read) } as PagedEntry) : read)
  if (twin !== undefined) return entryAnswer(record, type, twin)
  if (named !== undefined && record.typeOf(read.id) !== undefined)
    throw new HttpError(
      409,
      'This id is taken',
      `There is something else called “${read.id}”: leave the id out, or choose another.`,
    )
  const submission = alone(named === undefined ? ({ ...read, id: newId(type, read) } as PagedEntry) : read)
  const free = named === undefined ? withFreeId(submission, record) : submission
  return judgedAndStored(kind, writing, req, { sent, submission: free, base: null })
}

/** `PUT /api/1/events/:id` and the like: puts a whole entry in the place of the revision that If-Match names. */
export async function replaceEntry(
  kind: EntryKind,
  writing: ProgramWriting,
  req: Request,
  id: string,
): Promise<Answered> {
  const { type } = kind
  const { record } = writing.site
  const { entry: base, version } = existing(type, record, id)
  expectRevision(req.headers['if-match'], version)
  const sent = readSent(req.body)
  if (sent.entry['id'] !== undefined && sent.entry['id'] !== id)
    throw new UnprocessableError('An entry keeps its id.', [
      { pointer: '#/entry/id', detail: `Leave it out, or send “${id}”.` },
    ])
  const entry = readEntry(type, { ...sent.entry, id })
  if (canonicalJson(entry) === canonicalJson(base)) return entryAnswer(record, type, id)
  return judgedAndStored(kind, writing, req, { sent, submission: alone(entry), base })
}

interface Asked {
  readonly sent: Sent
  readonly submission: Submission<PagedType>
  /** What is corrected; null for what is new. */
  readonly base: PagedEntry | null
}

function judgedAndStored(kind: EntryKind, writing: ProgramWriting, req: Request, asked: Asked): Promise<Answered> {
  const { type } = kind
  const { record } = writing.site
  const { sent, submission, base } = asked
  const { entry } = submission
  const material = sent.material !== false
  const reason = base ? reasonIn({ reason: sent.reason ?? '', material: material ? 'yes' : 'no' }) : null
  const wrong =
    reason === null
      ? undefined
      : reasonProblem(reason, 'Say in a few words what you changed and why, or that it is not material.')
  if (wrong !== undefined)
    throw new UnprocessableError('The reason can’t stand in the history.', [{ pointer: '#/reason', detail: wrong }])
  const drafts = draftsFor(type, submission, record, { reason, material })
  const found = draftProblems(drafts, record).get(entry.id) ?? []
  const labels = labelProblems(entry)
  if (found.length > 0 || labels.length > 0) throw refusal([...found, ...labels])
  const duplicates = duplicatesOf(submission, base, record)
  if (duplicates.length > 0 && sent.distinct !== true)
    throw new UnprocessableError(`The record may have this ${nounsOf(duplicates)} already.`, [
      {
        pointer: '#/distinct',
        detail: `Look at ${duplicates.map(({ href }) => href).join(', ')}. If yours is another, send “distinct”: true.`,
      },
    ])
  const { single, groups } = kind.fill(entry, versionOf(record, entry.id), record)
  const what: Stored = {
    drafts,
    typed: { form: { single, groups }, note: sent.note?.trim() || null },
    at: apiEntryPath(type, entry.id),
    answer: () => entryAnswer(writing.site.record, type, entry.id, base ? 200 : 201),
    refused: problems => refusal(problems.get(entry.id) ?? []),
    conflict: async () => {
      // The id of a new entry was taken, most likely by the same, sent twice: looked at again, that is no conflict.
      if (base === null) return addEntry(kind, writing, req)
      throw staleError(versionOf(writing.site.record, entry.id))
    },
  }
  return stored(writing, req, what)
}

function readEntry(type: PagedType, data: unknown): PagedEntry {
  const parsed = parseNewEntry(type, data)
  if (parsed.ok) return parsed.entry as PagedEntry
  throw refusal(parsed.problems)
}

const refusal = (problems: Parameters<typeof inEntry>[0]): UnprocessableError =>
  new UnprocessableError('Something in the entry is missing or wrong.', inEntry(problems))

/** A program brings each entry for itself. */
const alone = (entry: PagedEntry): Submission<PagedType> => ({
  entry,
  newActors: [],
  newSources: [],
  newProcess: null,
  lookalikes: [],
  leftOut: [],
})
