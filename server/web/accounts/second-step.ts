import { hashOf } from '../../accounts/secrets.ts'
import type { Account } from '../../domain/accounts/account.ts'
import type { AccountBook } from '../../domain/accounts/account-book.ts'
import { withUsedCode, withUsedRecoveryCode } from '../../domain/accounts/factors.ts'
import { appCodeIn, normalizedRecoveryCode } from '../../domain/accounts/recovery-codes.ts'
import { stepOfCode } from '../../domain/accounts/totp.ts'
import type { Keeping } from './keeping.ts'

/** What was typed after a password. */
export type Checked =
  | { readonly isRight: false; readonly retrySeconds: number | null }
  | {
      readonly isRight: true
      readonly detail: string
      /** Nobody uses the same again. */
      readonly use: (book: AccountBook) => AccountBook
    }

/** Tells whether it is a code of the account's app, or one of its recovery codes. */
export async function checkedCode(
  { accounts }: Pick<Keeping, 'accounts'>,
  { id, credentials: { codes } }: Account,
  typed: string,
): Promise<Checked> {
  const wrong = { isRight: false, retrySeconds: null } as const
  if (codes === null) return wrong
  const code = appCodeIn(typed)
  if (code === undefined) {
    const hashed = hashOf(normalizedRecoveryCode(typed))
    if (!codes.recovery.includes(hashed)) return wrong
    const detail = `password and recovery code, ${codes.recovery.length - 1} left`
    return { isRight: true, detail, use: book => withUsedRecoveryCode(book, id, hashed) }
  }
  const attempt = await accounts.throttle.codeAttempt(id)
  if (attempt.isRefused) return { isRight: false, retrySeconds: attempt.retrySeconds }
  const key = await accounts.sealing.open(codes.sealedKey, id)
  const step = stepOfCode(key, code, accounts.now(), codes.lastStep)
  if (step === undefined) return wrong
  await attempt.succeeded()
  return { isRight: true, detail: 'password and code', use: book => withUsedCode(book, id, step) }
}
