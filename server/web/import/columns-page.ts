import type { Request, RequestHandler, Response } from 'express'
import { openQuestions } from '../../domain/importing/open-questions.ts'
import { DELIMITERS, type Delimiter } from '../../formats/reading/csv.ts'
import { ENCODINGS, type Encoding } from '../../formats/reading/encodings.ts'
import type { Writing } from '../editing/writing.ts'
import { formOf } from '../http/form-body.ts'
import { paths } from '../site/paths.ts'
import { COLUMNS_TEMPLATE, type SaidOfColumns, toColumnsPage } from './columns-view.ts'
import { keptFile } from './dry-run-page.ts'
import { judge } from './judging.ts'
import type { KeptFile, KeptSheet } from './kept-files.ts'
import type { Importing } from './kept-mappings.ts'
import { mappingIn, NAMES, questionsAtFields } from './mapping-form.ts'
import { readAgain } from './reading-content.ts'

type Params = { file: string }

type SheetFile = KeptFile & { content: KeptSheet }

/** `GET /import/:file/columns`: what a sheet holds and what its columns seem to mean. */
export const sheetColumns =
  (writing: Writing): RequestHandler<Params> =>
  async (req, res) => {
    const kept = keptSheet(writing, req, res)
    if (kept) await show(writing, req, res, kept, {})
  }

/** `POST /import/:file/columns`: keeps what was said of it, and leads to the dry run or shows it once more. */
export const mapColumns =
  (writing: Importing): RequestHandler<Params> =>
  async (req, res) => {
    const kept = keptSheet(writing, req, res)
    if (!kept) return
    const { site, mappings } = writing
    const form = formOf(req.body)
    const { mapping, problems, typed } = mappingIn(form, kept.content.sheet, kept.content.mapping, site.record)
    const read = await readAsSaid(req, { ...kept.content, mapping }, form)
    if ('problem' in read) return show(writing, req, res, kept, { notice: read.problem, form }, 422)
    kept.content = read
    if (problems.length > 0) return show(writing, req, res, kept, { problems, typed, form }, 422)
    if (form.get('intent') === 'look') return res.redirect(303, paths.sheetColumns(req.params.file))
    const judged = await judge(req, site, kept, { mergesSources: false })
    const open = (judged.ok && judged.open) || { unknown: [], ambiguous: 0 }
    const questions = openQuestions(mapping, read.sheet, open.ambiguous)
    if (questions.length > 0)
      return show(writing, req, res, kept, { problems: questionsAtFields(questions, read.sheet), typed, form }, 422)
    await mappings.keep({ columns: read.sheet.columns, mapping })
    res.redirect(303, paths.dryRun(req.params.file))
  }

async function readAsSaid(req: Request<Params>, kept: KeptSheet, form: URLSearchParams) {
  const said = form.get(NAMES.encoding) ?? ''
  const encoding = Object.hasOwn(ENCODINGS, said) ? (said as Encoding) : kept.encoding
  const sign = form.get(NAMES.delimiter)
  const wanted = sign === 'tab' ? '\t' : (sign ?? '')
  const delimiter = Object.hasOwn(DELIMITERS, wanted) ? (wanted as Delimiter) : kept.delimiter
  if (encoding === kept.encoding && delimiter === kept.delimiter) return kept
  return readAgain(req, kept, { encoding, delimiter })
}

/** Undefined when it has been answered that there is none. */
function keptSheet(writing: Writing, req: Request<Params>, res: Response): SheetFile | undefined {
  const kept = keptFile(writing, req, res)
  if (kept === undefined || kept.content.kind === 'sheet') return kept as SheetFile | undefined
  res.redirect(303, paths.dryRun(req.params.file))
  return undefined
}

async function show(
  { site, pages }: Writing,
  req: Request<Params>,
  res: Response,
  kept: SheetFile,
  said: Partial<SaidOfColumns>,
  status = 200,
): Promise<void> {
  const judged = await judge(req, site, kept, { mergesSources: false })
  const open = (judged.ok && judged.open) || { unknown: [], ambiguous: 0 }
  const page = toColumnsPage(site.record, req.params.file, kept.name, kept.content, open, {
    notice: null,
    problems: [],
    typed: new Map(),
    form: null,
    ...said,
  })
  const layout = { title: `${status === 200 ? '' : 'Error: '}Columns of ${kept.name}`, robots: 'noindex' as const }
  pages.send(req as Request, res.status(status), COLUMNS_TEMPLATE, { layout, page })
}
