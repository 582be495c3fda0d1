import type { Request } from 'express'
import { type MergedType, planMerge } from '../../domain/record/merging.ts'
import type { EntryKind } from '../editing/entry-kind.ts'
import { draftsOf } from '../editing/merging.ts'
import { existing, versionOf } from '../editing/writing.ts'
import { HttpError, UnprocessableError } from '../http/http-error.ts'
import { ENTRY_PAGES } from '../site/entry-paths.ts'
import { type Answered, entryAnswer } from './answered.ts'
import { apiEntryPath } from './collections.ts'
import { expectRevision, staleError } from './precondition.ts'
import { mergingSchema, readBody } from './sent.ts'
import { type ProgramWriting, stored } from './stored.ts'

/** `POST /api/1/actors/:id/merge` and the like: the other one becomes part of this one, in one batch of the journal. */
export async function mergeTwo(kind: EntryKind, writing: ProgramWriting, req: Request, id: string): Promise<Answered> {
  const type = kind.type as MergedType
  const { record } = writing.site
  const { entry: kept, version } = existing(type, record, id)
  expectRevision(req.headers['if-match'], version)
  const sent = readBody(mergingSchema, req.body, {
    example: '{ "with": "another-id", "withRevision": 12 }',
    wrong: 'What was sent does not say with which one this is to be merged.',
  })
  const other = record.find(type, sent.with)
  if (other === undefined || other.id === id)
    throw new UnprocessableError('There is nothing to merge this with.', [
      {
        pointer: '#/with',
        detail: other
          ? 'This is the same one: name another.'
          : `The record has no ${ENTRY_PAGES[type].noun} of this id.`,
      },
    ])
  const stale = () =>
    sent.withRevision === versionOf(record, other.id) ? staleError(versionOf(record, id)) : otherStale()
  const otherStale = () =>
    new HttpError(
      412,
      'Changed meanwhile',
      `“${other.id}” is at revision ${versionOf(record, other.id)}, and you have seen another. Look at what has changed, then send yours.`,
    )
  if (sent.withRevision !== versionOf(record, other.id)) throw otherStale()
  const plan = planMerge(record, type, kept, other)
  const refusal = (messages: readonly string[]) => new HttpError(409, 'These can’t be merged', messages.join(' '))
  if (plan.problems.length > 0) throw refusal(plan.problems.map(({ id: of, message }) => `${of}: ${message}`))
  return stored(writing, req, {
    drafts: draftsOf(record, plan.steps),
    typed: { form: null, note: sent.note?.trim() || null },
    at: apiEntryPath(type, id),
    answer: () => entryAnswer(writing.site.record, type, id),
    refused: problems => refusal([...problems.values()].flat().map(({ message }) => message)),
    conflict: async () => {
      throw stale()
    },
  })
}
