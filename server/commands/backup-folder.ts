import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { accountsOf, auditLogOf } from '../accounts/open-accounts.ts'
import { fileProblem } from '../files/failure-reason.ts'
import { RefusedError } from '../files/refused-error.ts'
import { linksFileOf } from '../links/links-file.ts'
import type { CommandContext } from './command.ts'

// A backup is a folder as a site over files keeps it, wherever the site that was copied keeps its things, and a list of what
// is in it.

export const BACKUP_LIST = 'backup.json'

/** The last revision of a journal: what is noted elsewhere tells whether all of it is there. */
const headSchema = z.strictObject({ seq: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })

export type Head = Readonly<z.infer<typeof headSchema>>

const backupSchema = z.strictObject({
  format: z.literal('parley-backup'),
  version: z.literal(1),
  program: z.string(),
  at: z.iso.datetime(),
  /** Null where nothing has been recorded yet. */
  record: headSchema.nullable(),
  desk: headSchema.nullable(),
  files: z.record(
    z.string().regex(/^[a-z]+(\.[a-z]+)+$/),
    z.strictObject({ bytes: z.int().nonnegative(), sha256: z.string() }),
  ),
})

export type BackupList = Readonly<z.infer<typeof backupSchema>>

/** As `verify --head` takes it. */
export const headLine = (head: Head | null): readonly string[] => (head ? [`Head: ${head.seq}:${head.hash}`] : [])

/** What is in a backup, or is to be. */
export function partsOf(folder: string, { journalAt }: Pick<CommandContext, 'journalAt'>) {
  const place = { dataDir: resolve(folder), databaseUrl: null }
  return {
    journal: journalAt(join(folder, 'journal.jsonl'), 'record'),
    desk: journalAt(join(folder, 'desk.jsonl'), 'desk'),
    accounts: accountsOf(place, folder),
    auditLog: auditLogOf(place, folder),
    linksFile: linksFileOf(place, folder),
  }
}

/** Each file of a folder, with what tells whether it has changed. */
export async function filesIn(folder: string): Promise<BackupList['files']> {
  const names = (await readdir(folder)).filter(name => name !== BACKUP_LIST).toSorted()
  return Object.fromEntries(await Promise.all(names.map(async name => [name, await fileIn(folder, name)] as const)))
}

async function fileIn(folder: string, name: string) {
  const file = join(folder, name)
  const sum = createHash('sha256')
  await pipeline(createReadStream(file), sum)
  return { bytes: (await stat(file)).size, sha256: sum.digest('hex') }
}

/** The list of a backup of which each file is as it was when the backup was made. */
export async function readBackup(folder: string): Promise<BackupList> {
  const list = await readList(folder)
  for (const [name, noted] of Object.entries(list.files)) {
    const found = await fileIn(folder, name).catch(cause => {
      throw new RefusedError(`${join(folder, name)} can't be read: ${fileProblem(cause)}.`, { cause })
    })
    if (found.sha256 !== noted.sha256)
      throw new RefusedError(
        `${join(folder, name)} is not as it was when the backup was made: it had ${noted.bytes} bytes, and has ${found.bytes}. Nothing was restored. Take another backup.`,
      )
  }
  return list
}

async function readList(folder: string): Promise<BackupList> {
  const file = join(folder, BACKUP_LIST)
  const text = await readFile(file, 'utf8').catch(cause => {
    throw new RefusedError(`${folder} is no backup: ${BACKUP_LIST} can't be read: ${fileProblem(cause)}.`, { cause })
  })
  try {
    return backupSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new RefusedError(`${file} is not as \`parley backup\` writes it, or as a newer Parley does.`, { cause })
  }
}
