import type { IncomingMessage } from 'node:http'
import type { ImportChoices } from '../../domain/exchange/import-choices.ts'
import { planningImport } from '../../domain/exchange/import-plan.ts'
import { readingDocument } from '../../domain/exchange/parse-record-document.ts'
import { planningSheet } from '../../domain/importing/planning-sheet.ts'
import { BY_IMPORT } from '../../domain/revisions/revision.ts'
import { HttpError } from '../http/http-error.ts'
import { inSmallPieces } from '../http/in-turn.ts'
import type { Site } from '../site/site.ts'
import type { Judged, KeptFile, KeptSheet } from './kept-files.ts'

const MOST_ATTEMPTS = 3

/** In pieces: a long file keeps nobody waiting. Where the record goes on meanwhile, it is judged once more. */
export async function judge(
  req: IncomingMessage,
  site: Pick<Site, 'record' | 'now'>,
  file: KeptFile,
  choices: ImportChoices,
): Promise<Judged> {
  const { record } = site
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const { content } = file
    const { hash } = record.head
    const of = JSON.stringify([hash, choices, content.kind === 'sheet' && content.mapping])
    if (file.judged?.of === of) return file.judged.result
    const work =
      content.kind === 'sheet' ? judgingSheet(content, site, choices) : judgingDocument(content.text, site, choices)
    const result = await inSmallPieces(req, work)
    if (!result.ok) return result
    if (record.head.hash !== hash) continue
    file.judged = { of, result }
    return result
  }
  throw new HttpError(
    503,
    'The record is being changed',
    'Others are changing the record just now. Nothing was imported. Wait a moment and try again: the file is kept here.',
  )
}

function* judgingDocument(
  text: string,
  { record }: Pick<Site, 'record'>,
  choices: ImportChoices,
): Generator<void, Judged> {
  const { hash } = record.head
  const document = yield* readingDocument(text, choices)
  if (!document.ok) return document
  const plan = yield* planningImport(document, record, { by: BY_IMPORT, ...choices })
  return { ok: true, plan, head: hash, open: null }
}

function* judgingSheet(
  { sheet, mapping }: KeptSheet,
  { record, now }: Pick<Site, 'record' | 'now'>,
  choices: ImportChoices,
): Generator<void, Judged> {
  const { hash } = record.head
  const today = now().toISOString().slice(0, 10)
  const { plan, ...open } = yield* planningSheet(sheet, mapping, record, { by: BY_IMPORT, today, ...choices })
  return { ok: true, plan, head: hash, open }
}
