import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { closestTo, wordsOfAddress } from '../../domain/finding/closest.ts'
import { words } from '../../domain/language/words.ts'
import { BadRequestError, HttpError, NotFoundError, UnprocessableError } from '../http/http-error.ts'
import { hitOf } from './hits.ts'
import { allowReading } from './json-answer.ts'
import type { SureLink } from './links.ts'
import { type Address, isForPrograms, type Listing } from './route.ts'
import type { Site } from './site.ts'
import { template } from './template.ts'

/** The error shape of every data address: RFC 9457 problem details, with `problems` naming each field or parameter. */
const problemDetails = (error: HttpError) => ({
  type: 'about:blank',
  title: error.title,
  status: error.status,
  detail: error.message,
  ...(error.problems.length > 0 && { problems: error.problems }),
  ...(error instanceof UnprocessableError && { errors: error.errors }),
})

export const notFound: RequestHandler = req => {
  throw new NotFoundError(words().errors.noPageAt(req.path))
}

/** Answers everything that was thrown: as JSON to data addresses, else as a page. Internals go to the log alone. */
export const errorHandler = ({
  site,
  logger,
  pages,
  addresses,
}: Listing & { readonly logger: Logger }): ErrorRequestHandler => {
  const isOfData = dataPaths(addresses)
  return async (thrown, req, res, _next) => {
    if (res.headersSent) {
      // Express would write it to the console. A broken connection says that the answer is not whole.
      logger.error({ err: thrown }, 'answer broke off')
      req.socket.destroy()
      return
    }
    const error = asHttpError(thrown) ?? unexpected(thrown, logger)
    res.status(error.status)
    for (const header of ['Content-Disposition', 'ETag', 'Last-Modified']) res.removeHeader(header)
    res.set('Cache-Control', 'no-store')
    if (isOfData(req.path)) {
      // Who may read the data may read why there is none.
      if (req.method === 'GET' || req.method === 'HEAD' || isForPrograms(req.path)) allowReading(res)
      res.type('application/problem+json').send(JSON.stringify(problemDetails(error)))
      return
    }
    try {
      const instead = error.status === 404 && req.method === 'GET' ? await insteadOf(site, req.path) : null
      pages.send(req, res, ERROR_TEMPLATE, {
        layout: { title: error.title, robots: 'noindex', searched: instead?.search ?? '' },
        page: { status: error.status, title: error.title, message: error.message, problems: error.problems, instead },
      })
    } catch (failure) {
      // Express would show it to the visitor.
      logger.error({ err: failure }, 'no error page')
      res.type('text/plain').send(`${error.title}. ${error.message}\n`)
    }
  }
}

/** Tells paths of data, known ones and any that end as only data does: a mistyped `/timelin.json` was no page either. */
function dataPaths(addresses: readonly Address[]): (path: string) => boolean {
  const patterns = (isData: boolean) =>
    addresses.filter(({ answers }) => (answers === 'data') === isData).map(({ pattern }) => pattern)
  const known = new Set(patterns(true))
  const endings = new Set(patterns(true).map(endingOf))
  for (const pattern of patterns(false)) endings.delete(endingOf(pattern))
  return path => isForPrograms(path) || known.has(path) || endings.has(endingOf(path))
}

const endingOf = (path: string): string => /\.\w+$/.exec(path)?.[0] ?? ''

function unexpected(thrown: unknown, logger: Logger): HttpError {
  const incident = randomUUID().slice(0, 8)
  logger.error({ err: thrown, incident }, 'request failed')
  return new HttpError(500, words().errors.ours, words().errors.oursNoted(incident))
}

/** Errors of Express and its body readers carry a status and are the visitor's, not ours. */
function asHttpError(thrown: unknown): HttpError | undefined {
  if (thrown instanceof HttpError) return thrown
  if (!(thrown instanceof Error) || !('status' in thrown)) return undefined
  const { errors } = words()
  switch (thrown.status) {
    case 400:
      return new BadRequestError(errors.damaged)
    case 413:
      return new HttpError(413, errors.tooMuch, errors.tooMuchSent)
    case 415:
      return new HttpError(415, errors.formatUnknown, errors.sendForm)
    default:
      return undefined
  }
}

interface ErrorPage {
  readonly status: number
  readonly title: string
  readonly message: string
  readonly problems: readonly EntryProblem[]
  /** The way on from an address that leads nowhere. */
  readonly instead: Instead | null
}

interface Instead {
  readonly search: string
  readonly closest: readonly (SureLink & { readonly detail: string })[]
}

const CLOSEST = 3

async function insteadOf(site: Site, path: string): Promise<Instead> {
  const search = wordsOfAddress(path)
  if (search === '') return { search, closest: [] }
  await site.search.ready()
  const closest = closestTo(site.record, search, CLOSEST).map(found => {
    const { title, href, detail } = hitOf(site.record, found)
    return { text: title, href, detail }
  })
  return { search, closest }
}

export const ERROR_TEMPLATE = template<ErrorPage>('site/error')
