import { subDays } from 'date-fns'
import { Connection } from '../../database/connection.ts'
import { placeOf } from '../../database/place.ts'
import { AUDIT_DAYS, type AuditLine, auditLineOf, auditLineSchema } from '../../domain/accounts/audit.ts'
import type { AuditLog, AuditLogOptions, StoredAuditLog } from '../audit-log.ts'

/** A row for each act, in the database of the accounts, whose tables are there by then. */
export const postgresAuditLog = (url: string): StoredAuditLog => ({
  place: placeOf(url),
  open: options => openPostgresAuditLog(url, options),
})

/** What has come together is written once in this time, however much that is. */
const PAUSE_MS = 1_000

function openPostgresAuditLog(url: string, { now, failed }: AuditLogOptions): AuditLog {
  let waiting: AuditLine[] = []
  let writing: Promise<void> = Promise.resolve()
  let alarm: NodeJS.Timeout | undefined

  function write(): Promise<void> {
    clearTimeout(alarm)
    alarm = undefined
    const lines = waiting
    waiting = []
    writing = writing.then(() => (lines.length > 0 ? keep(lines) : undefined)).catch(failed)
    return writing
  }

  const keep = (lines: readonly AuditLine[]) =>
    Connection.during({ url }, async connection => {
      await connection.rows('insert into parley.audit (at, line) select * from unnest($1::text[], $2::text[])', [
        lines.map(({ at }) => at),
        lines.map(line => JSON.stringify(line)),
      ])
      await connection.rows('delete from parley.audit where at < $1', [subDays(now(), AUDIT_DAYS).toISOString()])
    })

  return {
    note(note) {
      waiting.push(auditLineOf(note, now()))
      alarm ??= setTimeout(() => void write(), PAUSE_MS).unref()
    },
    async read(start, size) {
      await write()
      return Connection.during({ url }, async connection => {
        const rows = await connection.rows<{ line: string; total: number }>(
          `select line, (select count(*)::integer from parley.audit) as total
           from parley.audit order by id desc offset $1 limit $2`,
          [start, size],
        )
        const lines = rows.map(({ line }) => auditLineSchema.parse(JSON.parse(line)))
        return { lines, total: rows[0]?.total ?? 0 }
      })
    },
    adopt: keep,
    close: write,
  }
}
