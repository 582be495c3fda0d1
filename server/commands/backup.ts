import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import type { AnyRevision } from '../domain/revisions/revision.ts'
import { failureCode, fileProblem } from '../files/failure-reason.ts'
import { RefusedError } from '../files/refused-error.ts'
import { syncFolder, writeWhole } from '../files/write-whole.ts'
import type { CopyableJournal } from '../journal/journal.ts'
import { BACKUP_LIST, type BackupList, filesIn, type Head, headLine, partsOf } from './backup-folder.ts'
import { type Command, type CommandContext, count, print } from './command.ts'
import { firstDifference, revisionsOf } from './copied-journal.ts'

export const backupCommand: Command = {
  usage: 'FOLDER',
  summary: 'Copy what must not be lost to a new folder, and check the copy',
  details: `Works while the site runs, over files and over a database: the journal with every revision, the desk, the accounts, the
audit log and what was found about links, as a site over files keeps them. Each journal is copied up to a revision that it
had at one moment, then read from its beginning and held against the original, hash by hash. FOLDER must not be there yet; it
comes into being when all of it is on disk and was checked. What it says of the last revision is to be noted elsewhere.

The key of second factors (SECRET_KEY, or accounts.key) is left out: keep a copy of it somewhere else, so that neither is
worth anything alone. What restore takes is such a folder.`,
  options: {},
  positionals: { min: 1, max: 1 },

  async run({ positionals: [folder = ''] }, context) {
    await refuseWhatIsThere(folder)
    const unfinished = `${resolve(folder)}.unfinished-${process.pid}`
    try {
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      const { record, desk } = await copyTo(unfinished, context)
      await rename(unfinished, folder)
      await syncFolder(dirname(resolve(folder)))
      print(
        context.stdout,
        `Copied ${count(record?.seq ?? 0)} revisions and ${count(desk?.seq ?? 0)} of the desk to ${folder}. The copy is whole.`,
        ...headLine(record),
      )
    } catch (cause) {
      await rm(unfinished, { recursive: true, force: true })
      if (failureCode(cause) === '') throw cause
      throw new RefusedError(`${folder} can't be written: ${fileProblem(cause)}.`, { cause })
    }
    return true
  },
}

async function refuseWhatIsThere(folder: string): Promise<void> {
  const names = await readdir(folder).catch(cause => {
    if (failureCode(cause) === 'ENOENT') return []
    throw new RefusedError(`${folder} can't be written: ${fileProblem(cause)}.`, { cause })
  })
  if (names.length > 0) throw new RefusedError(`${folder} is there already. Name a folder that is not.`)
}

/** What refers to other things comes before them: they only grow, so that all of them are there in the end. */
async function copyTo(folder: string, context: CommandContext): Promise<BackupList> {
  const { now } = context
  const at = now().toISOString()
  const parts = partsOf(folder, context)
  await copyAccounts(context, parts)
  await copyFile(context.linksFile, parts.linksFile).catch(cause => {
    if (failureCode(cause) !== 'ENOENT') throw cause
  })
  const desk = await copyJournal(context.desk, parts.desk, context)
  const record = await copyJournal(context.journal, parts.journal, context)
  if (!record)
    throw new RefusedError(`There is no journal ${context.journal.place}. Set DATA_DIR or JOURNAL to where it is.`)
  await removeLocks(folder)
  const list: BackupList = {
    format: 'parley-backup',
    version: 1,
    program: packageJson.version,
    at,
    record: headOf(record),
    desk: desk && headOf(desk),
    files: await filesIn(folder),
  }
  await writeWhole(join(folder, BACKUP_LIST), [`${JSON.stringify(list, null, 2)}\n`])
  return list
}

type Kept = Pick<CommandContext, 'accounts' | 'auditLog'>

async function copyAccounts({ accounts, auditLog, now }: CommandContext, to: Kept): Promise<void> {
  const book = await accounts.read()
  if (book === null) return
  const store = await to.accounts.open()
  await store.change(() => book)
  await store.close()
  const failed = (cause: unknown) => {
    throw cause
  }
  const { lines } = await auditLog.open({ now, failed }).read(0, Number.MAX_SAFE_INTEGER)
  if (lines.length > 0) await to.auditLog.open({ now, failed }).adopt(lines.toReversed())
}

/** Whoever wrote is done. */
async function removeLocks(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith('.lock')) await rm(join(folder, name))
}

/** Resolves to what was copied; null where there is no journal. */
export async function copyJournal(
  from: CopyableJournal,
  to: CopyableJournal,
  { now, stderr }: Pick<CommandContext, 'now' | 'stderr'>,
): Promise<readonly AnyRevision[] | null> {
  const revisions = await revisionsOf(from)
  if (revisions === null || revisions.length === 0) return revisions
  await to.adopt(revisions, {
    now,
    tell: ({ message }) => print(stderr, `Note: ${message}.`),
    progress: () => {},
  })
  const different = await firstDifference(revisions, to)
  if (different !== null)
    throw new RefusedError(`The copy of ${from.place} differs from it from revision ${different} on. Look at the disk.`)
  await refuseWhatWasTakenBack(revisions, from)
  return revisions
}

function headOf(revisions: readonly AnyRevision[]): Head | null {
  const last = revisions.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : null
}

/** What was written and could not be made durable is taken back: nobody was told that it was recorded. */
async function refuseWhatWasTakenBack(copied: readonly AnyRevision[], from: CopyableJournal): Promise<void> {
  const now = (await revisionsOf(from)) ?? []
  if (copied.length > now.length || copied.at(-1)?.hash !== now[copied.length - 1]?.hash)
    throw new RefusedError(
      `The journal ${from.place} was cut while it was copied. Nothing was kept: try again, and look whether it can be written.`,
    )
}
