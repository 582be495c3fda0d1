import type { AuditLog } from './audit-log.ts'

export interface FailedSignIns {
  /** Null where nobody has the name that was typed, which may have been a password. `what` says what was wrong. */
  count(account: string | null, what: Wrong): void
  stop(): void
}

/** A wrong code comes after a right password: somebody else may know that. */
type Wrong = 'password' | 'code' | 'passkey' | 'account elsewhere'

const MINUTE_MS = 60_000

/** Notes the first at once and the rest of the minute as one: a million guesses are no million lines. */
export function createFailedSignIns(audit: Pick<AuditLog, 'note'>): FailedSignIns {
  const more = new Map<string, { readonly account: string | null; readonly what: Wrong; count: number }>()
  let alarm: NodeJS.Timeout | undefined

  function noteRest(): void {
    clearTimeout(alarm)
    alarm = undefined
    for (const { account, what, count } of more.values())
      if (count > 0)
        audit.note({ act: 'sign-in-failed', by: null, account, detail: `${what}, ${count} more in a minute` })
    more.clear()
  }

  return {
    count(account, what) {
      const key = `${what} ${account}`
      const known = more.get(key)
      if (known) known.count++
      else {
        more.set(key, { account, what, count: 0 })
        audit.note({ act: 'sign-in-failed', by: null, account, detail: what })
      }
      alarm ??= setTimeout(noteRest, MINUTE_MS).unref()
    },
    stop: noteRest,
  }
}
