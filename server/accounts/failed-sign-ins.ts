import type { AuditLog } from './audit-log.ts'

export interface FailedSignIns {
  /** Null where nobody has the name that was typed, which may have been a password. */
  count(account: string | null): void
  stop(): void
}

const MINUTE_MS = 60_000

/** Notes the first at once and the rest of the minute as one: a million guesses are no million lines. */
export function createFailedSignIns(audit: Pick<AuditLog, 'note'>): FailedSignIns {
  const more = new Map<string | null, number>()
  let alarm: NodeJS.Timeout | undefined

  function noteRest(): void {
    clearTimeout(alarm)
    alarm = undefined
    for (const [account, count] of more)
      if (count > 0) audit.note({ act: 'sign-in-failed', by: null, account, detail: `${count} more in a minute` })
    more.clear()
  }

  return {
    count(account) {
      const before = more.get(account)
      more.set(account, before === undefined ? 0 : before + 1)
      if (before === undefined) audit.note({ act: 'sign-in-failed', by: null, account })
      alarm ??= setTimeout(noteRest, MINUTE_MS).unref()
    },
    stop: noteRest,
  }
}
