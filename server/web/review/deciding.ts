import type { Request, RequestHandler, Response } from 'express'
import type { Publication } from '../../desk/review-desk.ts'
import { mayDecide, mayWithdraw, publishing } from '../../domain/desk/rules.ts'
import { tidied } from '../../domain/text/pasted-text.ts'
import { reasonProblem } from '../editing/writing.ts'
import { type FormShape, readForm } from '../forms/shape.ts'
import { formOf } from '../http/form-body.ts'
import { ForbiddenError } from '../http/http-error.ts'
import { personOf, writerOf } from '../http/person.ts'
import { paths } from '../site/paths.ts'
import type { ShowAgain } from '../site/route.ts'
import { readInstant } from './instants.ts'
import { notKept } from './not-kept.ts'
import { noted } from './noting.ts'
import { type Reviewing, suggestionAsked } from './reviewing.ts'
import { showSuggestion } from './suggestion-page.ts'
import { NOTHING, type SuggestionProblem, type TypedByReviewer } from './suggestion-view.ts'

// What editors do with a suggestion, and contributors with their own.

type Asked = Request<{ id: string }>

const DECISION: FormShape = {
  single: ['version', 'verdict', 'reason', 'time', 'comment', 'alone'].map(name => ({ name, label: '' })),
  groups: {},
}

function typedIn(req: Asked) {
  const { version = '', verdict = '', ...texts } = readForm(DECISION, formOf(req.body)).single
  const tidy = (name: keyof TypedByReviewer) => tidied(texts[name] ?? '', { multiline: true }).trim()
  const typed = { reason: tidy('reason'), time: tidy('time'), comment: tidy('comment'), alone: tidy('alone') }
  return { version: Number(version), verdict, typed }
}

/** A step that is asked for with a form; what can't be done is told on the page of the suggestion, with what was typed. */
function step(
  act: (
    reviewing: Reviewing,
    asked: ReturnType<typeof typedIn> & { readonly req: Asked; readonly res: Response },
    refuse: (status: number, problem: SuggestionProblem) => void,
  ) => Promise<void>,
) {
  return (reviewing: Reviewing): RequestHandler<{ id: string }> =>
    async (req, res) => {
      suggestionAsked(reviewing, req)
      const asked = typedIn(req)
      const refuse = (status: number, problem: SuggestionProblem) =>
        showSuggestion(reviewing, req, res.status(status), suggestionAsked(reviewing, req), {
          typed: asked.typed,
          problem,
        })
      await notKept(reviewing, act(reviewing, { ...asked, req, res }, refuse), message => refuse(503, notDone(message)))
    }
}

const notDone = (message: string, href: string | null = null): SuggestionProblem => ({
  heading: 'This was not done',
  messages: [{ message, href }],
})

const back = (res: Response, req: Asked, fragment = ''): void =>
  res.redirect(303, paths.suggestion(req.params.id) + fragment)

const FASTER = 'Somebody did something with this while you were looking at it. It now stands as you see it below.'

/** `POST /desk/suggestions/:id/accept` */
export const accept = step(async (reviewing, { req, res, version, typed }, refuse) => {
  const { desk, isFourEyes } = reviewing
  const item = suggestionAsked(reviewing, req)
  const person = writerOf(req)
  if (item.version !== version) return refuse(409, notDone(FASTER))
  const way = publishing(item, person, isFourEyes)
  if (way === 'may-not') throw new ForbiddenError('This has to be accepted by somebody else.')
  if (way === 'in-an-emergency') {
    const wrong = reasonProblem(typed.alone, 'Say why this can’t wait for somebody else.')
    if (wrong) return refuse(422, notDone(wrong, '#field-alone'))
  }
  const outcome = await desk.publish(person, item)
  if (!outcome.ok) return refuse(outcome.because === 'problems' ? 422 : 409, inTheWay(outcome))
  const revision = `revision ${outcome.sequence}`
  if (way === 'in-an-emergency') noted(reviewing, person, 'published-alone', `${revision}: ${typed.alone}`)
  else noted(reviewing, person, 'published', `${revision}, suggestion ${item.id}`)
  back(res, req, '#published')
})

function inTheWay(outcome: Exclude<Publication, { ok: true }>): SuggestionProblem {
  if (outcome.because === 'decided') return notDone(FASTER)
  if (outcome.because === 'changed')
    return notDone(
      'The record has changed since this was suggested: see below. Edit it first, then publish it.',
      '#since',
    )
  const messages = [...outcome.problems.values()].flat().map(({ message }) => ({ message, href: null }))
  return { heading: 'This can’t be published as it is', messages }
}

const VERDICTS: ReadonlySet<string> = new Set(['sent-back', 'refused', 'withdrawn'])

/** `POST /desk/suggestions/:id/decide`: sends it back, refuses it or, for whoever has suggested it, withdraws it. */
export const decide = step(async (reviewing, { req, res, version, verdict, typed }, refuse) => {
  const item = suggestionAsked(reviewing, req)
  const person = writerOf(req)
  if (!VERDICTS.has(verdict)) return refuse(422, notDone('Say what is to become of it.'))
  if (item.version !== version) return refuse(409, notDone(FASTER))
  const may = verdict === 'withdrawn' ? mayWithdraw(item, person) : mayDecide(item, person)
  if (!may) throw new ForbiddenError('This is not yours to decide, or not any more.')
  const missing = verdict === 'withdrawn' ? undefined : 'Say why: it is what whoever suggested it will read.'
  const wrong = reasonProblem(typed.reason, missing)
  if (wrong) return refuse(422, notDone(wrong, '#field-reason'))
  const decision = verdict as 'sent-back' | 'refused' | 'withdrawn'
  if (!(await reviewing.desk.decide(person.account, item, decision, typed.reason || null)))
    return refuse(409, notDone(FASTER))
  noted(reviewing, person, decision, `suggestion ${item.id}`)
  back(res, req)
})

/** `POST /desk/suggestions/:id/time`: has it published at an instant, or takes that back. */
export const setTime = step(async (reviewing, { req, res, version, verdict, typed }, refuse) => {
  const { desk, isFourEyes, site } = reviewing
  const item = suggestionAsked(reviewing, req)
  const person = writerOf(req)
  if (item.version !== version) return refuse(409, notDone(FASTER))
  if (publishing(item, person, isFourEyes) !== 'may')
    throw new ForbiddenError('This has to be accepted by somebody else.')
  const read = verdict === 'lift' ? { instant: null } : readInstant(typed.time, site.now())
  if ('problem' in read) return refuse(422, notDone(read.problem, '#field-time'))
  if (!(await desk.schedule(person.account, item, read.instant))) return refuse(409, notDone(FASTER))
  noted(reviewing, person, 'timed', `suggestion ${item.id}: ${read.instant ?? 'none'}`)
  back(res, req)
})

/** `POST /desk/suggestions/:id/comments` */
export const commentOn = step(async (reviewing, { req, res, typed }, refuse) => {
  const wrong = reasonProblem(typed.comment, 'Write something first.')
  if (wrong) return refuse(422, notDone(wrong, '#field-comment'))
  await reviewing.desk.comment(writerOf(req).account, req.params.id, typed.comment)
  back(res, req, '#talk')
})

export const stepAgain =
  (reviewing: Reviewing): ShowAgain =>
  (tooMany, req, res) => {
    const asked = req as Asked
    // Nothing of the desk is shown to whoever is not signed in any more.
    if (personOf(req) === null) throw tooMany
    const item = suggestionAsked(reviewing, asked)
    showSuggestion(reviewing, asked, res.status(tooMany.status), item, {
      typed: asked.body === undefined ? NOTHING : typedIn(asked).typed,
      problem: notDone(`${tooMany.message} What you typed is still here.`),
    })
  }
