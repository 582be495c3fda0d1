import type { RequestHandler } from 'express'
import { type AccountBook, accountWith } from '../../domain/accounts/account-book.ts'
import type { AuditAct } from '../../domain/accounts/audit.ts'
import { queryOf } from '../http/request-query.ts'
import { instantInWords } from '../site/layout.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import type { Keeping } from './keeping.ts'

interface AuditPage {
  readonly lines: readonly {
    readonly at: string
    readonly what: string
    readonly by: string
    readonly detail: string
  }[]
  readonly total: string
  readonly newer: SureLink | null
  readonly older: SureLink | null
}

export const AUDIT_TEMPLATE = template<AuditPage>('accounts/audit', { styles: 'texts' })

const PAGE_SIZE = 100

/** `GET /audit?page=`: what was done at the desk and with accounts, the newest first. */
export const auditPage =
  ({ accounts, pages }: Keeping): RequestHandler =>
  async (req, res) => {
    const number = Math.max(1, Math.trunc(Number(queryOf(req).get('page'))) || 1)
    const { lines, total } = await accounts.audit.read((number - 1) * PAGE_SIZE, PAGE_SIZE)
    const { book } = accounts
    pages.send(req, res, AUDIT_TEMPLATE, {
      layout: { title: 'Audit log', robots: 'noindex' },
      page: {
        lines: lines.map(({ at, act, by, account, detail }) => ({
          at: instantInWords(at),
          what: ACT_WORDS[act](account === null ? 'nobody who is known' : nameOf(book, account)),
          by: by === null ? '' : nameOf(book, by),
          detail: detail ?? '',
        })),
        total: total.toLocaleString('en'),
        newer: number > 1 ? { text: 'Newer', href: paths.auditAt(number - 1) } : null,
        older: number * PAGE_SIZE < total ? { text: 'Older', href: paths.auditAt(number + 1) } : null,
      },
    })
  }

const nameOf = (book: AccountBook, id: string): string => accountWith(book, id)?.handle ?? 'an account that was erased'

const ACT_WORDS: Readonly<Record<AuditAct, (account: string) => string>> = {
  'signed-in': account => `Signed in: ${account}`,
  'sign-in-failed': account => `Sign-in failed: ${account}`,
  'signed-out': account => `Signed out: ${account}`,
  'sessions-ended': account => `Sessions ended: ${account}`,
  'password-chosen': account => `Password chosen: ${account}`,
  'codes-set-up': account => `Codes from an app set up: ${account}`,
  'codes-removed': account => `Codes from an app removed: ${account}`,
  'recovery-codes-made': account => `Recovery codes made: ${account}`,
  'passkey-added': account => `Passkey added: ${account}`,
  'passkey-removed': account => `Passkey removed: ${account}`,
  'identity-linked': account => `Account elsewhere linked: ${account}`,
  'identity-unlinked': account => `Account elsewhere unlinked: ${account}`,
  'name-changed': account => `Public name changed: ${account}`,
  'account-made': account => `Account made: ${account}`,
  invited: () => 'Invitation given',
  'role-changed': account => `Role changed: ${account}`,
  disabled: account => `Disabled: ${account}`,
  enabled: account => `Enabled again: ${account}`,
  reset: account => `All ways to sign in taken away: ${account}`,
  erased: account => `Erased: ${account}`,
  'token-made': account => `Token made: ${account}`,
  'token-revoked': account => `Token revoked: ${account}`,
  published: () => 'Published',
  'published-alone': () => 'Published without another pair of eyes',
  'sent-back': () => 'Suggestion sent back',
  refused: () => 'Refused',
  withdrawn: () => 'Suggestion withdrawn',
  'dealt-with': () => 'Report dealt with',
  timed: () => 'Time of publication set',
}
