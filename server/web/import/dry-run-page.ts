import type { Request, RequestHandler, Response } from 'express'
import { tidied } from '../../domain/text/pasted-text.ts'
import { reasonProblem, save, type Writing } from '../editing/writing.ts'
import { formOf } from '../http/form-body.ts'
import { queryOf } from '../http/request-query.ts'
import { paths } from '../site/paths.ts'
import { choicesIn } from './choices.ts'
import { DRY_RUN_TEMPLATE, type Said, toDryRunPage } from './dry-run-view.ts'
import { showForm } from './import-page.ts'
import { judge } from './judging.ts'
import { KEPT_MINUTES, type KeptFile, keptFilesOf } from './kept-files.ts'

type Params = { file: string }

/** `GET /import/:file/dry-run`: what an import of the file would do; nothing is written. */
export const dryRun =
  (writing: Writing): RequestHandler<Params> =>
  async (req, res) => {
    const kept = keptFile(writing, req, res)
    if (kept) await show(writing, req, res, kept, { choices: choicesIn(queryOf(req)) })
  }

/** `POST /import/:file/dry-run`: does what the dry run has shown, all of it or nothing. */
export const carryOut =
  (writing: Writing): RequestHandler<Params> =>
  async (req, res) => {
    const kept = keptFile(writing, req, res)
    if (kept) await write(writing, req, res, kept)
  }

async function write(writing: Writing, req: Request<Params>, res: Response, kept: KeptFile): Promise<void> {
  const { site } = writing
  const form = formOf(req.body)
  const choices = choicesIn(form)
  const reason = tidied(form.get('reason') ?? '', { multiline: true }).trim()
  const isPartial = form.get('partial') === 'yes'
  const again = (more: Partial<Said>, status: number) =>
    show(writing, req, res, kept, { choices, reason, isPartial, ...more }, status)
  const stale = () =>
    again(
      {
        notice:
          'The record has changed since this dry run was made. Nothing was imported: look at what it would do now.',
      },
      409,
    )

  const judged = await judge(req, site, kept, choices)
  if (!judged.ok) return again({}, 422)
  const { plan, head } = judged
  if (form.get('seen') !== head) return stale()
  if (plan.drafts.length === 0) return again({}, 200)
  const wrong = reasonProblem(reason, undefined)
  const problems = [
    ...(plan.rejected.length > 0 && !isPartial
      ? [{ path: 'partial', message: 'Mend what is rejected and choose the file again, or leave it out.' }]
      : []),
    ...(wrong ? [{ path: 'reason', message: wrong }] : []),
  ]
  if (problems.length > 0) return again({ problems }, 422)
  const drafts = plan.drafts.map(draft => ({ ...draft, reason: reason === '' ? null : reason }))
  await save(writing, req, drafts, {
    saved: () => {
      const last = site.record.history(drafts.at(-1)?.id ?? '').at(-1)?.seq ?? 0
      keptFilesOf(site).settle(req.params.file, kept, last)
      res.redirect(303, donePath(last))
    },
    // Sent twice, it is there already.
    conflict: () => (keptFile(writing, req, res) ? stale() : undefined),
    refused: stale,
    failed: notice => void again({ notice }, 503),
  })
}

const donePath = (last: number): string => `${paths.importFile}?done=${last}`

/** Undefined when it has been answered that it is kept no longer, or is imported. */
export function keptFile(writing: Writing, req: Request<Params>, res: Response): KeptFile | undefined {
  const kept = keptFilesOf(writing.site).find(req.params.file, req.ip ?? '')
  if (kept && kept.imported === null) return kept
  if (kept?.imported) res.redirect(303, donePath(kept.imported))
  else showForm(writing, req as Request, res, { notice: GONE }, 410)
  return undefined
}

const GONE = `This file is kept here no longer, and nothing of it was imported: a dry run stays for ${KEPT_MINUTES} minutes, until the site is started anew, or until other files need its place. Choose the file again.`

async function show(
  { site, pages }: Writing,
  req: Request<Params>,
  res: Response,
  kept: KeptFile,
  said: Pick<Said, 'choices'> & Partial<Said>,
  status = 200,
): Promise<void> {
  const judged = await judge(req, site, kept, said.choices)
  if (!judged.ok)
    return showForm(
      { site, pages } as Writing,
      req as Request,
      res,
      { problems: judged.problems, name: kept.name },
      422,
    )
  const page = toDryRunPage(site.record, req.params.file, kept.name, judged, {
    notice: null,
    problems: [],
    reason: '',
    isPartial: false,
    ...said,
  })
  const layout = { title: `${status === 200 ? '' : 'Error: '}Dry run of ${kept.name}`, robots: 'noindex' as const }
  pages.send(req as Request, res.status(status), DRY_RUN_TEMPLATE, { layout, page })
}
