import type { Request, RequestHandler, Response } from 'express'
import { type EntryProblem, parseEntry } from '../../domain/entries/entries.ts'
import { words } from '../../domain/language/words.ts'
import { draftProblems } from '../../domain/record/integrity.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import type { JudgedProblems } from '../../journal/journal.ts'
import type { EntryKind } from '../editing/entry-kind.ts'
import { restorationOf } from '../editing/restoration.ts'
import { existing, save, type Writing } from '../editing/writing.ts'
import { labelAt } from '../forms/form-spec.ts'
import { type FormShape, readForm } from '../forms/shape.ts'
import { JUST_SAVED } from '../history/just-saved.ts'
import { formOf } from '../http/form-body.ts'
import { NotFoundError } from '../http/http-error.ts'
import { ENTRY_PAGES, entryPath } from '../site/entry-paths.ts'
import { HISTORY_TEMPLATE, toHistoryPage } from './history-view.ts'

const RESTORING: FormShape = {
  single: [
    { name: 'revision', label: '' },
    { name: 'version', label: '' },
  ],
  groups: {},
}

/** `POST /events/:id/history` and the like: puts back what an earlier revision says, as one more revision. */
export const restoreVersion =
  (kind: EntryKind, writing: Writing): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const { record } = writing.site
    const { type } = kind
    const { id } = req.params
    const { entry, version } = existing(type, record, id)
    const asked = readForm(RESTORING, formOf(req.body)).single
    const history = record.history(id)
    const chosen = history.find(({ seq, action }) => String(seq) === asked['revision'] && action !== 'retract')
    if (!chosen) throw new NotFoundError(words().changes.history.noVersion)
    const refuse = (status: number, problems: readonly string[]) =>
      showRefusal(kind, writing, req, res.status(status), { chosen, problems })

    const changed = words().changes.history.changedMeanwhile(ENTRY_PAGES[type].noun)
    if (asked['version'] !== String(version)) return refuse(409, [changed])
    const page = entryPath(type, id)
    if (canonicalJson(chosen.record) === canonicalJson(entry)) return res.redirect(303, page)

    const inWords = (problems: readonly EntryProblem[]) =>
      problems.map(({ path, message }) => (path === '' ? message : `${labelAt(kind.spec, path)}: ${message}`))
    const parsed = parseEntry(type, chosen.record)
    if (!parsed.ok) return refuse(422, inWords(parsed.problems))
    const draft = restorationOf(type, parsed.entry, { history, chosen, reason: null })
    const refused = (found: JudgedProblems) => refuse(422, [...found.values()].flatMap(inWords))
    const found = draftProblems([draft], record)
    if (found.size > 0) return refused(found)
    return save(writing, req, [draft], {
      saved: () => res.redirect(303, page + JUST_SAVED),
      conflict: () => refuse(409, [changed]),
      refused,
      failed: notice => refuse(503, [notice]),
    })
  }

function showRefusal(
  { type }: EntryKind,
  { site, pages }: Writing,
  req: Request<{ id: string }>,
  res: Response,
  { chosen, problems }: { readonly chosen: Revision; readonly problems: readonly string[] },
): void {
  const { id } = req.params
  const asked = { type, id, history: site.record.history(id), query: { before: null, compared: null } }
  const page = toHistoryPage(site, asked, { sequence: String(chosen.seq), problems })
  const layout = { title: words().changes.history.error(page.title), robots: 'noindex' as const }
  pages.send(req as unknown as Request, res, HISTORY_TEMPLATE, { layout, page })
}
