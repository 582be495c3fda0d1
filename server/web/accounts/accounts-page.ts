import type { Request, Response } from 'express'
import { resetAccount } from '../../accounts/orders.ts'
import { hashOf, newSecret } from '../../accounts/secrets.ts'
import type { Account } from '../../domain/accounts/account.ts'
import {
  AccountRuleError,
  accountWith,
  refuseLastAdministrator,
  withChanged,
  withDisabled,
  withInvitation,
  withoutAccount,
  withoutInvitation,
  withRole,
} from '../../domain/accounts/account-book.ts'
import { invitationOf } from '../../domain/accounts/invitation.ts'
import { ROLES, type Role } from '../../domain/accounts/roles.ts'
import { formOf } from '../http/form-body.ts'
import { BadRequestError, NotFoundError } from '../http/http-error.ts'
import { writerOf } from '../http/person.ts'
import { paths } from '../site/paths.ts'
import {
  ACCOUNTS_TEMPLATE,
  ONE_ACCOUNT_TEMPLATE,
  type OneAccountOptions,
  toAccountsPage,
  toOneAccountPage,
} from './accounts-view.ts'
import { signedInAs } from './identify.ts'
import { type Keeping, refusalOf, refusedAsPage, whereAccountsAre } from './keeping.ts'
import { seeOther } from './sessions.ts'

/** `GET /accounts`: everybody who has an account, for those who look after them. */
export const accountsPage = whereAccountsAre(keeping => (req, res) => showAll(keeping, req as Request, res, null))

/** `POST /accounts`: gives an invitation, or takes one back. The link is in the answer and nowhere else. */
export const inviteSomebody = whereAccountsAre(keeping => async (req, res) => {
  const { accounts, site } = keeping
  const by = signedInAs(req).account.id
  const form = formOf(req.body)
  if (form.get('intent') === 'withdraw') {
    const withdrawn = form.get('invitation') ?? ''
    await refusedAsPage(accounts.change(book => withoutInvitation(book, withdrawn)))
    return seeOther(res, `${paths.accounts}#saved`)
  }
  const role = roleIn(form)
  const secret = newSecret()
  const invitation = invitationOf({ id: hashOf(secret), role, account: null, by }, accounts.now())
  await refusedAsPage(accounts.change(book => withInvitation(book, invitation)))
  accounts.audit.note({ act: 'invited', by, detail: role })
  showAll(keeping, req as Request, res, linkOf(site, req as Request, secret))
})

/** `GET /accounts/:id` */
export const oneAccountPage = whereAccountsAre<{ id: string }>(keeping => (req, res) => {
  showOne(keeping, req, res, {})
})

/** What can be done to an account, by the name of its button; resolves to the link that is to be shown once, if there is one. */
type Act = (keeping: Keeping, account: Account, given: { form: URLSearchParams; by: string }) => Promise<string | null>

/** `POST /accounts/:id`: carries out what its button says. */
export const changeOneAccount = whereAccountsAre<{ id: string }>(keeping => async (req, res) => {
  const form = formOf(req.body)
  const account = found(keeping, req.params.id)
  const act = ACTS[form.get('intent') ?? '']
  if (!act) throw new BadRequestError('The form says nothing that can be done here.')
  try {
    const secret = await act(keeping, account, { form, by: signedInAs(req).account.id })
    if (secret !== null) return showOne(keeping, req, res, { link: linkOf(keeping.site, req, secret) })
    const isLeft = accountWith(keeping.accounts.book, account.id) !== undefined
    seeOther(res, isLeft ? `${paths.oneAccount(account.id)}#saved` : `${paths.accounts}#saved`)
  } catch (error) {
    const { status, message } = refusalOf(error)
    showOne(keeping, req, res.status(status), { problem: message })
  }
})

const changeRole: Act = async ({ accounts }, { id, role: before }, { form, by }) => {
  const role = roleIn(form)
  await accounts.change(book => withRole(book, id, role))
  accounts.audit.note({ act: 'role-changed', by, account: id, detail: `${before} to ${role}` })
  return null
}

const disable: Act = async ({ accounts }, { id }, { by }) => {
  await accounts.change(book => withDisabled(book, id, accounts.now()))
  accounts.audit.note({ act: 'disabled', by, account: id })
  return null
}

const enable: Act = async ({ accounts }, { id }, { by }) => {
  await accounts.change(book => withChanged(book, id, { disabled: null }))
  accounts.audit.note({ act: 'enabled', by, account: id })
  return null
}

const reset: Act = ({ accounts }, { handle }, { by }) => resetAccount(accounts, handle, by)

const erase: Act = async ({ accounts }, { id }, { form, by }) => {
  if (form.get('sure') !== 'yes')
    throw new AccountRuleError('Tick the box to say that the account is to be erased for good.')
  await accounts.change(book => {
    refuseLastAdministrator(book, id)
    return withoutAccount(book, id)
  })
  accounts.audit.note({ act: 'erased', by, account: id })
  return null
}

const ACTS: Readonly<Record<string, Act>> = { role: changeRole, disable, enable, reset, erase }

function roleIn(form: URLSearchParams): Role {
  const role = ROLES.find(known => known === form.get('role'))
  if (!role) throw new BadRequestError('Choose a role.')
  return role
}

function found({ accounts: { book } }: Keeping, id: string): Account {
  const account = accountWith(book, id)
  if (!account) throw new NotFoundError('There is no such account, or not any more.')
  return account
}

/** Where the site has no public address, the one by which whoever asks has come. */
const linkOf = ({ publicUrl }: Keeping['site'], req: Pick<Request, 'protocol' | 'headers'>, secret: string): string =>
  `${publicUrl ?? `${req.protocol}://${req.headers.host ?? ''}`}${paths.join(secret)}`

function showAll({ accounts, pages }: Keeping, req: Request, res: Response, link: string | null): void {
  const { book, now } = accounts
  pages.send(req, res, ACCOUNTS_TEMPLATE, {
    layout: { title: 'Accounts', robots: 'noindex' },
    page: toAccountsPage(book, now(), link),
  })
}

function showOne(keeping: Keeping, req: Request<{ id: string }>, res: Response, options: OneAccountOptions): void {
  const account = found(keeping, req.params.id)
  const title = `Account ${account.handle}`
  keeping.pages.send(req as Request<never>, res, ONE_ACCOUNT_TEMPLATE, {
    layout: {
      title: options.problem === undefined ? title : `Error: ${title}`,
      robots: 'noindex',
      trail: [{ text: 'Accounts', href: paths.accounts }],
    },
    page: toOneAccountPage(account, { ...options, isOwn: account.id === writerOf(req).account }),
  })
}
