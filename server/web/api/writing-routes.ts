import type { Request, RequestHandler } from 'express'
import { isAtLeast } from '../../domain/accounts/roles.ts'
import { type EntryKind, KINDS } from '../editing/entry-kind.ts'
import { BadRequestError, ForbiddenError } from '../http/http-error.ts'
import { writerOf } from '../http/person.ts'
import { queryOf } from '../http/request-query.ts'
import { isMergeable, isSetting, type PagedType } from '../site/entry-paths.ts'
import { add, data, type Route, replace, takeOut } from '../site/route.ts'
import { type Answered, sendAnswered } from './answered.ts'
import { collectionPath, entryPattern, idAsked } from './collections.ts'
import { mergeTwo } from './merge-two.ts'
import { putBack } from './put-back.ts'
import { readEntry } from './read-entry.ts'
import { isDryRun, type ProgramWriting } from './stored.ts'
import { takeOutEntry } from './take-out-entry.ts'
import { addEntry, replaceEntry } from './write-entry.ts'
import { addition, correction, merging, reading, restoration, retraction } from './writing-operations.ts'

type Act = (kind: EntryKind, writing: ProgramWriting, req: Request, id: string) => Promise<Answered>

/** Carries out what a program asks, once for each key that it gives, and answers what became of it. */
const carriedOut =
  (kind: EntryKind, act: Act, takes: readonly string[]) =>
  (writing: ProgramWriting): RequestHandler =>
  async (req, res) => {
    const person = writerOf(req)
    expectToBeAllowed(kind.type, person)
    expectKnown(queryOf(req), takes)
    const answer = await writing.idempotency.once(
      {
        account: person.account ?? '',
        // Nothing is done that could be done twice.
        key: isDryRun(req) ? undefined : req.get('idempotency-key'),
        request: [req.method, req.originalUrl, req.body, req.get('if-match')],
      },
      () => act(kind, writing, req as Request, idAsked(kind.type, req.params as { id?: string })),
    )
    sendAnswered(res, answer)
  }

/** What is said of the record and its negotiations as such is the business of those who look after it. */
function expectToBeAllowed(type: PagedType, { role, changesSettings }: ReturnType<typeof writerOf>): void {
  if (!isSetting(type) || changesSettings || isAtLeast(role, 'administrator')) return
  throw new ForbiddenError('This is for administrators, with a token that is meant for it.')
}

function expectKnown(query: URLSearchParams, takes: readonly string[]): void {
  const unknown = [...query.keys()].filter(name => !takes.includes(name))
  const problems = unknown.map(path => ({ path, message: `There is no parameter “${path}” here.` }))
  const dryRun = query.get('dryRun')
  if (dryRun !== null && dryRun !== 'true' && dryRun !== 'false')
    problems.push({ path: 'dryRun', message: 'Say “true” or “false”.' })
  if (problems.length > 0) throw new BadRequestError('This address takes no such parameters.', problems)
}

function routesOf(kind: EntryKind): Route<ProgramWriting>[] {
  const { type } = kind
  const pattern = entryPattern(type)
  const one: Route<ProgramWriting>[] = [
    data(pattern, writing => readEntry(kind, writing), { json: reading(type), mayBeCrawled: false }),
    replace(pattern, carriedOut(kind, replaceEntry, ['dryRun']), { json: correction(type) }),
    add(`${pattern}/restore`, carriedOut(kind, putBack, ['dryRun']), { json: restoration(type) }),
    ...(isMergeable(type)
      ? [add(`${pattern}/merge`, carriedOut(kind, mergeTwo, ['dryRun']), { json: merging(type) })]
      : []),
  ]
  if (type === 'record') return one
  return [
    add(collectionPath(type), carriedOut(kind, addEntry, ['dryRun']), { json: addition(type) }),
    ...one,
    takeOut(pattern, carriedOut(kind, takeOutEntry, ['dryRun', 'reason']), { json: retraction(type) }),
  ]
}

export const apiWritingRoutes: readonly Route<ProgramWriting>[] = Object.values(KINDS).flatMap(routesOf)
