import type { Request, RequestHandler, Response } from 'express'
import type { LyingReport } from '../../domain/desk/desk.ts'
import type { Verdict } from '../../domain/desk/entries.ts'
import { mayDecide } from '../../domain/desk/rules.ts'
import { tidied } from '../../domain/text/pasted-text.ts'
import { reasonProblem } from '../editing/writing.ts'
import { type FormShape, readForm } from '../forms/shape.ts'
import { formOf } from '../http/form-body.ts'
import { writerOf } from '../http/person.ts'
import { instantInWords } from '../site/layout.ts'
import { paths } from '../site/paths.ts'
import { paragraphsOf } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { notKept } from './not-kept.ts'
import { noted } from './noting.ts'
import { calledBy, type Reviewing, reportAsked } from './reviewing.ts'
import { type Remark, talkOf } from './talk-view.ts'
import { headingOf, STATE_WORDS } from './words.ts'

// A reader's report, as editors see it.

export interface ReportedPage {
  readonly heading: string
  readonly state: string
  readonly came: string
  readonly page: string
  readonly paragraphs: readonly string[]
  readonly source: string | null
  readonly remarks: readonly Remark[]
  readonly version: string
  readonly action: string
  readonly mayDecide: boolean
  readonly reason: string
  readonly problem: string | null
  readonly deskHref: string
}

export const REPORTED_TEMPLATE = template<ReportedPage>('review/reported', { styles: 'texts' })

type Asked = Request<{ id: string }>

/** `GET /desk/reports/:id` */
export const reportedPage =
  (reviewing: Reviewing): RequestHandler<{ id: string }> =>
  (req, res) =>
    show(reviewing, req, res, reportAsked(reviewing, req))

const DECISION: FormShape = { single: ['version', 'verdict', 'reason'].map(name => ({ name, label: '' })), groups: {} }

/** `POST /desk/reports/:id`: says what has become of it. */
export const settleReport =
  (reviewing: Reviewing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const item = reportAsked(reviewing, req)
    const person = writerOf(req)
    const { version = '', verdict = '', reason: typed = '' } = readForm(DECISION, formOf(req.body)).single
    const reason = tidied(typed, { multiline: true }).trim()
    const refuse = (status: number, problem: string) =>
      show(reviewing, req, res.status(status), reportAsked(reviewing, req), { reason, problem })
    if (verdict !== 'dealt-with' && verdict !== 'refused') return refuse(422, 'Say what has become of it.')
    const wrong = reasonProblem(reason, verdict === 'refused' ? 'Say why nothing is to be done.' : undefined)
    if (wrong) return refuse(422, wrong)
    const settled = async () => {
      const seen = { id: item.id, version: Number(version) }
      if (!mayDecide(item, person) || !(await reviewing.desk.decide(person.account, seen, verdict, reason || null)))
        return refuse(409, 'Somebody has settled this while you were looking at it.')
      noted(reviewing, person, verdict, `report ${item.id}`)
      return res.redirect(303, paths.reported(item.id))
    }
    await notKept(reviewing, settled(), message => refuse(503, message))
  }

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'dealt with this',
  'sent-back': 'sent this back',
  refused: 'set this aside',
  withdrawn: 'withdrew this',
}

function show(
  reviewing: Reviewing,
  req: Asked,
  res: Response,
  item: LyingReport,
  { reason = '', problem = null }: { readonly reason?: string; readonly problem?: string | null } = {},
): void {
  const person = writerOf(req)
  const { page, text, source } = item.report
  const heading = headingOf(item)
  reviewing.pages.send(req as Request, res, REPORTED_TEMPLATE, {
    layout: { title: problem === null ? heading : `Error: ${heading}`, robots: 'noindex' },
    page: {
      heading,
      state:
        item.state === 'accepted' ? 'Dealt with' : item.state === 'refused' ? 'Set aside' : STATE_WORDS[item.state],
      came: instantInWords(item.came),
      page,
      paragraphs: paragraphsOf(text),
      source,
      remarks: talkOf(item, calledBy(reviewing, person.account), VERDICT_WORDS),
      version: String(item.version),
      action: paths.reported(item.id),
      mayDecide: mayDecide(item, person),
      reason,
      problem,
      deskHref: paths.desk(),
    },
  })
}
