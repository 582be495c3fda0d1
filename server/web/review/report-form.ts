import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { tidied } from '../../domain/text/pasted-text.ts'
import { characterCount } from '../../domain/text/plain-text.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { DAMAGED_CHARACTER } from '../forms/form-reader.ts'
import { type FormShape, readForm } from '../forms/shape.ts'
import { formOf } from '../http/form-body.ts'
import { queryOf } from '../http/request-query.ts'
import { format } from '../site/count-words.ts'
import { paths } from '../site/paths.ts'
import type { ShowAgain } from '../site/route.ts'
import { template } from '../site/template.ts'
import { notKept } from './not-kept.ts'
import type { Reviewing } from './reviewing.ts'

// Readers report errors here. Nobody is asked who they are.

const MOST_CHARACTERS = 4000

export interface ReportPage {
  readonly action: string
  readonly page: string
  readonly text: string
  readonly source: string
  readonly most: string
  readonly textError: string | null
  readonly sourceError: string | null
  readonly notice: string | null
}

export const REPORT_TEMPLATE = template<ReportPage>('review/report', { styles: 'texts' })

interface ThanksPage {
  readonly homeHref: string
}

export const THANKS_TEMPLATE = template<ThanksPage>('review/thanks', { styles: 'texts' })

const REPORT: FormShape = { single: ['page', 'text', 'source'].map(name => ({ name, label: '' })), groups: {} }

type Typed = Pick<ReportPage, 'page' | 'text' | 'source'>

const typedIn = (req: Request): Typed => {
  const { page = '', text = '', source = '' } = readForm(REPORT, formOf(req.body)).single
  return { page: ownPath(page), text: tidied(text, { multiline: true }).trim(), source: source.trim() }
}

/** The address of a page of this site, without its origin; where somebody sends anything else, the first page. */
const ownPath = (typed: string): string => (/^\/(?!\/)[\x21-\x7e]*$/.test(typed) ? beginning(typed, 500) : '/')

const address = z.url({ protocol: /^https?$/ }).max(2000)

const textProblem = (text: string): string | null => {
  if (text === '') return 'Say what is wrong.'
  if (text.includes('\uFFFD')) return DAMAGED_CHARACTER
  const count = characterCount(text)
  return count > MOST_CHARACTERS
    ? `A report has at most ${format(MOST_CHARACTERS)} characters, and this one ${format(count)}. Shorten it.`
    : null
}

const sourceProblem = (source: string): string | null =>
  source === '' || address.safeParse(source).success
    ? null
    : 'Give the whole address of the source, such as https://example.org/report, or leave it out.'

/** `GET /report?page=…` */
export const reportForm =
  (reviewing: Reviewing): RequestHandler =>
  (req, res) =>
    show(reviewing, req, res, { page: ownPath(queryOf(req).get('page') ?? ''), text: '', source: '' })

/** `POST /report` */
export const sendReport =
  (reviewing: Reviewing): RequestHandler =>
  async (req, res) => {
    const typed = typedIn(req)
    const [textError, sourceError] = [textProblem(typed.text), sourceProblem(typed.source)]
    if (textError !== null || sourceError !== null)
      return show(reviewing, req, res.status(422), typed, { textError, sourceError })
    const sending = reviewing.desk.report({ ...typed, source: typed.source || null })
    await notKept(
      reviewing,
      sending.then(() => res.redirect(303, paths.reportThanks)),
      notice => show(reviewing, req, res.status(503), typed, { notice }),
    )
  }

export const reportAgain =
  (reviewing: Reviewing): ShowAgain =>
  (tooMany, req, res) =>
    show(reviewing, req, res.status(tooMany.status), typedIn(req), {
      notice: `${tooMany.message} What you typed is still here.`,
    })

/** `GET /report/thanks` */
export const reportThanks =
  ({ pages }: Reviewing): RequestHandler =>
  (req, res) =>
    pages.send(req, res, THANKS_TEMPLATE, {
      layout: { title: 'Thank you', robots: 'noindex' },
      page: { homeHref: paths.home },
    })

function show(
  { pages }: Reviewing,
  req: Request,
  res: Response,
  typed: Typed,
  wrong: Partial<Pick<ReportPage, 'textError' | 'sourceError' | 'notice'>> = {},
): void {
  const page = {
    ...{ textError: null, sourceError: null, notice: null },
    ...wrong,
    ...typed,
    action: paths.reports,
    most: format(MOST_CHARACTERS),
  }
  const title = res.statusCode === 200 ? 'Report an error' : 'Error: Report an error'
  pages.send(req, res, REPORT_TEMPLATE, { layout: { title, robots: 'noindex' }, page })
}
