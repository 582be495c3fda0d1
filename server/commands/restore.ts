import { copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { fileProblem } from '../files/failure-reason.ts'
import { RefusedError } from '../files/refused-error.ts'
import { type CopyableJournal, JournalDivergedError } from '../journal/journal.ts'
import { headLine, partsOf, readBackup } from './backup-folder.ts'
import { type Command, type CommandContext, count, print } from './command.ts'
import { firstDifference, revisionsOf } from './copied-journal.ts'

export const restoreCommand: Command = {
  usage: 'FOLDER',
  summary: 'Put back what a backup holds, where nothing is',
  details: `FOLDER is what backup made. Goes to DATA_DIR or to the database that JOURNAL names, wherever the backup was taken. Each
file is held against what was noted when the backup was made, each journal against its chain, and what was put back is read
again and held against the backup. Where there is anything else already nothing is changed; what was interrupted goes on when it
is asked for again. The site must not run; the key of second factors is put back by hand.`,
  options: {},
  positionals: { min: 1, max: 1 },

  async run({ positionals: [folder = ''] }, context) {
    const list = await readBackup(folder)
    const backup = partsOf(folder, context)
    // Nothing is begun that could not be ended.
    await refuseOther(backup.journal, context.journal)
    await refuseOther(backup.desk, context.desk)
    const accounts = await restoreAccounts(backup, context)
    if ('links.json' in list.files) await restoreLinks(backup, context)
    const desk = await restoreJournal(backup.desk, context.desk, context)
    const record = await restoreJournal(backup.journal, context.journal, context)
    print(
      context.stdout,
      `Restored ${count(record)} revisions, ${count(desk)} of the desk and ${count(accounts)} accounts, of ${list.at}; all of it is as in the backup.`,
      ...headLine(list.record),
    )
    return true
  },
}

/** What is there may be the beginning of what is to be restored, where that was interrupted, and nothing else. */
async function refuseOther(from: CopyableJournal, to: CopyableJournal): Promise<void> {
  const [revisions, there] = [(await revisionsOf(from)) ?? [], (await revisionsOf(to)) ?? []]
  const other = there.findIndex(({ hash }, index) => hash !== revisions[index]?.hash)
  if (other !== -1) throw new JournalDivergedError(to.place, other + 1)
}

async function restoreAccounts(
  backup: Pick<CommandContext, 'accounts' | 'auditLog'>,
  { accounts, auditLog, now }: CommandContext,
): Promise<number> {
  const book = await backup.accounts.read()
  if (book === null) return 0
  const store = await accounts.open()
  try {
    await store.change(current => {
      if (isDeepStrictEqual(current, book)) return current
      if (current.accounts.length > 0)
        throw new RefusedError(`There are accounts in ${accounts.place} already. Nothing was changed.`)
      return book
    })
  } finally {
    await store.close()
  }
  const failed = (cause: unknown) => {
    throw cause
  }
  const log = auditLog.open({ now, failed })
  if ((await log.read(0, 1)).total === 0)
    await log.adopt((await backup.auditLog.open({ now, failed }).read(0, Number.MAX_SAFE_INTEGER)).lines.toReversed())
  return book.accounts.length
}

async function restoreLinks(backup: Pick<CommandContext, 'linksFile'>, { linksFile }: CommandContext): Promise<void> {
  try {
    await mkdir(dirname(linksFile), { recursive: true })
    await copyFile(backup.linksFile, linksFile)
  } catch (cause) {
    throw new RefusedError(`${linksFile} can't be written: ${fileProblem(cause)}.`, { cause })
  }
}

async function restoreJournal(
  from: CopyableJournal,
  to: CopyableJournal,
  { now, stderr }: CommandContext,
): Promise<number> {
  const revisions = await revisionsOf(from)
  if (revisions === null) return 0
  await to.adopt(revisions, {
    now,
    tell: ({ message }) => print(stderr, `Note: ${message}.`),
    progress: done => print(stderr, `${count(done)} of ${count(revisions.length)} revisions are there`),
  })
  const different = await firstDifference(revisions, to)
  if (different !== null)
    throw new RefusedError(`What was restored to ${to.place} differs from the backup from revision ${different} on.`)
  return revisions.length
}
