import type { Request } from 'express'
import { draftProblems, retractionProblems } from '../../domain/record/integrity.ts'
import { tidied } from '../../domain/text/pasted-text.ts'
import type { EntryKind } from '../editing/entry-kind.ts'
import { draftOf, existing, reasonProblem, versionOf } from '../editing/writing.ts'
import { HttpError, UnprocessableError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import type { PagedType } from '../site/entry-paths.ts'
import { type Answered, revisionTag } from './answered.ts'
import { apiEntryPath } from './collections.ts'
import { expectRevision, staleError } from './precondition.ts'
import { type ProgramWriting, stored } from './stored.ts'

/** `DELETE /api/1/events/:id?reason=…` and the like: retracts the entry; its history and the reason stay. */
export async function takeOutEntry(
  { type }: EntryKind,
  writing: ProgramWriting,
  req: Request,
  id: string,
): Promise<Answered> {
  const { record } = writing.site
  const { entry, version } = existing(type, record, id)
  expectRevision(req.headers['if-match'], version)
  const reason = tidied(queryOf(req).get('reason') ?? '', { multiline: true }).trim()
  const wrong = reasonProblem(reason, 'Say why it is retracted, by “reason” in the address: it stays on its page.')
  if (wrong !== undefined)
    throw new UnprocessableError('The reason can’t stand in the history.', [{ pointer: '#/reason', detail: wrong }])
  const inUse = () => new HttpError(409, 'Still in use', `${because(id, writing)} Change or retract that first.`)
  if (retractionProblems(id, record).length > 0) throw inUse()
  const draft = draftOf('retract', type, entry, { reason, expected: version })
  if (draftProblems([draft], record).size > 0) throw inUse()
  return stored(writing, req, {
    drafts: [draft],
    typed: { form: null, note: null },
    at: apiEntryPath(type, id),
    answer: () => retractionAnswer(writing, type, id),
    refused: inUse,
    conflict: async () => {
      throw staleError(versionOf(writing.site.record, id))
    },
  })
}

function because(id: string, { site }: ProgramWriting): string {
  const [first] = retractionProblems(id, site.record)
  return first?.message.replace(/ Change or retract that first\.$/, '') ?? 'Others refer to it.'
}

function retractionAnswer({ site }: ProgramWriting, type: PagedType, id: string): Answered {
  const retraction = site.record.retraction(id)
  const version = versionOf(site.record, id)
  return {
    status: 200,
    headers: { ETag: revisionTag(version) },
    body: { type, id, revision: version, retracted: { at: retraction?.at ?? '', reason: retraction?.reason ?? '' } },
  }
}
