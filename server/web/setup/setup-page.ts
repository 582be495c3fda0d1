import type { Request, RequestHandler, Response } from 'express'
import { draftProblems } from '../../domain/record/integrity.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { JudgedProblems } from '../../journal/journal.ts'
import { save, type Writing } from '../editing/writing.ts'
import { withSingle } from '../forms/rearranging.ts'
import { type EntryForm, readForm } from '../forms/shape.ts'
import { typedTerms } from '../forms/term-lines.ts'
import { formOf } from '../http/form-body.ts'
import { paths } from '../site/paths.ts'
import type { ShowAgain } from '../site/route.ts'
import { filledSetUp, presetNamed, SETUP_FIELDS, SETUP_SHAPE, versionOfSetUp } from './setup-form.ts'
import { readSetUp } from './setup-reading.ts'
import { SETUP_TEMPLATE, type SetUpOptions, type SetUpPage, toSetUpPage } from './setup-view.ts'

/** Once there is a milestone or a second negotiation, the record has settings. */
const isOver = (record: NegotiationRecord): boolean =>
  record.find('record', 'record') !== undefined && (record.count('event') > 0 || record.count('process') > 1)

/** `GET /setup`: what a new record has to say of itself, with what it says already. */
export const setUpPage =
  (writing: Writing): RequestHandler =>
  (req, res) => {
    const { record } = writing.site
    if (isOver(record)) return res.redirect(303, paths.settings)
    show(writing, req, res, { form: filledSetUp(record), record })
  }

/** `POST /setup`: takes up what there is of it, as one batch, and shows the page again. */
export const setUp =
  (writing: Writing): RequestHandler =>
  (req, res) => {
    const { record } = writing.site
    if (isOver(record)) return res.redirect(303, paths.settings)
    const { form, intent } = typedForm(req)
    if (intent === 'preset') return show(writing, req, res, { form: withPreset(form), record })
    return submit(writing, req, res, form)
  }

export const setUpAgain =
  (writing: Writing): ShowAgain =>
  (tooMany, req, res) =>
    show(writing, req, res.status(tooMany.status), {
      form: typedForm(req).form,
      record: writing.site.record,
      notice: `${tooMany.message} What you typed is still here.`,
    })

function submit(writing: Writing, req: Request, res: Response, form: EntryForm): void | Promise<void> {
  const { record } = writing.site
  const again = (status: number, more: Omit<SetUpOptions, 'form' | 'record'>, shown = form) =>
    show(writing, req, res.status(status), { form: shown, record, ...more })
  const conflict = () =>
    again(409, { conflict: differences(form, record) }, withSingle(form, { version: versionOfSetUp(record) }))
  const refused = (found: JudgedProblems) => again(422, { problems: fieldProblems(found) })
  const saved = () => res.redirect(303, `${paths.setUp}#saved`)

  const read = readSetUp(form, record)
  if (!read.ok) return again(422, { problems: read.problems })
  // The same form sent twice finds its own work done.
  if (read.drafts.length === 0) return saved()
  if (form.single['version'] !== versionOfSetUp(record)) return conflict()
  const found = draftProblems(read.drafts, record)
  if (found.size > 0) return refused(found)
  return save(writing, req, read.drafts, {
    saved,
    // Looked at again: the same form sent twice is no conflict.
    conflict: () => submit(writing, req, res, form),
    refused,
    failed: notice => again(503, { notice }),
  })
}

function typedForm(req: Request): { readonly form: EntryForm; readonly intent: string } {
  const params = formOf(req.body)
  return { form: readForm(SETUP_SHAPE, params), intent: params.get('intent') ?? 'save' }
}

/** The list of the chosen preset, to be changed by hand. */
const withPreset = (form: EntryForm): EntryForm => {
  const { preset = '' } = form.single
  return withSingle(form, { issues: typedTerms(presetNamed(preset)), presetShown: preset })
}

/** What others had a say in meanwhile shows where it was typed, and else with the title. */
const fieldProblems = (found: JudgedProblems) =>
  [...found.values()].flatMap(problems =>
    problems.map(({ path, message }) => ({ path: /^(issues|tables)/.exec(path)?.[0] ?? 'title', message })),
  )

function differences(form: EntryForm, record: NegotiationRecord): SetUpPage['conflict'] {
  const saved = filledSetUp(record).single
  return Object.values(SETUP_FIELDS)
    .flat()
    .map(({ name, label }) => ({ field: label, saved: saved[name] ?? '', yours: form.single[name] ?? '' }))
    .filter(row => row.saved !== row.yours)
}

function show({ pages }: Writing, req: Request, res: Response, options: SetUpOptions): void {
  const title = 'Set up this record'
  const isWrong = res.statusCode !== 200
  pages.send(req, res, SETUP_TEMPLATE, {
    layout: { title: isWrong ? `Error: ${title}` : title, robots: 'noindex' },
    page: toSetUpPage(options),
  })
}
