import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { pastedPoints } from '../documents/form/pasted-points.ts'
import { withGroup, withMoved, withoutGroup } from '../forms/rearranging.ts'
import { type EntryForm, type Intent, type Rearrangement, readForm, readIntent, refuseTooMany } from '../forms/shape.ts'
import { formOf } from '../http/form-body.ts'
import { personOf } from '../http/person.ts'
import { queryOf } from '../http/request-query.ts'
import type { PageSender } from '../site/page-sender.ts'
import type { ShowAgain } from '../site/route.ts'
import type { EntryKind } from './entry-kind.ts'
import { ENTRY_FORM_TEMPLATE, type FormPageOptions, toEntryFormPage } from './form-page.ts'
import { existing, type Writing } from './writing.ts'

/** `GET /events/new` and the like; a link may say of which text, point or actor it is to be. */
export const newEntryForm =
  (kind: EntryKind, writing: Writing): RequestHandler =>
  (req, res) => {
    const { site, pages } = writing
    const query = queryOf(req)
    const form = kind.empty(site.record, name => (query.get(name) ?? '').slice(0, 200))
    showForm(pages, req, res, kind, { form, record: site.record, editing: null, ...savingOf(writing, req) })
  }

/** `GET /events/:id/edit` and the like */
export const editEntryForm =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { site, pages } = writing
    const { entry, version } = existing(kind.type, site.record, req.params.id)
    const form = kind.fill(entry, version, site.record)
    refuseTooMany(form)
    showForm(pages, req as Request, res, kind, {
      form,
      record: site.record,
      editing: entry,
      ...savingOf(writing, req),
    })
  }

/** The field of a form that is kept at the desk before it is published, whoever sends it. */
const KEPT = 'kept'

/** What becomes of what somebody saves. */
export const savingOf = (
  { diversion }: Pick<Writing, 'diversion'>,
  req: IncomingMessage & Pick<Request, 'body'>,
): Required<Pick<FormPageOptions, 'saving'>> => {
  const person = personOf(req)
  // Whoever is not signed in any more sees their form again.
  if (person && diversion.waitsFor(person)) return { saving: 'hand-in' }
  const isKept = req.body instanceof URLSearchParams && req.body.get(KEPT) === 'yes'
  return { saving: person && isKept ? 'keep' : 'publish' }
}

/** What an answer shows differently from the form as it was sent. */
export type Answer = Partial<FormPageOptions> & { readonly status?: number }

export function showForm(
  pages: PageSender,
  req: Request,
  res: Response,
  kind: EntryKind,
  { status = 200, ...options }: FormPageOptions & { readonly status?: number },
): void {
  const page = toEntryFormPage(kind, options)
  const title = status === 200 ? page.heading : `Error: ${page.heading}`
  // The empty form tells how to add something; what is filled in is somebody's own.
  const isEmptyForm = status === 200 && options.editing === null && req.method === 'GET'
  const layout = { title, ...(!isEmptyForm && { robots: 'noindex' as const }) }
  pages.send(req, res.status(status), ENTRY_FORM_TEMPLATE, { layout, page })
}

/** The form as it was sent, of a new entry or of one that is there. */
export const formAgain =
  (kind: EntryKind, writing: Writing): ShowAgain =>
  (tooMany, req, res) => {
    const { site, pages } = writing
    const { record } = site
    const id = req.params['id']
    const editing = typeof id === 'string' ? existing(kind.type, record, id).entry : null
    const notice = `${tooMany.message} What you typed is still here.`
    showForm(pages, req, res, kind, {
      form: typedForm(kind, req).form,
      record,
      editing,
      ...savingOf(writing, req),
      notice,
      status: tooMany.status,
    })
  }

export function typedForm({ shape }: EntryKind, req: Request): { form: EntryForm; intent: Intent } {
  const params = new URLSearchParams(formOf(req.body))
  // It says where the form goes, and nothing of the entry.
  params.delete(KEPT)
  return { form: readForm(shape, params), intent: readIntent(params, shape) }
}

export function rearranged(form: EntryForm, intent: Rearrangement): Answer {
  if (intent.kind === 'fill') return { form, opened: 'citations' }
  if (intent.kind === 'up' || intent.kind === 'down')
    return { form: withMoved(form, intent.group, intent.index, intent.kind === 'up' ? -1 : 1), opened: intent.group }
  if (intent.kind === 'remove') return { form: withoutGroup(form, intent.group, intent.index), opened: intent.group }
  const larger =
    intent.kind === 'paste' ? pastedPoints(form) : { form: withGroup(form, intent.group), opened: intent.group }
  refuseTooMany(larger.form)
  return larger
}
