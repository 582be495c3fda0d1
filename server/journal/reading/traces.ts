import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { JournalHead } from '../../domain/revisions/journal-kind.ts'
import { lockFileOf, wasOnlyBeginning } from '../disk/file-lock.ts'
import { RESCUED } from '../disk/rescue.ts'
import { JournalLossError } from '../journal.ts'
import { type Anchored, readAnchor } from './anchor.ts'

// What lies beside a journal tells whether there was one, and how far it had come.

export interface Traces {
  readonly anchored: Anchored | null
  /** Whether an anchor is there that can't be read. */
  readonly isAnchorSpoiled: boolean
  /** Whether a journal was here, however far it had come. */
  readonly wereUsed: boolean
  /** Files into which the memory of a process was saved. */
  readonly rescued: readonly string[]
}

export async function tracesOf(file: string): Promise<Traces> {
  const { anchored, exists } = await readAnchor(file)
  const lock = await readFile(lockFileOf(file), 'utf8').catch(() => null)
  const folder = dirname(file)
  const names = await readdir(folder).catch(() => [])
  const rescued = names
    .filter(name => name.startsWith(`${basename(file)}${RESCUED}`))
    .toSorted()
    .map(name => join(folder, name))
  const wereUsed = lock === null ? exists || rescued.length > 0 : !wasOnlyBeginning(lock)
  return { anchored, isAnchorSpoiled: wereUsed && exists && anchored === null, wereUsed, rescued }
}

/** What is there in place of what was: no file, an empty one, one that ends earlier, or another journal. */
export type Remains = 'missing' | 'empty' | 'other' | { readonly endsAt: number }

/** What is missing and what can be done; null when nothing is. */
export function lossOf(file: string, traces: Traces, remains: Remains | null): JournalLossError | null {
  if (remains === null) return null
  const { anchored, rescued } = traces
  const isNothing = remains === 'missing' || remains === 'empty'
  const wasNothing = anchored ? anchored.seq === 0 : !traces.wereUsed
  if (isNothing && wasNothing) return null
  const was = anchored && { seq: anchored.seq, hash: anchored.hash }
  const copy = rescued.at(-1)
  const cure = copy
    ? `What a process had in memory then is in ${copy}: put that in its place.`
    : 'Put the journal, or a copy of it, back in its place.'
  const otherwise = 'To go on without what is missing, start once with --begin-anew.'
  return new JournalLossError(whatIsMissing(file, was, remains), `${cure} ${otherwise}`, was)
}

function whatIsMissing(file: string, was: Pick<JournalHead, 'seq' | 'hash'> | null, remains: Remains): string {
  const head = was && `revision ${was.seq}, hash ${was.hash}`
  if (remains === 'missing' || remains === 'empty') {
    const now = `The journal ${file} is ${remains}.`
    return head ? `${now} The record was at ${head}.` : `${now} There was one before.`
  }
  if (remains === 'other') return `The journal ${file} is not the one that was here. That one was at ${head}.`
  return `The end of the journal ${file} is missing. The record was at ${head}, and now ends at revision ${remains.endsAt}.`
}
