import type { AuditLine, AuditNote } from '../domain/accounts/audit.ts'

/** What administrators read: who did what, and when. Only ever added to, and cut after its time. */
export interface AuditLog {
  /** Is kept before long: what was done does not wait for it. */
  note(note: AuditNote): void
  /** The newest first, `size` of them from the one at `start`. */
  read(start: number, size: number): Promise<{ readonly lines: readonly AuditLine[]; readonly total: number }>
  /** Adds lines of another log as they are, the oldest first. Rejects where they can't be kept. */
  adopt(lines: readonly AuditLine[]): Promise<void>
  /** Writes what is left. May be called twice. */
  close(): Promise<void>
}

export interface StoredAuditLog {
  readonly place: string
  open(options: AuditLogOptions): AuditLog
}

export interface AuditLogOptions {
  readonly now: () => Date
  /** Hears why something could not be kept. */
  readonly failed: (cause: unknown) => void
}
