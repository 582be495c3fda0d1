import type { Request, RequestHandler, Response } from 'express'
import { draftProblems, retractionProblems } from '../../domain/record/integrity.ts'
import { mergedInto } from '../../domain/record/merging.ts'
import { tidied } from '../../domain/text/pasted-text.ts'
import { fitted } from '../../domain/text/shortened.ts'
import type { JudgedProblems } from '../../journal/journal.ts'
import { type FormShape, readForm } from '../forms/shape.ts'
import { formOf } from '../http/form-body.ts'
import { HttpError, NotFoundError } from '../http/http-error.ts'
import { ENTRY_PAGES, entryPath, isMergeable, missingEntry, retractPath } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import type { Link } from '../site/links.ts'
import { referrerGroups, referringSettings } from '../site/referrers.ts'
import type { ShowAgain } from '../site/route.ts'
import { template } from '../site/template.ts'
import type { EntryKind, PagedEntry } from './entry-kind.ts'
import { undoMerge } from './merging.ts'
import { draftOf, existing, reasonProblem, save, type Writing } from './writing.ts'

/** `GET /events/:id/retract` and the like */
export const retractForm =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { version } = existing(kind.type, writing.site.record, req.params.id)
    showRetraction(kind, writing, req, res, { reason: '', version: String(version), problem: null })
  }

/** `POST /events/:id/retract` and the like: takes an entry out of the record; a tombstone with the reason stays. */
export const retractEntry =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { record } = writing.site
    const { id } = req.params
    const { type } = kind
    const { noun } = ENTRY_PAGES[type]
    const { entry, version } = existing(type, record, id)
    const typed = readRetraction(req)
    const refuse = (status: number, problem: string) =>
      showRetraction(kind, writing, req, res.status(status), { ...typed, version: String(version), problem })

    const reason = tidied(typed.reason, { multiline: true }).trim()
    const wrong = reasonProblem(reason, 'Say why this is retracted: the reason stays on its page.')
    if (wrong) return refuse(422, wrong)
    const changed = `This ${noun} was changed while the page was open. Look at it once more, then send this again.`
    if (typed.version !== String(version)) return refuse(409, changed)
    const referredTo = `Others refer to this ${noun}. Change them first.`
    if (retractionProblems(id, record).length > 0) return refuse(409, referredTo)

    return save(writing, req, [draftOf('retract', type, entry, { reason, expected: version })], {
      saved: () => res.redirect(303, entryPath(type, id)),
      conflict: () => refuse(409, changed),
      refused: () => refuse(409, referredTo),
      failed: notice => refuse(503, notice),
    })
  }

export const retractionAgain =
  (kind: EntryKind, writing: Writing): ShowAgain =>
  (tooMany, req, res) => {
    const asked = req as Request<{ id: string }>
    const typed = readRetraction(asked)
    showRetraction(kind, writing, asked, res.status(tooMany.status), { ...typed, problem: tooMany.message })
  }

/** `POST /events/:id/restore` and the like: puts a retracted entry back as it was, and a merged one with all that referred to it. */
export const restoreEntry =
  ({ type }: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { record } = writing.site
    const { id } = req.params
    if (record.find(type, id)) return res.redirect(303, entryPath(type, id))
    const retraction = record.retraction(id)
    if (retraction?.type !== type) throw new NotFoundError(missingEntry(record, type, id))
    if (isMergeable(type) && mergedInto(record, type, id) !== undefined) return undoMerge(writing, type, id, req, res)
    const draft = draftOf('restore', type, retraction.record as PagedEntry, {
      reason: 'Restored',
      expected: retraction.seq,
    })
    const refuse = (problems: JudgedProblems) => {
      const [first] = problems.get(id) ?? []
      if (first) throw new HttpError(409, 'This can’t be restored as it was', first.message)
    }
    refuse(draftProblems([draft], record))
    return save(writing, req, [draft], {
      saved: () => res.redirect(303, entryPath(type, id)),
      conflict: () => res.redirect(303, entryPath(type, id)),
      refused: refuse,
      failed: notice => {
        throw new HttpError(503, 'Not saved', notice)
      },
    })
  }

const RETRACTION: FormShape = {
  single: [
    { name: 'reason', label: 'Why is it retracted?', rows: 3 },
    { name: 'version', label: '' },
  ],
  groups: {},
}

function readRetraction(req: Request<{ id: string }>): { readonly reason: string; readonly version: string } {
  const { reason = '', version = '' } = readForm(RETRACTION, formOf(req.body)).single
  return { reason, version }
}

function showRetraction(
  { type }: EntryKind,
  { site: { record }, pages }: Writing,
  req: Request<{ id: string }>,
  res: Response,
  form: Pick<RetractPage, 'reason' | 'version' | 'problem'>,
): void {
  const { id } = req.params
  const { entry } = existing(type, record, id)
  const name = titleOf(entry)
  const title = `Retract “${fitted(name, 80)}”`
  pages.send(req as Request, res, RETRACT_TEMPLATE, {
    layout: { title: form.problem ? `Error: ${title}` : title, robots: 'noindex' },
    page: {
      ...form,
      noun: ENTRY_PAGES[type].noun,
      title: name,
      href: entryPath(type, id),
      action: retractPath(type, id),
      referrers: [
        ...referrerGroups(record, id).flatMap(({ rows }) => rows.map(row => row())),
        ...referringSettings(record, id),
      ],
    },
  })
}

interface RetractPage {
  /** Such as “milestone”. */
  readonly noun: string
  readonly title: string
  readonly href: string
  readonly action: string
  readonly version: string
  readonly reason: string
  readonly problem: string | null
  readonly referrers: readonly Link[]
}

export const RETRACT_TEMPLATE = template<RetractPage>('editing/retract', { styles: 'texts' })
