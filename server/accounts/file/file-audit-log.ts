import { open, readFile, rename, unlink } from 'node:fs/promises'
import { subDays } from 'date-fns'
import { AUDIT_DAYS, type AuditLine, auditLineOf, auditLineSchema } from '../../domain/accounts/audit.ts'
import { failureCode } from '../../files/failure-reason.ts'
import type { AuditLog, AuditLogOptions, StoredAuditLog } from '../audit-log.ts'

/** A line for each act, in a file that only grows; once a day it is cut at its beginning. */
export const fileAuditLog = (file: string): StoredAuditLog => ({
  place: file,
  open: options => openFileAuditLog(file, options),
})

/** The disk is asked to keep what has come together once in this time, however much that is. */
const PAUSE_MS = 1_000
const DAY_MS = 86_400_000

function openFileAuditLog(file: string, { now, failed }: AuditLogOptions): AuditLog {
  let waiting: string[] = []
  let writing: Promise<void> = Promise.resolve()
  let alarm: NodeJS.Timeout | undefined
  let wroteAt = 0
  let cutAt = 0

  function write(): Promise<void> {
    clearTimeout(alarm)
    alarm = undefined
    wroteAt = Date.now()
    const lines = waiting
    waiting = []
    writing = writing.then(() => (lines.length > 0 ? keep(lines) : undefined)).catch(failed)
    return writing
  }

  async function keep(lines: readonly string[]): Promise<void> {
    await cutWhenDue()
    const handle = await open(file, 'a', 0o600)
    try {
      await handle.appendFile(lines.join(''))
      await handle.datasync()
    } finally {
      await handle.close()
    }
  }

  async function cutWhenDue(): Promise<void> {
    const time = now().getTime()
    if (time - cutAt < DAY_MS) return
    cutAt = time
    const since = subDays(now(), AUDIT_DAYS).toISOString()
    const lines = await linesOf(file)
    const kept = lines.filter(line => (parsedLine(line)?.at ?? '') >= since)
    if (kept.length === lines.length) return
    const beside = `${file}.new`
    await unlink(beside).catch(() => {})
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(kept.map(line => `${line}\n`).join(''))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  }

  return {
    note(note) {
      waiting.push(lineOf(auditLineOf(note, now())))
      const pause = Math.max(0, wroteAt + PAUSE_MS - Date.now())
      alarm ??= setTimeout(() => void write(), pause).unref()
    },
    async read(start, size) {
      await write()
      const lines = (await linesOf(file)).reverse()
      return { lines: lines.slice(start, start + size).flatMap(line => parsedLine(line) ?? []), total: lines.length }
    },
    adopt: lines => keep(lines.map(lineOf)),
    close: write,
  }
}

const lineOf = (line: AuditLine): string => `${JSON.stringify(line)}\n`

async function linesOf(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter(line => line !== '')
  } catch (cause) {
    if (failureCode(cause) === 'ENOENT') return []
    throw cause
  }
}

/** Null for a line that a crash has torn. */
function parsedLine(line: string): AuditLine | null {
  try {
    return auditLineSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
