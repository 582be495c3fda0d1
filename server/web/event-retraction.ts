import type { Request, RequestHandler, Response } from 'express'
import { ENTRY_TYPES, type TimelineEvent } from '../domain/entries.ts'
import { draftProblems, retractionProblems } from '../domain/integrity.ts'
import { plainTextProblem } from '../domain/plain-text.ts'
import { ENTRY_TYPE_TERMS } from '../domain/vocabulary.ts'
import { BadRequestError, HttpError, NotFoundError } from './errors.ts'
import { existing, LOCAL_EDITOR, save, type Writing } from './event-editing.ts'
import { missingEvent } from './event-page.ts'
import { DAMAGED_CHARACTER } from './event-submission.ts'
import type { Link } from './event-view.ts'
import { eventLink } from './event-view.ts'
import { formOf } from './form-body.ts'
import { paths } from './paths.ts'

const LONGEST_REASON = 1000

interface RetractionForm {
  readonly reason: string
  readonly version: string
}

/** `GET /events/:id/retract` */
export const retractForm =
  (writing: Writing): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { version } = existing(writing.site.record, req.params.id)
    showRetraction(writing, req as Request, res, req.params.id, { reason: '', version: String(version) }, null)
  }

/** `POST /events/:id/retract`: takes an event out of the record; a tombstone with the reason stays. */
export const retractEvent =
  (writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { record } = writing.site
    const { id } = req.params
    const { event, version } = existing(record, id)
    const form = readRetraction(req as Request)
    const refuse = (status: number, problem: string) =>
      showRetraction(writing, req as Request, res.status(status), id, { ...form, version: String(version) }, problem)

    const reason = form.reason.trim()
    if (reason === '') return refuse(422, 'Say why this is retracted: the reason stays on its page.')
    if (reason.length > LONGEST_REASON)
      return refuse(422, `The reason has ${reason.length} characters; at most ${LONGEST_REASON} are allowed.`)
    const problem = reason.includes('\uFFFD') ? DAMAGED_CHARACTER : plainTextProblem(reason)
    if (problem) return refuse(422, problem)
    const changed = 'This milestone was changed while the page was open. Look at it once more, then send this again.'
    if (form.version !== String(version)) return refuse(409, changed)
    if (retractionProblems(id, record).length > 0)
      return refuse(409, 'Others refer to this milestone. Change them first.')

    const draft = {
      action: 'retract',
      type: 'event',
      id,
      record: event,
      by: LOCAL_EDITOR,
      reason,
      material: true,
      expected: version,
    } as const
    return save(writing, [draft], {
      saved: () => res.redirect(303, paths.event(id)),
      conflict: () => refuse(409, changed),
      failed: notice => refuse(503, notice),
    })
  }

/** `POST /events/:id/restore`: puts a retracted event back as it was. */
export const restoreEvent =
  (writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { record } = writing.site
    const { id } = req.params
    if (record.find('event', id)) return res.redirect(303, paths.event(id))
    const retraction = record.retraction(id)
    if (retraction?.type !== 'event') throw new NotFoundError(missingEvent(record, id))
    const draft = {
      action: 'restore',
      type: 'event',
      id,
      record: retraction.record as TimelineEvent,
      by: LOCAL_EDITOR,
      reason: 'Restored',
      material: true,
      expected: retraction.seq,
    } as const
    const [problem] = draftProblems([draft], record).get(id) ?? []
    if (problem) throw new HttpError(409, 'This can’t be restored as it was', problem.message)
    return save(writing, [draft], {
      saved: () => res.redirect(303, paths.event(id)),
      conflict: () => res.redirect(303, paths.event(id)),
      failed: notice => {
        throw new HttpError(503, 'Not saved', notice)
      },
    })
  }

function readRetraction(req: Request): RetractionForm {
  const params = formOf(req.body)
  for (const name of new Set(params.keys())) {
    if (!['reason', 'version'].includes(name))
      throw new BadRequestError(`The form has no field “${name.slice(0, 80)}”.`)
    if (params.getAll(name).length > 1) throw new BadRequestError(`The field “${name}” was sent twice; send it once.`)
  }
  return { reason: (params.get('reason') ?? '').replace(/\r\n?/g, '\n'), version: params.get('version') ?? '' }
}

function showRetraction(
  { site, pages }: Writing,
  req: Request,
  res: Response,
  id: string,
  form: RetractionForm,
  problem: string | null,
): void {
  const { event } = existing(site.record, id)
  const referrers: Link[] = ENTRY_TYPES.flatMap(type =>
    site.record.referrers(id, type).map(entry => {
      const link = type === 'event' ? eventLink(site.record, entry.id) : null
      return link ?? { text: `${ENTRY_TYPE_TERMS[type].label} ${entry.id}`, href: null }
    }),
  )
  const title = `Retract “${event.title}”`
  pages.send(req, res, 'retract', {
    layout: { title: problem ? `Error: ${title}` : title, robots: 'noindex' },
    page: { title: event.title, href: paths.event(id), action: paths.retractEvent(id), ...form, problem, referrers },
  })
}
