import type { Request, RequestHandler, Response } from 'express'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { Writing } from '../editing/writing.ts'
import { queryOf } from '../http/request-query.ts'
import { type Upload, uploadOf } from '../http/upload.ts'
import { paths } from '../site/paths.ts'
import { IMPORT_TEMPLATE, type ImportPage, importedView } from './import-view.ts'
import { judge } from './judging.ts'
import { keptFilesOf } from './kept-files.ts'
import type { Importing } from './kept-mappings.ts'
import { type Given, readContent } from './reading-content.ts'

/** `GET /import`: where a file is chosen; after an import, what came of it. */
export const importForm =
  (writing: Writing): RequestHandler =>
  (req, res) =>
    showForm(writing, req, res, { imported: importedView(writing.site.record, queryOf(req).get('done')) })

/** `POST /import`: takes a file and leads to its dry run, or says why it is none that can be imported. */
export const takeFile =
  (writing: Importing): RequestHandler =>
  async (req, res) => {
    const { site } = writing
    const upload = uploadOf(req.body)
    const pasted = upload.fields.get('text') ?? ''
    const again = (problems: readonly EntryProblem[], name = '') =>
      showForm(writing, req, res, { problems, name, pasted: fitting(pasted) }, 422)
    const taken = contentOf(upload, pasted)
    if ('problem' in taken) return again([{ path: '', message: taken.problem }], taken.name)
    const content = await readContent(req, taken, writing)
    if ('problem' in content) return again([{ path: '', message: content.problem }], taken.name)

    const { id, kept } = keptFilesOf(site).keep({ name: taken.name, content, address: req.ip ?? '' })
    if (content.kind === 'sheet') return res.redirect(303, paths.sheetColumns(id))
    const judged = await judge(req, site, kept, { mergesSources: false })
    if (!judged.ok) return again(judged.problems, taken.name)
    res.redirect(303, paths.dryRun(id))
  }

export function showForm(
  { pages }: Writing,
  req: Request,
  res: Response,
  page: Partial<ImportPage>,
  status = 200,
): void {
  const layout = { title: `${status === 200 ? '' : 'Error: '}Import a file`, robots: 'noindex' as const }
  const all = { imported: null, notice: null, problems: [], name: '', pasted: '', ...page }
  pages.send(req, res.status(status), IMPORT_TEMPLATE, { layout, page: all })
}

type Taken = { readonly name: string } & (Given | { readonly problem: string })

const PASTED = 'the pasted text'

function contentOf({ file, isCut }: Upload, pasted: string): Taken {
  if (file === null && pasted.trim() === '') return { name: '', problem: 'Choose a file, or paste its text.' }
  if (file !== null && pasted.trim() !== '')
    return { name: '', problem: 'Choose a file or paste its text, not both. The file has to be chosen again.' }
  if (isCut) return { name: PASTED, problem: 'The pasted text is too long. Save it as a file and choose that.' }
  if (file === null) return { name: PASTED, text: pasted }
  const { name, content } = file
  return 'problem' in content ? { name, problem: `“${name}” ${content.problem}` } : { name, ...content }
}

/** A page holds no more of what was pasted than this; a browser that goes back has all of it. */
const MOST_SHOWN = 200_000

const fitting = (pasted: string): string => (pasted.length > MOST_SHOWN ? '' : pasted)
