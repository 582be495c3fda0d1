import type { Request } from 'express'
import { parseEntry } from '../../domain/entries/entries.ts'
import { draftProblems } from '../../domain/record/integrity.ts'
import { mergedInto } from '../../domain/record/merging.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import type { JudgedProblems } from '../../journal/journal.ts'
import type { EntryKind, PagedEntry } from '../editing/entry-kind.ts'
import { restorationOf } from '../editing/restoration.ts'
import { reasonProblem, versionOf } from '../editing/writing.ts'
import { HttpError, NotFoundError, UnprocessableError } from '../http/http-error.ts'
import { missingEntry } from '../site/entry-paths.ts'
import { type Answered, entryAnswer } from './answered.ts'
import { apiEntryPath } from './collections.ts'
import { expectRevision, staleError } from './precondition.ts'
import { readBody, restorationSchema } from './sent.ts'
import { type ProgramWriting, stored } from './stored.ts'

/** `POST /api/1/events/:id/restore` and the like: puts back what an earlier revision says, as one more revision. */
export async function putBack(
  { type }: EntryKind,
  writing: ProgramWriting,
  req: Request,
  id: string,
): Promise<Answered> {
  const { record } = writing.site
  if (record.typeOf(id) !== type) throw new NotFoundError(missingEntry(record, type, id))
  expectRevision(req.headers['if-match'], versionOf(record, id))
  const sent = readBody(restorationSchema, req.body, {
    example: '{ "revision": 12 }',
    wrong: 'What was sent does not say which revision is to be restored.',
  })
  const reason = sent.reason?.trim() || null
  const wrong = reason === null ? undefined : reasonProblem(reason, undefined)
  if (wrong !== undefined)
    throw new UnprocessableError('The reason can’t stand in the history.', [{ pointer: '#/reason', detail: wrong }])
  const history = record.history(id)
  const chosen = history.find(({ seq, action }) => seq === sent.revision && action !== 'retract')
  if (chosen === undefined)
    throw new UnprocessableError('There is no such version of this entry.', [
      { pointer: '#/revision', detail: 'Name a revision that its history lists, and in which it was not retracted.' },
    ])
  const entry = record.find(type, id)
  if (entry && canonicalJson(chosen.record) === canonicalJson(entry)) return entryAnswer(record, type, id)
  const kept = mergedInto(record, type, id)
  if (kept !== undefined)
    throw new HttpError(
      409,
      'Merged',
      `This was merged into “${kept}”, with all that referred to it. On its page both are told apart again.`,
    )
  const parsed = parseEntry(type, chosen.record)
  if (!parsed.ok) throw refusal(parsed.problems)
  const draft = restorationOf(type, parsed.entry as PagedEntry, { history, chosen, reason })
  const refused = (found: JudgedProblems) => refusal([...found.values()].flat())
  const found = draftProblems([draft], record)
  if (found.size > 0) throw refused(found)
  return stored(writing, req, {
    drafts: [draft],
    typed: { form: null, note: sent.note?.trim() || null },
    at: apiEntryPath(type, id),
    answer: () => entryAnswer(writing.site.record, type, id),
    refused,
    conflict: async () => {
      throw staleError(versionOf(writing.site.record, id))
    },
  })
}

/** What was in order once may be so no more: what it refers to can be gone. */
const refusal = (problems: readonly { readonly path: string; readonly message: string }[]): HttpError =>
  new HttpError(
    409,
    'This can’t be restored as it was',
    problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' '),
  )
