import type { Request, RequestHandler, Response } from 'express'
import { type LyingSuggestion, mainDraft } from '../../domain/desk/desk.ts'
import { isOwn, mayEdit, publishing } from '../../domain/desk/rules.ts'
import { showForm, typedForm } from '../editing/entry-form.ts'
import { KINDS, type PagedEntry } from '../editing/entry-kind.ts'
import type { FormPageOptions } from '../editing/form-page.ts'
import { submit } from '../editing/submitting.ts'
import { kept } from '../editing/writing.ts'
import { type EntryForm, withEveryField } from '../forms/shape.ts'
import { ForbiddenError, HttpError } from '../http/http-error.ts'
import { personOf, writerOf } from '../http/person.ts'
import { paths } from '../site/paths.ts'
import type { ShowAgain } from '../site/route.ts'
import { noted } from './noting.ts'
import { type Reviewing, suggestionAsked } from './reviewing.ts'

// A suggestion is gone on with in the form in which it was typed. An editor who saves it publishes it, as edited; everybody
// else hands it in again.

type Asked = Request<{ id: string }>

function editable(reviewing: Reviewing, req: Asked) {
  const item = suggestionAsked(reviewing, req)
  if (!mayEdit(item, writerOf(req)))
    throw new ForbiddenError('This can’t be edited any more: somebody has decided on it, or it has its time.')
  const { form } = item.suggestion
  if (form === null)
    throw new HttpError(409, 'This has no form', 'Withdraw or refuse it, and do it again where it was done first.')
  const main = mainDraft(item.suggestion)
  const kind = KINDS[main.type]
  return { item, main, kind, form: withEveryField({ shape: kind.shape, ...form }, () => '') }
}

/** Whether what this person saves is published with it. */
const publishes = ({ isFourEyes }: Reviewing, item: LyingSuggestion, req: Asked): boolean => {
  const person = writerOf(req)
  const isHandedIn = item.state === 'waiting' || (item.state === 'sent-back' && isOwn(item, person))
  return isHandedIn && publishing({ ...item, state: 'waiting' }, person, isFourEyes) === 'may'
}

function shownWith(reviewing: Reviewing, item: LyingSuggestion, req: Asked): Partial<FormPageOptions> {
  const here = paths.suggestion(item.id)
  const isPublished = publishes(reviewing, item, req)
  return {
    saving: isPublished ? 'publish' : 'hand-in',
    at: { action: `${here}/edit`, cancelHref: here, draftLabel: isPublished ? 'Save as draft' : null },
  }
}

const publishedEntry = ({ site: { record } }: Reviewing, { action, type, id }: ReturnType<typeof mainDraft>) =>
  action === 'create' ? null : ((record.find(type, id) ?? null) as PagedEntry | null)

/** `GET /desk/suggestions/:id/edit` */
export const editSuggestionForm =
  (reviewing: Reviewing): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { item, main, kind, form } = editable(reviewing, req)
    showForm(reviewing.pages, req as Request, res, kind, {
      form,
      record: reviewing.site.record,
      editing: publishedEntry(reviewing, main),
      ...shownWith(reviewing, item, req),
    })
  }

/** `POST /desk/suggestions/:id/edit` */
export const editSuggestion =
  (reviewing: Reviewing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { item, main, kind } = editable(reviewing, req)
    const { desk } = reviewing
    const person = writerOf(req)
    await submit(kind, reviewing, req as Request, res, {
      id: main.action === 'create' ? undefined : main.id,
      shown: shownWith(reviewing, item, req),
      save: (drafts, outcomes, { typed, isDraft }) =>
        kept(reviewing, outcomes, async () => {
          const note = typed.note ?? item.suggestion.note
          const isRevised = await desk.revise(person.account, item, { ...typed, note, drafts })
          if (!isRevised) return outcomes.failed(FASTER)
          const now = suggestionAsked(reviewing, req)
          if (isDraft || !publishes(reviewing, now, req)) return res.redirect(303, paths.suggestion(item.id))
          const outcome = await desk.publish(person, now)
          if (outcome.ok) {
            noted(reviewing, person, 'published', `revision ${outcome.sequence}, suggestion ${item.id}, edited`)
            return res.redirect(303, `${paths.suggestion(item.id)}#published`)
          }
          if (outcome.because === 'problems') return outcomes.refused(outcome.problems)
          return outcome.because === 'decided' ? outcomes.failed(FASTER) : outcomes.conflict()
        }),
    })
  }

const FASTER =
  'Somebody did something with this suggestion while you were writing. What you typed is still here: look at the suggestion in another tab before you go on.'

export const editSuggestionAgain =
  (reviewing: Reviewing): ShowAgain =>
  (tooMany, req: Request, res: Response) => {
    const asked = req as Asked
    // Nothing of the desk is shown to whoever is not signed in any more.
    if (personOf(req) === null) throw tooMany
    const { item, main, kind } = editable(reviewing, asked)
    const form: EntryForm = typedForm(kind, req).form
    showForm(reviewing.pages, req, res, kind, {
      form,
      record: reviewing.site.record,
      editing: publishedEntry(reviewing, main),
      ...shownWith(reviewing, item, asked),
      notice: `${tooMany.message} What you typed is still here.`,
      status: tooMany.status,
    })
  }
