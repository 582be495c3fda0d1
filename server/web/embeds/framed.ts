import type { Request, RequestHandler, Response } from 'express'
import { ParameterReader } from '../../domain/parameters/parameter-reader.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { HttpError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { embedAddress, type Look } from '../site/embed-paths.ts'
import type { Theme } from '../site/layout-view.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { type Template, template } from '../site/template.ts'
import { readingOf } from '../site/time-travel.ts'

// A piece of this site in a frame on somebody else's page: what each of them is made from, and how one is sent.

export interface Asked<Parameters> {
  readonly site: Site
  readonly record: NegotiationRecord
  readonly parameters: Parameters
  /** Without the moment and the look. */
  readonly params: URLSearchParams
  /** How many entries of a list are asked for. */
  readonly limit: number | null
}

interface Made<Page> {
  readonly title: string
  /** Canonical address of the page that it is a piece of, and what the way there is called. */
  readonly home: { readonly href: string; readonly text: string }
  readonly page: Page
  readonly staleAt?: number
}

interface Refusal {
  readonly title: string
  readonly message: string
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

export const REFUSAL_TEMPLATE = template<Refusal>('embeds/refusal', { frame: 'plain' })

/** The handler of one kind of piece. What can't be shown is said in the frame: an error page of the site would not fit in. */
export const framed =
  <Page, Parameters>(
    piece: Template<Page>,
    make: (asked: Asked<Parameters>) => Made<Page> | Promise<Made<Page>>,
  ): ((reading: Reading) => RequestHandler<Parameters>) =>
  ({ site: current, pages }) =>
  async (req, res) => {
    const look = lookOf(queryOf(req))
    const { theme } = look.query
    try {
      const { limit } = askedOfPage(look, { message: 'How the piece is to look could not be read.' })
      const { record, moment, params } = readingOf(current, req)
      for (const name of LOOKS) params.delete(name)
      const site = { ...current, record }
      const { title, home, page, staleAt } = await make({ site, record, parameters: req.params, params, limit })
      const layout = { title, robots: 'noindex', moment, frame: { theme, home } } as const
      const key = embedAddress(`${req.path}${home.href.replace(/^[^?]*/, '')}`, look.query)
      pages.send(req, res, piece, { layout, page }, { key, ...(staleAt !== undefined && { staleAt }) })
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      sendRefusal({ site: current, pages }, req as Request, res, error, theme)
    }
  }

function sendRefusal({ pages }: Reading, req: Request, res: Response, error: HttpError, theme: Theme | null): void {
  const { status, title, message, problems } = error
  res.status(status).set('Cache-Control', 'no-store')
  const frame = { theme, home: { href: pathsAt({}).home, text: 'To the record' } }
  pages.send(req, res, REFUSAL_TEMPLATE, {
    layout: { title, robots: 'noindex', frame },
    page: { title, message, problems },
  })
}

const LOOKS = ['theme', 'limit']
const MOST = 100

function lookOf(params: URLSearchParams) {
  const reader = new ParameterReader([...params].filter(([name]) => LOOKS.includes(name)))
  const theme = reader.once('theme', reader.trimmed('theme'))
  if (theme !== null && !isTheme(theme))
    reader.report('theme', 'A theme is “light” or “dark”; without one it is the reader’s own.')
  const typed = reader.once('limit', reader.trimmed('limit'))
  const limit = typed === null ? null : Number(/^\d{1,3}$/.test(typed) ? typed : 0)
  if (limit !== null && (limit < 1 || limit > MOST)) reader.report('limit', `The limit is a number from 1 to ${MOST}.`)
  const query: Look = { theme: theme !== null && isTheme(theme) ? theme : null, limit }
  return reader.finish(query)
}

const isTheme = (text: string): text is Theme => text === 'light' || text === 'dark'

/** What an address of a piece may be asked besides what its page may. */
export const ignoredBeside =
  (ignoredByPage: (params: URLSearchParams) => readonly string[], { hasLimit = false } = {}) =>
  (params: URLSearchParams): readonly string[] =>
    ignoredByPage(params).filter(name => name !== 'theme' && !(hasLimit && name === 'limit'))
