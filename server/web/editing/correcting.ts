import type { Request, RequestHandler } from 'express'
import { draftProblems } from '../../domain/record/integrity.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import { plainTextProblem } from '../../domain/text/plain-text.ts'
import { withSingle } from '../forms/rearranging.ts'
import type { EntryForm } from '../forms/shape.ts'
import { ENTRY_PAGES, entryPath, type PagedType } from '../site/entry-paths.ts'
import { draftsFor, fieldProblems, previewOf } from './drafts.ts'
import { type Answer, rearranged, showForm, typedForm } from './entry-form.ts'
import type { EntryKind, PagedEntry } from './entry-kind.ts'
import { existing, save, type Writing } from './writing.ts'

/** `POST /events/:id/edit` and the like: changes an entry, or shows the form again; with what was saved meanwhile, if it was. */
export const editEntry =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { site, pages } = writing
    const { record } = site
    const retracted = retractedEntry(kind.type, record, req.params.id)
    const { form, intent } = typedForm(kind, req as Request)
    if (retracted) return showForm(pages, req as Request, res, kind, { form, record, ...retracted })
    const { entry: base, version } = existing(kind.type, record, req.params.id)
    const show = (more: Answer) => showForm(pages, req as Request, res, kind, { form, record, editing: base, ...more })
    if (intent.kind !== 'save' && intent.kind !== 'preview') return show(rearranged(form, intent))

    const submitted = kind.read(form, record, base)
    const { form: sent } = submitted
    const problems = submitted.ok ? [] : [...submitted.problems]
    const reason = (form.single['reason'] ?? '').trim()
    const reasonProblem = problemOf(reason, intent.kind === 'save')
    if (reasonProblem) problems.push({ path: 'reason', message: reasonProblem })
    if (!submitted.ok || problems.length > 0) return show({ form: sent, problems, status: 422 })

    const { submission } = submitted
    const { entry } = submission
    const conflict = () => {
      const gone = retractedEntry(kind.type, record, base.id)
      return show(gone ?? { ...conflictOf(kind, record, entry, sent), status: 409 })
    }
    const page = entryPath(kind.type, base.id)
    if (form.single['version'] !== String(version)) return conflict()
    if (canonicalJson(entry) === canonicalJson(base) && intent.kind === 'save') return res.redirect(303, page)

    const material = form.single['material'] !== 'no'
    const drafts = draftsFor(kind.type, submission, record, { reason, material })
    const found = fieldProblems(kind, draftProblems(drafts, record), entry.id)
    if (found.length > 0) return show({ form: sent, problems: found, status: 422 })
    if (intent.kind === 'preview') return show({ form: sent, preview: previewOf(kind, submission, record) })
    return save(writing, drafts, {
      saved: () => res.redirect(303, page),
      conflict,
      refused: problems => show({ form: sent, problems: fieldProblems(kind, problems, entry.id), status: 422 }),
      failed: notice => show({ form: sent, notice, status: 503 }),
    })
  }

function problemOf(reason: string, isNeeded: boolean): string | undefined {
  if (reason === '' && isNeeded) return 'Say in a few words what you changed and why.'
  return reason.length > 1000 ? 'At most 1,000 characters, please.' : plainTextProblem(reason)
}

/** How the form of an entry is shown that somebody retracted while it was open; undefined for any other. */
function retractedEntry(type: PagedType, record: NegotiationRecord, id: string) {
  const retraction = record.retraction(id)
  if (retraction?.type !== type) return undefined
  const { noun } = ENTRY_PAGES[type]
  const why = retraction.reason === null ? '' : ` (“${retraction.reason}”)`
  return {
    editing: retraction.record,
    notice: `This ${noun} was retracted while you were writing${why}. What you typed is still here. Restore it on its page in another tab, then send this again.`,
    status: 409,
  }
}

/** What was saved while the form was open, beside what is in the form; sending it again then means to replace that. */
function conflictOf(kind: EntryKind, record: NegotiationRecord, yours: PagedEntry, form: EntryForm): Answer {
  const { entry: saved, version } = existing(kind.type, record, yours.id)
  const last = record.history(yours.id).at(-1)
  const textsOf = (entry: PagedEntry) => new Map(kind.texts(entry, record).map(({ field, text }) => [field, text]))
  const [mine, theirs] = [textsOf(yours), textsOf(saved)]
  const rows = [...new Set([...theirs.keys(), ...mine.keys()])]
    .map(field => ({ field, saved: theirs.get(field) ?? '', yours: mine.get(field) ?? '' }))
    .filter(row => row.saved !== row.yours)
  return {
    form: withSingle(form, { version: String(version) }),
    conflict: {
      by: last?.by ?? '',
      at: last ? `${last.at.slice(0, 10)} ${last.at.slice(11, 16)} UTC` : '',
      reason: last?.reason ?? null,
      rows,
    },
  }
}
