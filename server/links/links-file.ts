import { readFile, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileProblem } from '../files/failure-reason.ts'
import { RefusedError } from '../files/refused-error.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type Findings, findingsText, readFindings } from './findings.ts'

/** For whoever runs the site alone: it tells what they asked for, and when. */
const PRIVATE = 0o600

/** Beside the journal. */
export const linksFileOf = ({ dataDir }: { readonly dataDir: string }, root: string): string =>
  resolve(root, dataDir, 'links.json')

/** Nothing where links were never checked. Rejects with `RefusedError` where the file is something else. */
export async function openLinksFile(file: string): Promise<Findings> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw new RefusedError(`${file} can't be read: ${fileProblem(cause)}.`, { cause })
  })
  if (text === null || text === '') return {}
  const findings = readFindings(text)
  if (findings) return findings
  throw new RefusedError(`${file} holds no findings about links. Move it away, and they are made anew.`)
}

export async function saveLinksFile(file: string, findings: Findings): Promise<void> {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  )
  if (!isThere) await writeFile(file, '', { mode: PRIVATE })
  await writeWhole(file, [findingsText(findings)])
}
