import { type AuditLine, auditLineOf } from '../domain/accounts/audit.ts'
import type { AuditLog, AuditLogOptions } from './audit-log.ts'

/** For tests of what stands above it. */
export function openMemoryAuditLog({ now }: Pick<AuditLogOptions, 'now'>): AuditLog {
  const lines: AuditLine[] = []
  return {
    note: note => void lines.unshift(auditLineOf(note, now())),
    read: async (start, size) => ({ lines: lines.slice(start, start + size), total: lines.length }),
    adopt: async others => void lines.unshift(...others.toReversed()),
    close: async () => {},
  }
}
