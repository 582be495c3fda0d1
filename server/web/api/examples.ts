import { once } from 'node:events'
import { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import express from 'express'
import type { Example } from '../../formats/openapi/description.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import type { PageCache } from '../http/cache/page-cache.ts'
import type { Address, Route } from '../site/route.ts'
import type { Site } from '../site/site.ts'
import { revisionTag } from './answered.ts'
import { exampleQuestions } from './example-questions.ts'

// Answers of this very site to what is asked in the examples, by the handlers that answer everybody.

/** What is longer is told of without its answer. */
const LONGEST = 64 * 1024
/** So many members of a list are shown. */
const MOST_MEMBERS = 2
/** Nothing that an example asks takes as long. */
const MAX_MS = 10_000

export type Answering = Address & Pick<Route<never>, 'handler'>

/** By the name of the operation; without those that answer anything but what was asked for. */
export async function examplesOf(site: Site, addresses: readonly Answering[]): Promise<Map<string, Example>> {
  const examples = new Map<string, Example>()
  const questions = exampleQuestions(site.record)
  for (const { method, pattern, json, handler } of addresses) {
    const question = json && questions.get(json.id)
    if (!question || method !== 'get') continue
    const { parts = {}, query = {} } = question
    const path = pattern.replace(/:(\w+)/g, (_part, name: string) => encodeURIComponent(parts[name] ?? ''))
    const asked = new URLSearchParams(query).toString()
    const body = await answerOf(site, { pattern, handler }, asked === '' ? path : `${path}?${asked}`)
    if (body !== null) examples.set(json.id, { parts, query, answer: shownOf(body) })
    // Others have their turn between two of them.
    await new Promise(setImmediate)
  }
  for (const { json } of addresses) if (json) addWritten(examples, json)
  return examples
}

/** What is written in the examples is what can be read. */
function addWritten(examples: Map<string, Example>, { id, body }: JsonOperation): void {
  const [, verb, name] = /^(add|replace|restore)([A-Z].*)$/.exec(id) ?? []
  const read = examples.get(`read${name}`)
  if (body === null || !read?.answer) return
  const { entry, revision } = read.answer as { readonly entry: unknown; readonly revision: number }
  const sent =
    verb === 'restore'
      ? { revision }
      : { entry, ...(verb === 'replace' && { reason: 'A name was mistyped', material: false }) }
  const asked = verb === 'add' ? { parts: {} } : { parts: read.parts, headers: { 'If-Match': revisionTag(revision) } }
  examples.set(id, { ...asked, query: {}, sent, answer: read.answer })
}

/** Null for everything but a good answer. */
async function answerOf(site: Site, { pattern, handler }: Pick<Answering, 'pattern' | 'handler'>, url: string) {
  let body: string | null = null
  // Nothing of it is kept among the pages that readers have asked for.
  const cache: PageCache = {
    ...site.cache,
    send: (_req, res, answer) => {
      body = res.statusCode === 200 ? answer.body.toString() : null
      res.end()
    },
  }
  const given = { site: { ...site, access: site.access, mayWrite: site.mayWrite, cache } } as unknown as never
  const keep: express.RequestHandler = (_req, res, next) => {
    const send = res.send.bind(res)
    res.send = answer => {
      if (res.statusCode === 200 && typeof answer === 'string') body = answer
      return send(answer)
    }
    next()
  }
  const app = express().set('query parser', false).use(keep).get(pattern, handler(given)).use(refuse)
  const nowhere = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }) as Socket
  const req = new IncomingMessage(nowhere)
  Object.assign(req, { method: 'GET', url, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 })
  const res = new ServerResponse(req)
  res.assignSocket(nowhere)
  const finished = once(res, 'finish', { signal: AbortSignal.timeout(MAX_MS) })
  app(req, res)
  await finished
  return body as string | null
}

/** Without an example the description is as good. */
const refuse: express.ErrorRequestHandler = (_error, _req, res, _next) => {
  res.status(404).end()
}

const shownOf = (body: string): unknown => (body.length > LONGEST * 16 ? null : small(JSON.parse(body)))

function small(answer: unknown): unknown {
  const shown = cut(answer)
  return JSON.stringify(shown).length > LONGEST ? null : shown
}

function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_MEMBERS).map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cut(part)]))
}
