import type { RequestHandler } from 'express'
import { rejectedRows } from '../../domain/importing/rejected-rows.ts'
import { csvText } from '../../formats/csv.ts'
import type { Writing } from '../editing/writing.ts'
import { NotFoundError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { choicesIn } from './choices.ts'
import { keptFile } from './dry-run-page.ts'
import { judge } from './judging.ts'

/** `GET /import/:file/rejected`: the rows that stay out, with the reason, to be mended and imported again. */
export const rejectedFile =
  (writing: Writing): RequestHandler<{ file: string }> =>
  async (req, res) => {
    const kept = keptFile(writing, req, res)
    if (!kept) return
    const { content } = kept
    const judged = await judge(req, writing.site, kept, choicesIn(queryOf(req)))
    if (content.kind !== 'sheet' || !judged.ok) throw new NotFoundError('No rows of a table were rejected here.')
    res
      .type('text/csv; charset=utf-8')
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', 'attachment; filename="rejected-rows.csv"')
      .send(csvText(rejectedRows(content.sheet, judged.plan.rejected)))
  }
