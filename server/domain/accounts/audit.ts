import { z } from 'zod'
import { accountId, instant } from './account.ts'

// What was done at the desk and with accounts, for administrators. Neither a secret nor the address of anybody stands in it.

export const AUDIT_ACTS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'sessions-ended',
  'password-chosen',
  'codes-set-up',
  'codes-removed',
  'recovery-codes-made',
  'passkey-added',
  'passkey-removed',
  'identity-linked',
  'identity-unlinked',
  'name-changed',
  'account-made',
  'invited',
  'role-changed',
  'disabled',
  'enabled',
  'reset',
  'erased',
  'token-made',
  'token-revoked',
  'published',
  'published-alone',
  'sent-back',
  'refused',
  'withdrawn',
  'dealt-with',
  'timed',
] as const

export type AuditAct = (typeof AUDIT_ACTS)[number]

export const auditLineSchema = z.object({
  at: instant,
  act: z.enum(AUDIT_ACTS),
  /** Who did it; null for whoever runs the site, and where nobody knows. */
  by: accountId.nullable(),
  /** To whose account; null where it is to none. */
  account: accountId.nullable(),
  /** Such as a role, or the revisions that were published. */
  detail: z.string().max(200).nullable(),
})

export type AuditLine = Readonly<z.infer<typeof auditLineSchema>>

/** What is to be noted; when is added by the log. */
export type AuditNote = Pick<AuditLine, 'act' | 'by'> & Partial<Pick<AuditLine, 'account' | 'detail'>>

export const AUDIT_DAYS = 365

export const auditLineOf = ({ act, by, account = null, detail = null }: AuditNote, at: Date): AuditLine => ({
  at: at.toISOString(),
  act,
  by,
  account,
  detail,
})
