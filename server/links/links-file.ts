import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileProblem } from '../files/failure-reason.ts'
import { RefusedError } from '../files/refused-error.ts'
import { writePrivately } from '../files/write-whole.ts'
import { type Findings, findingsText, readFindings } from './findings.ts'

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

/** It tells what whoever runs the site has asked for, and when. */
export const saveLinksFile = (file: string, findings: Findings): Promise<void> =>
  writePrivately(file, findingsText(findings))
