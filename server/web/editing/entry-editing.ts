import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries, EntryProblem, EntryType } from '../../domain/entries/entries.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { draftProblems } from '../../domain/record/integrity.ts'
import { likelyDuplicates } from '../../domain/record/likely-duplicates.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import type { RevisionDraft } from '../../domain/revisions/revision.ts'
import { plainTextProblem } from '../../domain/text/plain-text.ts'
import { type Journal, JournalConflictError, JournalWriteError } from '../../journal/journal.ts'
import { pastedPoints } from '../documents/form/pasted-points.ts'
import { toEventCard } from '../events/event-view.ts'
import { fieldOf } from '../forms/form-spec.ts'
import { candidateIds, firstFree } from '../forms/new-ids.ts'
import { withGroup, withoutGroup, withSingle } from '../forms/rearranging.ts'
import { type EntryForm, type Intent, type Rearrangement, readForm, readIntent } from '../forms/shape.ts'
import type { Submission } from '../forms/submission.ts'
import { formOf } from '../http/form-body.ts'
import { HttpError, NotFoundError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { ENTRY_PAGES, entryPath, missingEntry, type PagedType } from '../site/entry-paths.ts'
import type { PageSender } from '../site/page-sender.ts'
import { paths } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import type { Findable } from '../site/small-views.ts'
import type { EntryKind, PagedEntry } from './entry-kind.ts'
import {
  ENTRY_FORM_TEMPLATE,
  type EntryFormPage,
  type FormAnswer,
  type FormPageOptions,
  toEntryFormPage,
} from './form-page.ts'

export interface Writing {
  readonly site: Site
  readonly pages: PageSender
  readonly journal: Journal
  readonly logger: Logger
}

/** Until there are accounts, everybody at this machine is one editor. */
export const LOCAL_EDITOR = 'local-editor'

/** `GET /events/new` and the like; a link may say of which text, point or actor it is to be. */
export const newEntryForm =
  (kind: EntryKind, { site, pages }: Writing): RequestHandler =>
  (req, res) => {
    const query = queryOf(req)
    const asked = (name: string): string => (query.get(name) ?? '').slice(0, 200)
    const prefilled = {
      document: asked('document'),
      point: asked('point'),
      actor: asked('actor'),
      issue: asked('issue'),
    }
    showForm(pages, req, res, kind, { form: kind.empty(site.record, prefilled), record: site.record, editing: null })
  }

/** `GET /events/:id/edit` and the like */
export const editEntryForm =
  (kind: EntryKind, { site, pages }: Writing): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { entry, version } = existing(kind.type, site.record, req.params.id)
    const form = kind.fill(entry, version, site.record)
    showForm(pages, req as Request, res, kind, { form, record: site.record, editing: entry })
  }

/** `POST /events` and the like: adds an entry, or shows the form again. Sending the same entry twice adds it once. */
export const createEntry =
  (kind: EntryKind, writing: Writing): RequestHandler =>
  (req, res) =>
    addEntry(kind, writing, req, res)

async function addEntry(kind: EntryKind, writing: Writing, req: Request, res: Response): Promise<void> {
  const { site, pages } = writing
  const { record } = site
  const { form, intent } = read(kind, req)
  const show = (more: Answer = {}) => showForm(pages, req, res, kind, { form, record, editing: null, ...more })
  if (intent.kind !== 'save' && intent.kind !== 'preview') return show(rearranged(form, intent))

  const submitted = kind.read(form, record, null)
  if (!submitted.ok) return show({ form: submitted.form, problems: submitted.problems, status: 422 })
  const { submission } = submitted
  const twin = alreadyAdded(kind.type, record, submission.entry)
  if (twin && intent.kind === 'save') return res.redirect(303, entryPath(kind.type, twin))

  const entry = inSchemaOrder(kind.type, { ...submission.entry, id: freeId(record, submission) }) as PagedEntry
  const drafts = draftsFor(kind.type, { ...submission, entry }, record, { reason: null, material: true })
  const problems = problemsOf(kind, drafts, entry.id, record)
  if (problems.length > 0) return show({ form: submitted.form, problems, status: 422 })
  const duplicates = duplicatesOf(entry, record)
  const shown = { form: submitted.form, duplicates, preview: previewOf(kind, entry, submission, record) }
  if (intent.kind === 'preview') return show(shown)
  if (duplicates.length > 0 && form.single['distinct'] !== 'yes') {
    return show({
      ...shown,
      preview: null,
      problems: [
        { path: 'distinct', message: 'The record may have this milestone already. Look at it before adding another.' },
      ],
      status: 422,
    })
  }
  return save(writing, drafts, {
    saved: () => res.redirect(303, entryPath(kind.type, entry.id)),
    // Somebody took the id in the meantime, most likely the same form sent twice: looked at again, that is no conflict.
    conflict: () => addEntry(kind, writing, req, res),
    failed: notice => show({ form: submitted.form, notice, status: 503 }),
  })
}

/** `POST /events/:id/edit` and the like: changes an entry, or shows the form again; with what was saved meanwhile, if it was. */
export const editEntry =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { site, pages } = writing
    const { record } = site
    const retracted = retractedEntry(kind.type, record, req.params.id)
    const { form, intent } = read(kind, req as Request)
    if (retracted) return showForm(pages, req as Request, res, kind, { form, record, ...retracted })
    const { entry: base, version } = existing(kind.type, record, req.params.id)
    const show = (more: Answer = {}) =>
      showForm(pages, req as Request, res, kind, { form, record, editing: base, ...more })
    if (intent.kind !== 'save' && intent.kind !== 'preview') return show(rearranged(form, intent))

    const submitted = kind.read(form, record, base)
    const problems = submitted.ok ? [] : [...submitted.problems]
    const reason = (form.single['reason'] ?? '').trim()
    const reasonProblem =
      reason === '' && intent.kind === 'save'
        ? 'Say in a few words what you changed and why.'
        : reason.length > 1000
          ? 'At most 1,000 characters, please.'
          : plainTextProblem(reason)
    if (reasonProblem) problems.push({ path: 'reason', message: reasonProblem })
    if (!submitted.ok || problems.length > 0) return show({ form: submitted.form, problems, status: 422 })

    const { submission } = submitted
    const entry = inSchemaOrder(kind.type, submission.entry) as PagedEntry
    const conflict = () => {
      const gone = retractedEntry(kind.type, record, base.id)
      return show(gone ?? { ...conflictOf(kind, record, entry, submitted.form), status: 409 })
    }
    const page = entryPath(kind.type, base.id)
    if (form.single['version'] !== String(version)) return conflict()
    if (canonicalJson(entry) === canonicalJson(base) && intent.kind === 'save') return res.redirect(303, page)

    const material = form.single['material'] !== 'no'
    const drafts = draftsFor(kind.type, { ...submission, entry }, record, { reason, material })
    const found = problemsOf(kind, drafts, entry.id, record)
    if (found.length > 0) return show({ form: submitted.form, problems: found, status: 422 })
    if (intent.kind === 'preview')
      return show({ form: submitted.form, preview: previewOf(kind, entry, submission, record) })
    return save(writing, drafts, {
      saved: () => res.redirect(303, page),
      conflict,
      failed: notice => show({ form: submitted.form, notice, status: 503 }),
    })
  }

/** What an answer shows differently from the form as it was sent. */
type Answer = FormAnswer & Partial<Pick<FormPageOptions, 'form'>> & { readonly status?: number }

function showForm(
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

function read(kind: EntryKind, req: Request): { form: EntryForm; intent: Intent } {
  const params = formOf(req.body)
  return { form: readForm(kind.shape, params), intent: readIntent(params, kind.shape) }
}

function rearranged(form: EntryForm, intent: Rearrangement): Answer {
  switch (intent.kind) {
    case 'add':
      return { form: withGroup(form, intent.group), opened: `${intent.group}.` }
    case 'remove':
      return { form: withoutGroup(form, intent.group, intent.index), opened: `${intent.group}.` }
    case 'paste':
      return pastedPoints(form)
  }
}

/** The entry and the sequence of its last revision. */
export function existing<T extends PagedType>(
  type: T,
  record: NegotiationRecord,
  id: string,
): { entry: Entries[T]; version: number } {
  const entry = record.find(type, id)
  if (entry) return { entry, version: record.history(id).at(-1)?.seq ?? 0 }
  const retraction = record.retraction(id)
  if (retraction?.type === type) {
    const message = `This ${ENTRY_PAGES[type].noun} was retracted. Restore it before you change it.`
    throw new HttpError(410, 'Retracted', message)
  }
  throw new NotFoundError(missingEntry(record, type, id))
}

/** How the form of an entry is shown that somebody retracted while it was open; undefined for any other. */
function retractedEntry(type: PagedType, record: NegotiationRecord, id: string) {
  const retraction = record.retraction(id)
  if (retraction?.type !== type) return undefined
  const { noun } = ENTRY_PAGES[type]
  const why = retraction.reason === null ? '' : ` (“${retraction.reason}”)`
  return {
    editing: retraction.record as PagedEntry,
    notice: `This ${noun} was retracted while you were writing${why}. What you typed is still here. Restore it on its page in another tab, then send this again.`,
    status: 409,
  }
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

function freeId(
  record: NegotiationRecord,
  { entry, newActors, newSources, newProcess }: Submission<PagedType>,
): string {
  const isNew = (id: string) => id === newProcess?.id || [...newActors, ...newSources].some(one => one.id === id)
  return firstFree(entry.id, id => record.typeOf(id) !== undefined || isNew(id))
}

function draftsFor(
  type: PagedType,
  { entry, newActors, newSources, newProcess }: Submission<PagedType>,
  record: NegotiationRecord,
  { reason, material }: { readonly reason: string | null; readonly material: boolean },
): RevisionDraft[] {
  const created = <T extends EntryType>(of: T, fresh: RevisionDraft<T>['record']): RevisionDraft<T> => ({
    action: 'create',
    type: of,
    id: fresh.id,
    record: fresh,
    by: LOCAL_EDITOR,
    reason: null,
    material: true,
    expected: 0,
  })
  const version = record.history(entry.id).at(-1)?.seq ?? 0
  return [
    ...(newProcess ? [created('process', newProcess)] : []),
    ...newActors.map(actor => created('actor', actor)),
    ...newSources.map(source => created('source', source)),
    { ...created(type, entry), action: version === 0 ? 'create' : 'change', expected: version, reason, material },
  ]
}

function problemsOf(
  { spec, shape }: EntryKind,
  drafts: readonly RevisionDraft[],
  entryId: string,
  record: NegotiationRecord,
): EntryProblem[] {
  const first = spec.main[0]?.name ?? ''
  return [...draftProblems(drafts, record)].flatMap(([id, problems]) =>
    problems.map(({ path, message }) => ({
      path: id === entryId && path !== 'id' ? fieldOf(spec, shape, path) : first,
      message,
    })),
  )
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

/** The entry as it would stand in the record, with actors and sources that are not in it yet. */
function previewOf(
  kind: EntryKind,
  entry: PagedEntry,
  submission: Submission<PagedType>,
  record: NegotiationRecord,
): EntryFormPage['preview'] {
  const fresh = new Map<string, unknown>([...submission.newActors, ...submission.newSources].map(one => [one.id, one]))
  const withNew = {
    moment: record.moment,
    find: (type: EntryType, id: string) => fresh.get(id) ?? record.find(type, id),
  } as Findable
  const event = 'occurrence' in entry ? { ...toEventCard(entry, withNew), href: null } : null
  const fields = event ? [] : kind.texts(entry, withNew).filter(({ text }) => text !== '')
  return { event, fields, understood: dateInWords(entry.when) }
}

/** What was saved while the form was open, beside what is in the form; sending it again then means to replace that. */
function conflictOf(kind: EntryKind, record: NegotiationRecord, yours: PagedEntry, form: EntryForm): Answer {
  const { entry: saved, version } = existing(kind.type, record, yours.id)
  const last = record.history(yours.id).at(-1)
  const mine = new Map(kind.texts(yours, record).map(({ field, text }) => [field, text]))
  const theirs = new Map(kind.texts(saved, record).map(({ field, text }) => [field, text]))
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

interface Outcomes {
  readonly saved: () => void
  readonly conflict: () => void | Promise<void>
  readonly failed: (notice: string) => void
}

/** Appends, and answers only what is true: saved when it is on disk, and why not otherwise. */
export async function save(
  { journal, logger }: Writing,
  drafts: readonly RevisionDraft[],
  outcomes: Outcomes,
): Promise<void> {
  try {
    await journal.append(drafts)
  } catch (error) {
    if (error instanceof JournalConflictError) return outcomes.conflict()
    if (!(error instanceof JournalWriteError)) throw error
    logger.error({ err: error }, 'journal could not be written')
    return outcomes.failed(
      `This could not be saved: ${error.reason}. Nothing was changed, and what you typed is still here. Try again when that is mended.`,
    )
  }
  outcomes.saved()
}
