import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileJournal, openFileJournal } from '../file/file-journal.ts'
import type { Journal, JournalNotice } from '../journal.ts'
import { actorDraftOf } from './crash-trial.ts'
import { CuttableDisk, type RemainsOfWrites } from './cuttable-disk.ts'

// Cuts the power between any two operations on the disk, again and again, and looks at what is found afterwards. Used by
// the test beside it and by e2e/bench/power-cut.ts.

const WRITERS = 4
const MOST_OPERATIONS = 24
/** After so many cuts a new journal is begun, so that opening does not become what is tried. */
const CUTS_OF_A_JOURNAL = 10

interface PowerCutOutcome {
  readonly cuts: number
  /** Revisions that were confirmed before a cut. All of them were found again. */
  readonly confirmed: number
  /** Cuts after which the rest of a write was set aside. */
  readonly torn: number
  readonly remains: ReadonlyMap<RemainsOfWrites, number>
}

/** Rejects at the first confirmed revision that is not there, and at the first journal that does not open. */
export async function tryPowerCuts(cuts: number, seed: number): Promise<PowerCutOutcome> {
  // What is durable is decided by our own disk, so the real one need not be asked.
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'parley-power-cut-'))
  try {
    return await tryPowerCutsIn(folder, cuts, randomNumbers(seed))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function tryPowerCutsIn(folder: string, cuts: number, random: () => number): Promise<PowerCutOutcome> {
  const remains = new Map<RemainsOfWrites, number>()
  let confirmed = 0
  let torn = 0
  let file = ''
  let expected = new Map<string, string>()

  for (let cut = 0; cut < cuts; cut++) {
    if (cut % CUTS_OF_A_JOURNAL === 0) {
      file = join(await mkdtemp(join(folder, 'journal-')), 'journal.jsonl')
      expected = new Map()
    }
    const disk = new CuttableDisk(1 + Math.floor(random() * MOST_OPERATIONS), random)
    for (const [id, place] of await writeUntilCut(file, disk, cut, random)) {
      expected.set(id, place)
      confirmed++
    }
    for (const kind of disk.putRemains()) remains.set(kind, (remains.get(kind) ?? 0) + 1)
    if (await look(file, expected)) torn++
  }
  return { cuts, confirmed, torn, remains }
}

async function writeUntilCut(
  file: string,
  disk: CuttableDisk,
  run: number,
  random: () => number,
): Promise<Map<string, string>> {
  const { wrapOperations } = disk
  const said = new Map<string, string>()
  const journal = await openFileJournal({ file, now: () => new Date(), tell: () => {}, wrapOperations }).catch(stopped)
  if (!journal) return said
  let next = 0
  const writer = async () => {
    while (!disk.isCut) {
      const drafts = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
        actorDraftOf(`run-${run}-${next++}`, Math.floor(random() * 100)),
      )
      for (const { seq, id, hash } of (await journal.append(drafts).catch(stopped)) ?? [])
        said.set(id, `${seq} ${hash}`)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  await journal.close().catch(stopped)
  return said

  function stopped(error: unknown): undefined {
    if (!disk.isCut) throw error
  }
}

/** Whether the rest of a write was set aside. */
async function look(file: string, expected: ReadonlyMap<string, string>): Promise<boolean> {
  const read = await fileJournal(file).read()
  if (read?.loss) throw read.loss
  const told: JournalNotice[] = []
  const journal: Journal = await openFileJournal({ file, now: () => new Date(), tell: notice => told.push(notice) })
  const found = new Map(journal.revisions.map(({ id, seq, hash }) => [id, `${seq} ${hash}`]))
  await journal.close()
  for (const [id, place] of expected)
    if (found.get(id) !== place) throw new Error(`${file}: ${id} was confirmed as ${place}, found ${found.get(id)}.`)
  const strange = told.find(({ about }) => !('setAside' in about))
  if (strange) throw new Error(`${file}: ${strange.message}.`)
  return told.length > 0
}

/** The same numbers for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
