import type { Source } from '../domain/entries/source.ts'
import { archivedCopy } from './archived-copies.ts'
import type { Asking } from './asking.ts'
import { createChecking } from './checking.ts'
import { type Finding, type Findings, nextFinding } from './findings.ts'

const AT_ONCE = 8
/** What was asked today is not asked again: a run that was interrupted goes on. */
const FRESH_MS = 86_400_000
const SAVED_EVERY = 25

export interface LinksRun {
  readonly sources: readonly Source[]
  readonly before: Findings
  readonly asking: Asking
  /** Of an archive that is asked for copies; null for none. */
  readonly archive: URL | null
  readonly now: () => Date
  save(findings: Findings): Promise<void>
  /** Hears of each that was checked, and of what kept an archive from answering. */
  tell(source: Source, finding: Finding): void
  archiveFailed(source: Source, reason: string): void
}

export interface LinksResult {
  readonly findings: Findings
  /** Sources as they would be with the copies that were found. */
  readonly proposed: readonly Source[]
}

/** Checks what sources name, and asks for copies of what has none. */
export async function runLinks(run: LinksRun): Promise<LinksResult> {
  const { asking, archive, now, before } = run
  const check = createChecking(asking)
  // What is known of sources that are no more is forgotten.
  const findings = new Map(run.sources.flatMap(({ id }) => (before[id] ? [[id, before[id]] as const] : [])))
  const proposed: Source[] = []
  const waiting = run.sources.filter(({ url }) => url !== undefined)
  let unsaved = 0

  async function one(source: Source): Promise<void> {
    const { id, url: address = '', archiveUrl, published } = source
    const known = findings.get(id)
    const isFresh = known?.address === address && now().getTime() - Date.parse(known.checkedAt) < FRESH_MS
    if (!isFresh) {
      const checked = await check(address)
      const finding = nextFinding(address, checked, now().toISOString(), known)
      findings.set(id, finding)
      run.tell(source, finding)
      if (++unsaved % SAVED_EVERY === 0) await run.save(Object.fromEntries(findings))
    }
    if (archive === null || archiveUrl !== undefined) return
    try {
      const copy = await archivedCopy(asking, archive, { address, published })
      if (copy !== null) proposed.push({ ...source, archiveUrl: copy })
    } catch (error) {
      run.archiveFailed(source, (error as Error).message)
    }
  }

  async function work(): Promise<void> {
    for (let source = waiting.shift(); source; source = waiting.shift()) await one(source)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const found = Object.fromEntries(findings)
  await run.save(found)
  return { findings: found, proposed: proposed.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
