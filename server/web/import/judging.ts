import type { IncomingMessage } from 'node:http'
import type { ImportChoices } from '../../domain/exchange/import-choices.ts'
import { planningImport } from '../../domain/exchange/import-plan.ts'
import { readingDocument } from '../../domain/exchange/parse-record-document.ts'
import { BY_IMPORT } from '../../domain/revisions/revision.ts'
import { HttpError } from '../http/http-error.ts'
import { inSmallPieces } from '../http/in-turn.ts'
import type { Site } from '../site/site.ts'
import type { Judged, KeptFile } from './kept-files.ts'

const MOST_ATTEMPTS = 3

/** In pieces: a long file keeps nobody waiting. Where the record goes on meanwhile, it is judged once more. */
export async function judge(
  req: IncomingMessage,
  { record }: Pick<Site, 'record'>,
  file: KeptFile,
  choices: ImportChoices,
): Promise<Judged> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const of = JSON.stringify([record.head.hash, choices])
    if (file.judged?.of === of) return file.judged.result
    const { hash } = record.head
    const document = await inSmallPieces(req, readingDocument(file.text, choices))
    if (!document.ok) return document
    const plan = await inSmallPieces(req, planningImport(document, record, { by: BY_IMPORT, ...choices }))
    if (record.head.hash !== hash) continue
    file.judged = { of, result: { ok: true, plan, head: hash } }
    return file.judged.result
  }
  throw new HttpError(
    503,
    'The record is being changed',
    'Others are changing the record just now. Nothing was imported. Wait a moment and try again: the file is kept here.',
  )
}
