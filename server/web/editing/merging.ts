import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { ENTRY_TYPE_TERMS, type Entries } from '../../domain/entries/entries.ts'
import { type MergedType, type MergePlan, type MergeProblem, planUnmerge } from '../../domain/record/merging.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { typedName } from '../forms/lookup.ts'
import { type FormShape, readForm } from '../forms/shape.ts'
import { formOf } from '../http/form-body.ts'
import { HttpError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { entryPath } from '../site/entry-paths.ts'
import type { ShowAgain } from '../site/route.ts'
import { askedFor, titleIn } from './asked-merge.ts'
import type { EntryKind } from './entry-kind.ts'
import { MERGE_TEMPLATE, toMergePage } from './merge-view.ts'
import { draftOf, save, type UnsignedDraft, versionOf, type Writing } from './writing.ts'

// Two actors or two sources that are the same become one. The one whose page it is stays.

type Asked = Request<{ id: string }>

/** What stands in the form: the other one as it was typed or chosen, and the versions of both that were shown. */
interface MergeForm {
  readonly typed: string
  readonly versions: string | null
}

/** `GET /actors/:id/merge?with=…` and the like: asks for the other one, then shows what would change. */
export const mergeForm =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  (req, res) => {
    const typed = (queryOf(req).get('with') ?? '').slice(0, LONGEST_NAME)
    show(kind, writing, req, res, { typed, versions: null })
  }

/** `POST /actors/:id/merge` and the like: one batch of the journal. */
export const mergeEntries =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { record } = writing.site
    const form = typedIn(req)
    const asked = askedFor(kind, record, req.params.id, form.typed)
    const again = (status: number, notice: string) => show(kind, writing, req, res, form, { status, notice })
    if (asked.plan === null) return show(kind, writing, req, res, form)
    const { kept, plan, versions } = asked
    if (form.versions !== versions) return again(409, CHANGED)
    if (plan.problems.length > 0) return show(kind, writing, req, res, form)
    return save(writing, req, draftsOf(record, plan.steps), {
      saved: () => res.redirect(303, `${entryPath(kind.type, kept.id)}#merged`),
      conflict: () => again(409, CHANGED),
      refused: () => again(409, CHANGED),
      failed: notice => again(503, notice),
    })
  }

const CHANGED = 'Something was changed while the page was open. Look at it once more, then send this again.'

export const mergeAgain =
  (kind: EntryKind, writing: Writing): ShowAgain =>
  (tooMany, req, res) => {
    const asked = req as Asked
    show(kind, writing, asked, res, typedIn(asked), { status: tooMany.status, notice: tooMany.message })
  }

/** Tells two apart again that were merged, with all that referred to each. */
export async function undoMerge(
  writing: Writing,
  type: MergedType,
  id: string,
  req: IncomingMessage,
  res: Response,
): Promise<void> {
  const { record } = writing.site
  const back = planUnmerge(record, type, id)
  if (!back?.ok) throw new HttpError(409, 'This merge can’t be undone', inTheWay(record, back?.problem))
  const stale = () => {
    throw new HttpError(409, 'This merge was not undone', 'Something was changed at the same moment. Try once more.')
  }
  return save(writing, req, draftsOf(record, back.steps), {
    saved: () => res.redirect(303, entryPath(type, id)),
    conflict: stale,
    refused: stale,
    failed: notice => {
      throw new HttpError(503, 'Not saved', notice)
    },
  })
}

function inTheWay(record: NegotiationRecord, problem: MergeProblem | undefined): string {
  if (!problem) return 'It was undone already.'
  const noun = ENTRY_TYPE_TERMS[problem.type].label.toLowerCase()
  const named = titleIn(record, problem.type, problem.id)
  return `The ${noun} “${named}” stands in the way: ${problem.message} Change it back to what it was, or set right by hand what belongs to whom.`
}

export const draftsOf = (record: NegotiationRecord, steps: MergePlan['steps']): UnsignedDraft[] =>
  steps.map(({ action, type, record: entry, reason, material }) =>
    draftOf(action, type, entry as Entries[typeof type], { reason, material, expected: versionOf(record, entry.id) }),
  )

const LONGEST_NAME = 2000

const MERGE: FormShape = {
  single: [
    { name: 'with', label: 'Which is the same?' },
    { name: 'versions', label: '' },
  ],
  groups: {},
}

function typedIn(req: Asked): MergeForm {
  const { with: typed = '', versions = '' } = readForm(MERGE, formOf(req.body)).single
  return { typed, versions }
}

function show(
  kind: EntryKind,
  { site: { record }, pages }: Writing,
  req: Asked,
  res: Response,
  { typed }: MergeForm,
  { status, notice = null }: { readonly status?: number; readonly notice?: string | null } = {},
): void {
  const asked = askedFor(kind, record, req.params.id, typed)
  const name = asked.plan ? typedName(record, kind.type as MergedType, asked.other) : typed
  const page = toMergePage(kind, record, asked, { typed: name, notice })
  const isWrong = notice !== null || page.problem !== null
  const refused = asked.plan ? asked.plan.problems.length > 0 && req.method === 'POST' : page.problem !== null
  pages.send(req as Request, res.status(status ?? (refused ? (asked.plan ? 409 : 422) : 200)), MERGE_TEMPLATE, {
    layout: { title: isWrong ? `Error: ${page.heading}` : page.heading, robots: 'noindex' },
    page,
  })
}
