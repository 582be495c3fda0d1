import type { Request, RequestHandler, Response } from 'express'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { savingOf, showForm } from '../editing/entry-form.ts'
import { EVENTS } from '../editing/entry-kind.ts'
import type { Writing } from '../editing/writing.ts'
import type { EntryForm } from '../forms/shape.ts'
import { formOf } from '../http/form-body.ts'
import { isLoopbackHost } from '../http/loopback.ts'
import { writerOf } from '../http/person.ts'
import { queryOf } from '../http/request-query.ts'
import { paths } from '../site/paths.ts'
import type { ShowAgain } from '../site/route.ts'
import { MOST_BYTES_OF_A_LINK } from './bookmarklet.ts'
import { broughtForm, problemsOf, readCapture, withHead } from './capture-form.ts'
import { CAPTURE_TEMPLATE, type CaptureOptions, toCapturePage } from './capture-view.ts'
import { milestoneForm } from './filling.ts'
import { isCurrent, look, tickedOf } from './looking.ts'

/** `GET /capture`: where a report is pasted; what a link or the bookmarklet brings is looked through at once. Stores nothing. */
export const capturePage =
  (writing: Writing): RequestHandler =>
  (req, res) => {
    const query = queryOf(req)
    const form = broughtForm(query)
    if (req.originalUrl.length > MOST_BYTES_OF_A_LINK) {
      const message = 'A link brings at most 6 KB, and this one has more. Paste the text of the report instead.'
      return show(writing, req, res.status(414), { form, problems: [{ path: 'text', message }] })
    }
    if (form.single['text']?.trim() === '') return show(writing, req, res, { form })
    return showFound(writing, req, res, form, query.get('cut') === 'yes' ? CUT : null)
  }

const CUT = 'The text that was chosen is longer than a link can bring: this is its beginning. Paste all of it.'

/** `POST /capture`: looks through a report, or leads to the form of a milestone with what was ticked. Stores nothing. */
export const lookThrough =
  (writing: Writing): RequestHandler =>
  async (req, res) => {
    const params = formOf(req.body)
    const form = readCapture(params)
    const isWrong = problemsOf(form).length > 0
    if (params.get('intent') !== 'fill' || isWrong) return showFound(writing, req, res, form)
    if (!isCurrent(form)) return showFound(writing, req, res.status(409), form, CHANGED)
    const { record } = writing.site
    const looked = await look(record, form)
    const filled = milestoneForm(form, looked, tickedOf(form, looked), record)
    const { saving } = savingOf(writing, req)
    // Where there is a desk for several people, what was found in a report is looked at there before it is published.
    const isKept = saving === 'publish' && writerOf(req).account !== null
    showForm(writing.pages, req, res, EVENTS, { form: filled, record, editing: null, saving: isKept ? 'keep' : saving })
  }

const CHANGED = 'The text or the day of the report was changed. Look at what is found in it now, then fill the form.'

async function showFound(
  writing: Writing,
  req: Request,
  res: Response,
  typed: EntryForm,
  notice: string | null = null,
): Promise<void> {
  // What its writer has emptied stays empty.
  const form = typed.single['seen'] === '' ? withHead(typed) : typed
  const problems = problemsOf(form)
  if (problems.some(({ path }) => path === 'text')) return show(writing, req, res.status(422), { form, problems })
  const looked = await look(writing.site.record, form)
  const found = { looked, ticked: tickedOf(form, looked) }
  if (problems.length > 0) res.status(422)
  show(writing, req, res, { form, problems, notice, found })
}

/** The form as it was sent, where too many requests came before it. */
export const captureAgain =
  (writing: Writing): ShowAgain =>
  (tooMany, req, res) => {
    const form = readCapture(formOf(req.body))
    const notice = `${tooMany.message} What you pasted is still here.`
    show(writing, req, res.status(tooMany.status), { form, notice })
  }

interface Shown extends Omit<CaptureOptions, 'record' | 'address' | 'problems'> {
  readonly problems?: readonly EntryProblem[]
}

function show({ site, pages }: Writing, req: Request, res: Response, shown: Shown): void {
  const title = 'Add from a report'
  pages.send(req, res, CAPTURE_TEMPLATE, {
    layout: { title: res.statusCode === 200 ? title : `Error: ${title}`, robots: 'noindex' },
    page: toCapturePage({ problems: [], ...shown, record: site.record, address: addressOf(site.publicUrl, req) }),
  })
}

/** In full, for a bookmark; null where this site is asked under a name that anybody may have made up. */
function addressOf(publicUrl: string | null, req: Request): string | null {
  if (publicUrl !== null) return publicUrl + paths.capture
  const { host = '' } = req.headers
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  return isLoopbackHost(name) ? `http://${host}${paths.capture}` : null
}
