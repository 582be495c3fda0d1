import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { RevisionDraft } from '../../domain/revisions/revision.ts'
import { openFileJournal } from '../file/file-journal.ts'
import type { JournalNotice } from '../journal.ts'

// Kills a process in the middle of its appends, again and again, and looks at what it leaves behind. Used by the test
// beside it (a few rounds) and by e2e/bench/crash.ts (as many as one likes).

const WRITER = fileURLToPath(new URL('./crash-trial-writer.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const LONGEST_MS = 120
/** From this many revisions on, a lane begins a new file, so that opening does not become what is tried. */
const FULL = 20_000

interface CrashOutcome {
  readonly rounds: number
  /** Revisions that were confirmed to a process that was then killed. All of them were found again. */
  readonly confirmed: number
  /** Rounds in which the kill left an unfinished write behind. */
  readonly torn: number
}

interface CrashTrial {
  readonly folder: string
  readonly rounds: number
  /** Processes at once, each with a file of its own. */
  readonly lanes: number
  readonly afterRound?: (rounds: number) => void
}

/** Rejects at the first confirmed revision that is not there, or the first file that does not open. */
export async function tryCrashes({ folder, rounds, lanes, afterRound }: CrashTrial): Promise<CrashOutcome> {
  let started = 0
  let finished = 0
  let confirmed = 0
  let torn = 0
  // Built once, under the folder of the packages: to translate it anew at each start costs more than the trial.
  const writer = join(ROOT, `test-results/crash-trial-writer-${process.pid}.mjs`)
  await build({
    entryPoints: [WRITER],
    outfile: writer,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })

  async function lane(name: string): Promise<void> {
    const file = join(folder, name)
    let expected = new Map<string, string>()
    while (started < rounds) {
      const round = ++started
      const said = await runAndKill(writer, file, String(round))
      confirmed += said.length
      for (const [seq, id, hash] of said) expected.set(id, `${seq} ${hash}`)
      const found = await look(file, expected)
      if (found.isTorn) torn++
      if (found.count > FULL) {
        for (const name of [file, `${file}.lock`, `${file}.anchor`]) await rm(name)
        expected = new Map()
      }
      finished++
      afterRound?.(finished)
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(`journal-${number}.jsonl`)))
  } finally {
    await rm(writer)
  }
  return { rounds: finished, confirmed, torn }
}

/** Opening checks every line and the whole chain; what is left is whether everything confirmed is there. */
async function look(file: string, expected: ReadonlyMap<string, string>): Promise<{ count: number; isTorn: boolean }> {
  let isTorn = false
  const tell = ({ about }: JournalNotice) => {
    isTorn ||= 'setAside' in about
  }
  const journal = await openFileJournal({ file, now: () => new Date(), tell })
  const found = new Map(journal.revisions.map(({ id, seq, hash }) => [id, `${seq} ${hash}`]))
  await journal.close()
  for (const [id, place] of expected)
    if (found.get(id) !== place) throw new Error(`${file}: ${id} was confirmed as ${place}, found ${found.get(id)}.`)
  return { count: found.size, isTorn }
}

function runAndKill(writer: string, file: string, run: string): Promise<[string, string, string][]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, file, run], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    child.stdout.on('data', text => {
      // The clock runs from the moment at which it has opened the file.
      if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_MS)
      said += text
    })
    child.stderr.on('data', text => {
      complaint += text
    })
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`The writer ended by itself: ${complaint}`))
      const lines = said.split('\n').slice(1, -1)
      resolve(lines.map(line => line.split(' ') as [string, string, string]))
    })
  })
}

export function actorDraftOf(id: string, size: number): RevisionDraft<'actor'> {
  const record = {
    id,
    name: 'A name “with” Ґудзик '.repeat(size + 1),
    offices: [],
    aliases: [] as string[],
    kind: 'state' as const,
  }
  return { action: 'create', type: 'actor', id, record, by: 'crash', reason: null, material: true, expected: 0 }
}
