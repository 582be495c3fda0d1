import { mkdir, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { SHEET_LIMITS } from '../../domain/importing/sheet.ts'
import { sheetMappingSchema } from '../../domain/importing/sheet-mapping.ts'
import { fileProblem } from '../../files/failure-reason.ts'
import { RefusedError } from '../../files/refused-error.ts'
import { writePrivately } from '../../files/write-whole.ts'
import { createKeptMappings, type KeptMappings, type SaidOfColumns } from './kept-mappings.ts'

const FORMAT = 'parley-sheet-mappings'

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  sheets: z.array(
    z.strictObject({
      columns: z.array(z.string().max(SHEET_LIMITS.row)).max(SHEET_LIMITS.columns),
      mapping: sheetMappingSchema,
    }),
  ),
})

/** Beside the journal; also where that is in a database, for it is a help to whoever imports and nothing more. */
export const mappingsFileOf = ({ dataDir }: { readonly dataDir: string }, root: string): string =>
  resolve(root, dataDir, 'sheet-mappings.json')

/** What fails is told to `failed` and keeps nobody from importing; a file that is something else is left as it is. */
export async function openMappingsFile(file: string, failed: (cause: unknown) => void): Promise<KeptMappings> {
  try {
    const before = await readMappings(file)
    return createKeptMappings({ before, store: sheets => saveMappings(file, sheets).catch(failed) })
  } catch (cause) {
    failed(cause)
    return createKeptMappings()
  }
}

async function readMappings(file: string): Promise<readonly SaidOfColumns[]> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw new RefusedError(`${file} can't be read: ${fileProblem(cause)}.`, { cause })
  })
  if (text === '') return []
  try {
    return fileSchema.parse(JSON.parse(text)).sheets
  } catch (cause) {
    throw new RefusedError(`${file} doesn't say what columns mean. Move it away, and that is kept anew.`, { cause })
  }
}

async function saveMappings(file: string, sheets: readonly SaidOfColumns[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writePrivately(file, `${JSON.stringify({ format: FORMAT, sheets }, null, 1)}\n`)
}
