import type { Request, RequestHandler, Response } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { draftProblems } from '../../domain/record/integrity.ts'
import { likelyDuplicates } from '../../domain/record/likely-duplicates.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import { candidateIds, firstFree } from '../forms/new-ids.ts'
import type { Submission } from '../forms/submission.ts'
import { entryPath, type PagedType } from '../site/entry-paths.ts'
import { paths } from '../site/paths.ts'
import { draftsFor, fieldProblems, previewOf } from './drafts.ts'
import { type Answer, rearranged, showForm, typedForm } from './entry-form.ts'
import type { EntryKind, PagedEntry } from './entry-kind.ts'
import type { EntryFormPage } from './form-page.ts'
import { save, type Writing } from './writing.ts'

/** `POST /events` and the like: adds an entry, or shows the form again. Sending the same entry twice adds it once. */
export const createEntry =
  (kind: EntryKind, writing: Writing): RequestHandler =>
  (req, res) =>
    addEntry(kind, writing, req, res)

async function addEntry(kind: EntryKind, writing: Writing, req: Request, res: Response): Promise<void> {
  const { site, pages } = writing
  const { record } = site
  const { form, intent } = typedForm(kind, req)
  const show = (more: Answer = {}) => showForm(pages, req, res, kind, { form, record, editing: null, ...more })
  if (intent.kind !== 'save' && intent.kind !== 'preview') return show(rearranged(form, intent))

  const submitted = kind.read(form, record, null)
  if (!submitted.ok) return show({ form: submitted.form, problems: submitted.problems, status: 422 })
  const twin = alreadyAdded(kind.type, record, submitted.submission.entry)
  if (twin && intent.kind === 'save') return res.redirect(303, entryPath(kind.type, twin))

  const { form: sent } = submitted
  const submission = withFreeId(submitted.submission, record)
  const { entry } = submission
  const drafts = draftsFor(kind.type, submission, record, { reason: null, material: true })
  const problems = fieldProblems(kind, draftProblems(drafts, record), entry.id)
  if (problems.length > 0) return show({ form: sent, problems, status: 422 })
  const duplicates = duplicatesOf(entry, record)
  if (intent.kind === 'preview') return show({ form: sent, duplicates, preview: previewOf(kind, submission, record) })
  if (duplicates.length > 0 && form.single['distinct'] !== 'yes') {
    const message = 'The record may have this milestone already. Look at it before adding another.'
    return show({ form: sent, duplicates, problems: [{ path: 'distinct', message }], status: 422 })
  }
  return save(writing, drafts, {
    saved: () => res.redirect(303, entryPath(kind.type, entry.id)),
    // Somebody took the id in the meantime, most likely the same form sent twice: looked at again, that is no conflict.
    conflict: () => addEntry(kind, writing, req, res),
    refused: found => show({ form: sent, problems: fieldProblems(kind, found, entry.id), status: 422 }),
    failed: notice => show({ form: sent, notice, status: 503 }),
  })
}

/** Id of an entry that was created with exactly this content: the same form, sent twice. */
function alreadyAdded(type: PagedType, record: NegotiationRecord, entry: PagedEntry): string | undefined {
  for (const id of candidateIds(entry.id)) {
    const [created] = record.history(id)
    if (!created) return undefined
    const isTwin = canonicalJson({ ...created.record, id: '' }) === canonicalJson({ ...entry, id: '' })
    if (isTwin && record.find(type, id)) return id
  }
  return undefined
}

/** An id is nobody's until it is stored. */
function withFreeId(submission: Submission<PagedType>, record: NegotiationRecord): Submission<PagedType> {
  const { entry, newActors, newSources, newProcess } = submission
  const isNew = (id: string) => id === newProcess?.id || [...newActors, ...newSources].some(one => one.id === id)
  const id = firstFree(entry.id, one => record.typeOf(one) !== undefined || isNew(one))
  return { ...submission, entry: { ...entry, id } }
}

function duplicatesOf(entry: PagedEntry, record: NegotiationRecord): EntryFormPage['duplicates'] {
  if (!('occurrence' in entry)) return []
  return likelyDuplicates(entry, record.list('event'))
    .slice(0, 5)
    .map(({ event: other, because }) => ({
      text: other.title,
      href: paths.event(other.id),
      date: dateInWords(other.when),
      reason: because === 'similar-title' ? 'same day, similar title' : 'same day, same source',
    }))
}
