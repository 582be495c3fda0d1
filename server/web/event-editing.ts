import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { EntryProblem, EntryType, TimelineEvent } from '../domain/entries.ts'
import { dateInWords } from '../domain/fuzzy-date-words.ts'
import { draftProblems } from '../domain/integrity.ts'
import { likelyDuplicates } from '../domain/likely-duplicates.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import { plainTextProblem } from '../domain/plain-text.ts'
import { inSchemaOrder } from '../domain/record-document.ts'
import type { RevisionDraft } from '../domain/revision.ts'
import { type Journal, JournalConflictError, JournalWriteError } from '../journal/journal.ts'
import { HttpError, NotFoundError } from './errors.ts'
import { type EventForm, type Intent, readEventForm, readIntent, withGroup, withoutGroup } from './event-form.ts'
import { emptyEventForm, eventFormOf } from './event-form-filling.ts'
import { type EventFormPage, type FormPageOptions, toEventFormPage } from './event-form-view.ts'
import { missingEvent } from './event-page.ts'
import { candidateIds, firstFree, formField, readSubmission, type Submission } from './event-submission.ts'
import { type Findable, toEventCard } from './event-view.ts'
import { fieldTexts } from './field-texts.ts'
import { formOf } from './form-body.ts'
import type { PageSender, Site } from './page-sender.ts'
import { paths } from './paths.ts'

export interface Writing {
  readonly site: Site
  readonly pages: PageSender
  readonly journal: Journal
  readonly logger: Logger
}

/** Until there are accounts, everybody at this machine is one editor. */
export const LOCAL_EDITOR = 'local-editor'

/** `GET /events/new` */
export const newEventForm =
  ({ site, pages }: Writing): RequestHandler =>
  (req, res) =>
    showForm(pages, req, res, { form: emptyEventForm(site.record), record: site.record, editing: null })

/** `GET /events/:id/edit` */
export const editEventForm =
  ({ site, pages }: Writing): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { event, version } = existing(site.record, req.params.id)
    const form = eventFormOf(event, version, site.record)
    showForm(pages, req as Request, res, { form, record: site.record, editing: event })
  }

/** `POST /events`: adds an event, or shows the form again. Sending the same event twice adds it once. */
export const createEvent =
  (writing: Writing): RequestHandler =>
  (req, res) =>
    addEvent(writing, req, res)

async function addEvent(writing: Writing, req: Request, res: Response): Promise<void> {
  const { site, pages } = writing
  const { record } = site
  const { form, intent } = read(req)
  const show = (more: FormAnswer = {}) => showForm(pages, req, res, { form, record, editing: null, ...more })
  if (intent.kind === 'add' || intent.kind === 'remove') return show({ form: rearranged(form, intent) })

  const submitted = readSubmission(form, record, null)
  if (!submitted.ok) return show({ form: submitted.form, problems: submitted.problems, status: 422 })
  const { submission } = submitted
  const twin = alreadyAdded(record, submission.event)
  if (twin && intent.kind === 'save') return res.redirect(303, paths.event(twin))

  const event = inSchemaOrder('event', { ...submission.event, id: freeEventId(record, submission) })
  const drafts = draftsFor({ ...submission, event }, record, { reason: null, material: true })
  const problems = problemsOf(drafts, event.id, record)
  if (problems.length > 0) return show({ form: submitted.form, problems, status: 422 })
  const duplicates = duplicatesOf(event, record)
  const shown = { form: submitted.form, duplicates, preview: previewOf(event, submission, record) }
  if (intent.kind === 'preview') return show(shown)
  if (duplicates.length > 0 && form.single.distinct !== 'yes') {
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
    saved: () => res.redirect(303, paths.event(event.id)),
    // Somebody took the id in the meantime, most likely the same form sent twice: looked at again, that is no conflict.
    conflict: () => addEvent(writing, req, res),
    failed: notice => show({ form: submitted.form, notice, status: 503 }),
  })
}

/** `POST /events/:id/edit`: changes an event, or shows the form again; with what was saved meanwhile, if it was. */
export const editEvent =
  (writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { site, pages } = writing
    const { record } = site
    const { event: base, version } = existing(record, req.params.id)
    const { form, intent } = read(req as Request)
    const show = (more: FormAnswer = {}) =>
      showForm(pages, req as Request, res, { form, record, editing: base, ...more })
    if (intent.kind === 'add' || intent.kind === 'remove') return show({ form: rearranged(form, intent) })

    const submitted = readSubmission(form, record, base)
    const problems = submitted.ok ? [] : [...submitted.problems]
    const reason = form.single.reason.trim()
    const reasonProblem =
      reason === '' && intent.kind === 'save'
        ? 'Say in a few words what you changed and why.'
        : reason.length > 1000
          ? 'At most 1,000 characters, please.'
          : plainTextProblem(reason)
    if (reasonProblem) problems.push({ path: 'reason', message: reasonProblem })
    if (!submitted.ok || problems.length > 0) return show({ form: submitted.form, problems, status: 422 })

    const { submission } = submitted
    const event = inSchemaOrder('event', submission.event)
    if (form.single.version !== String(version))
      return show({ form: submitted.form, ...conflictOf(record, event, form), status: 409 })
    if (canonicalJson(event) === canonicalJson(base) && intent.kind === 'save')
      return res.redirect(303, paths.event(base.id))

    const drafts = draftsFor({ ...submission, event }, record, {
      reason,
      material: form.single.material !== 'no',
    })
    const found = problemsOf(drafts, event.id, record)
    if (found.length > 0) return show({ form: submitted.form, problems: found, status: 422 })
    if (intent.kind === 'preview') return show({ form: submitted.form, preview: previewOf(event, submission, record) })
    return save(writing, drafts, {
      saved: () => res.redirect(303, paths.event(event.id)),
      conflict: () => show({ form: submitted.form, ...conflictOf(record, event, form), status: 409 }),
      failed: notice => show({ form: submitted.form, notice, status: 503 }),
    })
  }

/** What an answer shows differently from the form as it was sent. */
type FormAnswer = Partial<FormPageOptions> & { readonly status?: number }

function showForm(
  pages: PageSender,
  req: Request,
  res: Response,
  { status = 200, ...options }: FormPageOptions & { readonly status?: number },
): void {
  const page = toEventFormPage(options)
  const title = status === 200 ? page.heading : `Error: ${page.heading}`
  pages.send(req, res.status(status), 'event-form', { layout: { title, robots: 'noindex' }, page })
}

function read(req: Request): { form: EventForm; intent: Intent } {
  const params = formOf(req.body)
  return { form: readEventForm(params), intent: readIntent(params) }
}

function rearranged(form: EventForm, intent: Extract<Intent, { kind: 'add' | 'remove' }>): EventForm {
  return intent.kind === 'add' ? withGroup(form, intent.group) : withoutGroup(form, intent.group, intent.index)
}

/** The event and the sequence of its last revision. */
export function existing(record: NegotiationRecord, id: string): { event: TimelineEvent; version: number } {
  const event = record.find('event', id)
  if (event) return { event, version: record.history(id).at(-1)?.seq ?? 0 }
  const retraction = record.retraction(id)
  if (retraction?.type === 'event') {
    throw new HttpError(410, 'Retracted', 'This milestone was retracted. Restore it before you change it.')
  }
  throw new NotFoundError(missingEvent(record, id))
}

/** Id of an event that was created with exactly this content: the same form, sent twice. */
function alreadyAdded(record: NegotiationRecord, event: TimelineEvent): string | undefined {
  for (const id of candidateIds(event.id)) {
    const [created] = record.history(id)
    if (!created) return undefined
    const isTwin = canonicalJson({ ...created.record, id: '' }) === canonicalJson({ ...event, id: '' })
    if (isTwin && record.find('event', id)) return id
  }
  return undefined
}

function freeEventId(record: NegotiationRecord, { event, newActors, newSources, newProcess }: Submission): string {
  const isNew = (id: string) => id === newProcess?.id || [...newActors, ...newSources].some(entry => entry.id === id)
  return firstFree(event.id, id => record.typeOf(id) !== undefined || isNew(id))
}

function draftsFor(
  { event, newActors, newSources, newProcess }: Submission,
  record: NegotiationRecord,
  { reason, material }: { readonly reason: string | null; readonly material: boolean },
): RevisionDraft[] {
  const created = <T extends EntryType>(type: T, entry: RevisionDraft<T>['record']): RevisionDraft<T> => ({
    action: 'create',
    type,
    id: entry.id,
    record: entry,
    by: LOCAL_EDITOR,
    reason: null,
    material: true,
    expected: 0,
  })
  const version = record.history(event.id).at(-1)?.seq ?? 0
  return [
    ...(newProcess ? [created('process', newProcess)] : []),
    ...newActors.map(actor => created('actor', actor)),
    ...newSources.map(source => created('source', source)),
    { ...created('event', event), action: version === 0 ? 'create' : 'change', expected: version, reason, material },
  ]
}

function problemsOf(drafts: readonly RevisionDraft[], eventId: string, record: NegotiationRecord): EntryProblem[] {
  return [...draftProblems(drafts, record)].flatMap(([id, problems]) =>
    problems.map(({ path, message }) => ({ path: id === eventId ? formField(path) : 'title', message })),
  )
}

function duplicatesOf(event: TimelineEvent, record: NegotiationRecord) {
  return likelyDuplicates(event, record.list('event'))
    .slice(0, 5)
    .map(({ event: other, because }) => ({
      text: other.title,
      href: paths.event(other.id),
      date: dateInWords(other.when),
      reason: because === 'similar-title' ? 'same day, similar title' : 'same day, same source',
    }))
}

/** The event as it would stand in the record, with actors and sources that are not in it yet. */
function previewOf(event: TimelineEvent, submission: Submission, record: NegotiationRecord): EventFormPage['preview'] {
  const fresh = new Map<string, unknown>(
    [...submission.newActors, ...submission.newSources].map(entry => [entry.id, entry]),
  )
  const withNew = {
    moment: record.moment,
    find: (type: EntryType, id: string) => fresh.get(id) ?? record.find(type, id),
  } as Findable
  return { event: { ...toEventCard(event, withNew), href: null }, understood: dateInWords(event.when) }
}

/** What was saved while the form was open, beside what is in the form; sending it again then means to replace that. */
function conflictOf(record: NegotiationRecord, yours: TimelineEvent, form: EventForm): FormAnswer {
  const { event: saved, version } = existing(record, yours.id)
  const last = record.history(yours.id).at(-1)
  const mine = new Map(fieldTexts(yours, record).map(({ field, text }) => [field, text]))
  const rows = fieldTexts(saved, record)
    .map(({ field, text }) => ({ field, saved: text, yours: mine.get(field) ?? '' }))
    .filter(row => row.saved !== row.yours)
  return {
    form: { ...form, single: { ...form.single, version: String(version) } },
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
