import type { Request, RequestHandler, Response } from 'express'
import { candidateIds, firstFree } from '../../domain/entries/free-ids.ts'
import { draftProblems } from '../../domain/record/integrity.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import { tidied } from '../../domain/text/pasted-text.ts'
import type { JudgedProblems } from '../../journal/journal.ts'
import { reasonIn, WORD_TO_EDITORS } from '../forms/parts.ts'
import type { Submission } from '../forms/submission.ts'
import { JUST_ADDED } from '../history/just-added.ts'
import { JUST_SAVED } from '../history/just-saved.ts'
import { entryPath, type PagedType } from '../site/entry-paths.ts'
import { conflictOf, retractedMeanwhile } from './conflict.ts'
import { draftsFor, fieldProblems, previewOf } from './drafts.ts'
import { duplicatesOf } from './duplicates.ts'
import { type Answer, rearranged, savingOf, showForm, typedForm } from './entry-form.ts'
import type { EntryKind, PagedEntry } from './entry-kind.ts'
import { type FormPageOptions, nounsOf } from './form-page.ts'
import {
  existing,
  type Outcomes,
  reasonProblem,
  save,
  type Typed,
  type UnsignedDraft,
  type Writing,
} from './writing.ts'

/**
 * `POST /events`, `POST /events/:id/edit` and the like: stores what is in the form, or shows the form again; with what was
 * saved meanwhile, if something was. Sending the same new entry twice adds it once.
 */
export const submitEntry =
  (kind: EntryKind, writing: Writing): RequestHandler =>
  (req, res) =>
    submit(kind, writing, req, res, {
      id: (req.params as { id?: string }).id,
      shown: savingOf(writing, req),
      save: (drafts, outcomes, how) => save(writing, req, drafts, outcomes, how),
    })

/** Of which entry a form is, and what is done with it. */
export interface Submitted {
  /** Undefined for a new one. */
  readonly id: string | undefined
  /** What is always shown with the form. */
  readonly shown: Partial<FormPageOptions>
  save(drafts: UnsignedDraft[], outcomes: Outcomes, how: { typed: Typed; isDraft: boolean }): Promise<void>
}

export async function submit(
  kind: EntryKind,
  writing: Writing,
  req: Request,
  res: Response,
  submitted: Submitted,
): Promise<void> {
  const { site, pages } = writing
  const { record } = site
  const { type } = kind
  const { form: typed, intent } = typedForm(kind, req)
  const form = kind.unfolded(typed, record)
  const { id, shown } = submitted
  const gone = id === undefined ? undefined : retractedMeanwhile(type, record, id)
  if (gone) return showForm(pages, req, res, kind, { form, record, ...shown, ...gone })
  const { entry: base, version } = id === undefined ? { entry: null, version: 0 } : existing(type, record, id)
  const show = (more: Answer) => showForm(pages, req, res, kind, { form, record, editing: base, ...shown, ...more })
  if (intent.kind !== 'save' && intent.kind !== 'draft' && intent.kind !== 'preview')
    return show(rearranged(form, intent))

  const isDraft = intent.kind === 'draft' || (intent.kind === 'save' && shown.saving === 'keep')
  const isSave = intent.kind === 'save' || isDraft
  const read = kind.read(form, record, base)
  const again = (more: Answer) => show({ form: read.form, ...more })
  const problems = read.ok ? [] : [...read.problems]
  const reason = base && tidied(reasonIn(form.single))
  const missing = isSave
    ? 'Say in a few words what you changed and why, or choose “Wording or typing only”.'
    : undefined
  const wrong = reason === null ? undefined : reasonProblem(reason, missing)
  if (wrong) problems.push({ path: 'reason', message: wrong })
  const wrongWord = reasonProblem(read.form.single[WORD_TO_EDITORS.name] ?? '', undefined)
  if (wrongWord) problems.push({ path: WORD_TO_EDITORS.name, message: wrongWord })
  if (!read.ok || problems.length > 0) return again({ problems, status: 422 })

  const submission = base ? read.submission : withFreeId(read.submission, record)
  const { entry } = submission
  const page = entryPath(type, entry.id)
  const conflict = () =>
    again(retractedMeanwhile(type, record, entry.id) ?? { ...conflictOf(kind, record, entry, read.form), status: 409 })
  if (base && form.single['version'] !== String(version)) return conflict()
  const stored = base
    ? canonicalJson(entry) === canonicalJson(base) && base.id
    : twinOf(type, record, read.submission.entry)
  // Where nothing was changed, nothing can be undone.
  if (stored && isSave) return res.redirect(303, entryPath(type, stored) + (base ? '' : JUST_ADDED))

  const drafts = draftsFor(type, submission, record, { reason, material: form.single['material'] !== 'no' })
  const refused = (found: JudgedProblems) => again({ problems: fieldProblems(kind, found, entry.id), status: 422 })
  const found = draftProblems(drafts, record)
  if (found.size > 0) return refused(found)
  const duplicates = duplicatesOf(submission, base, record)
  if (!isSave) return again({ duplicates, preview: previewOf(kind, submission, record) })
  if (duplicates.length > 0 && form.single['distinct'] !== 'yes') {
    const message = `The record may have this ${nounsOf(duplicates)} already. Look at it before adding another.`
    return again({ duplicates, problems: [{ path: 'distinct', message }], status: 422 })
  }
  const outcomes: Outcomes = {
    saved: () =>
      res.redirect(303, page + (submission.leftOut.length > 0 ? '#left-out' : base ? JUST_SAVED : JUST_ADDED)),
    // Somebody took the id of a new entry, most likely the same form sent twice: looked at again, that is no conflict.
    conflict: () => (base ? conflict() : submit(kind, writing, req, res, submitted)),
    refused,
    failed: notice => again({ notice, status: 503 }),
  }
  const { single, groups } = read.form
  const note = single[WORD_TO_EDITORS.name]?.trim() || null
  return submitted.save(drafts, outcomes, { typed: { form: { single, groups }, note }, isDraft })
}

/** Id of an entry that was created with exactly this content: the same form, sent twice. */
export function twinOf(type: PagedType, record: NegotiationRecord, entry: PagedEntry): string | undefined {
  for (const id of candidateIds(entry.id)) {
    const [created] = record.history(id)
    if (!created) return undefined
    const isTwin = canonicalJson({ ...created.record, id: '' }) === canonicalJson({ ...entry, id: '' })
    if (isTwin && record.find(type, id)) return id
  }
  return undefined
}

/** An id is nobody's until it is stored. */
export function withFreeId(submission: Submission<PagedType>, record: NegotiationRecord): Submission<PagedType> {
  const { entry, newActors, newSources, newProcess } = submission
  const isNew = (id: string) => id === newProcess?.id || [...newActors, ...newSources].some(one => one.id === id)
  const id = firstFree(entry.id, one => record.typeOf(one) !== undefined || isNew(one))
  return { ...submission, entry: { ...entry, id } as PagedEntry }
}
