import type { IncomingMessage } from 'node:http'
import { firstMapping } from '../../domain/importing/first-mapping.ts'
import type { Delimiter } from '../../formats/reading/csv.ts'
import { decoded, type Encoding, textOf } from '../../formats/reading/encodings.ts'
import { kindOfText } from '../../formats/reading/file-kind.ts'
import { readSheet } from '../../formats/reading/read-sheet.ts'
import { pieceInTurn } from '../http/in-turn.ts'
import type { FileContent, KeptSheet } from './kept-files.ts'
import { type Importing, keptMapping } from './kept-mappings.ts'

/** What arrived: text where it is UTF-8, else the bytes. */
export type Given = { readonly text: string } | { readonly bytes: Buffer }

type Problem = { readonly problem: string }

/** What a file holds, told by what stands in it. */
export async function readContent(
  req: IncomingMessage,
  given: Given & { readonly name: string },
  { site, mappings }: Pick<Importing, 'site' | 'mappings'>,
): Promise<FileContent | Problem> {
  const { text, encoding } = 'bytes' in given ? textOf(given.bytes) : { text: given.text, encoding: 'utf-8' as const }
  const found = kindOfText(text)
  if ('problem' in found) return found
  if (found.kind === 'record')
    return encoding === 'utf-8'
      ? { kind: 'record', text }
      : { problem: 'The file is not UTF-8 text. Save it as UTF-8 and try again.' }
  const read = await readSheet(found.kind, text, { pause: pauseFor(req) })
  if (!read.ok) return { problem: read.message }
  const { sheet, delimiter } = read
  const mapping = keptMapping(mappings, site.record, sheet) ?? firstMapping(sheet, site.record, given.name)
  const from = 'bytes' in given ? { bytes: given.bytes } : { text: given.text }
  return { kind: 'sheet', from, encoding, delimiter, sheet, mapping }
}

/** The same file in another encoding, or with another sign between its cells. */
export async function readAgain(
  req: IncomingMessage,
  kept: KeptSheet,
  { encoding, delimiter }: { readonly encoding: Encoding; readonly delimiter: Delimiter | null },
): Promise<KeptSheet | Problem> {
  const text = 'bytes' in kept.from ? decoded(kept.from.bytes, encoding) : kept.from.text
  const read = await readSheet(kept.sheet.format, text, { delimiter, pause: pauseFor(req) })
  return read.ok ? { ...kept, encoding, delimiter: read.delimiter, sheet: read.sheet } : { problem: read.message }
}

const pauseFor = (req: IncomingMessage) => () => pieceInTurn(req, () => undefined)
