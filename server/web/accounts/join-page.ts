import type { Request, RequestHandler, Response } from 'express'
import { hashOf, newId } from '../../accounts/secrets.ts'
import {
  type Account,
  handle as handleSchema,
  NO_CREDENTIALS,
  publicName as publicNameSchema,
} from '../../domain/accounts/account.ts'
import {
  type AccountBook,
  AccountRuleError,
  accountWith,
  withChanged,
  withNewAccount,
  withoutInvitation,
  withoutSessionsOf,
  withPublicName,
} from '../../domain/accounts/account-book.ts'
import { withIdentity } from '../../domain/accounts/factors.ts'
import type { Invitation } from '../../domain/accounts/invitation.ts'
import { passwordProblem } from '../../domain/accounts/password-rules.ts'
import { formOf } from '../http/form-body.ts'
import { HttpError } from '../http/http-error.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { type AccountField, handleField, newPasswordField, publicNameField } from './account-field.ts'
import { type Keeping, refusalOf, refusedAsPage, retryLater } from './keeping.ts'
import { provenFor } from './proven.ts'
import { ROLE_WORDS } from './role-words.ts'
import { beginSession, seeOther } from './sessions.ts'

interface JoinPage {
  readonly role: string
  readonly mayDo: string
  readonly heading: string
  /** Whether there is an account already, whose password is chosen. */
  readonly isKnown: boolean
  readonly handle: string
  readonly fields: readonly AccountField[]
  /** Who they are elsewhere, where that takes the place of a password; null while it does not. */
  readonly proven: string | null
  readonly elsewhere: SureLink | null
  readonly problem: string | null
}

export const JOIN_TEMPLATE = template<JoinPage>('accounts/join', { styles: 'texts' })

interface Typed {
  readonly handle: string
  readonly publicName: string
}

type Problems = Partial<Record<'handle' | 'publicName' | 'password', string>>

/** `GET /join/:token`: a form and no more, because programs follow links that are sent to somebody. */
export const joinForm =
  (keeping: Keeping): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const invitation = openInvitation(keeping, req)
    const account = accountOf(keeping, invitation)
    const typed = { handle: account?.handle ?? '', publicName: account?.publicName ?? '' }
    await show(keeping, req, res, invitation, { typed, problems: {}, problem: null })
  }

/** `POST /join/:token`: makes the account or sets its password, and signs in; the link is used up by it. */
export const join =
  (keeping: Keeping): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const { accounts } = keeping
    const invitation = openInvitation(keeping, req)
    const known = accountOf(keeping, invitation)
    const form = formOf(req.body)
    const typed: Typed = { handle: known?.handle ?? form.get('handle') ?? '', publicName: form.get('publicName') ?? '' }
    const password = form.get('newPassword') ?? ''
    const proven = await refusedAsPage(provenFor(keeping, req, { kind: 'join', token: req.params.token }))
    const again = (status: number, problems: Problems, problem: string | null = null) =>
      show(keeping, req, res.status(status), invitation, { typed, problems, problem })

    const handle = handleSchema.safeParse(typed.handle)
    const publicName = publicNameSchema.safeParse(typed.publicName)
    const wrong = proven ? undefined : passwordProblem(password, handle.data ?? '', accounts.isCommon)
    const problems: Problems = {
      ...(!handle.success && { handle: handle.error.issues[0]?.message ?? '' }),
      ...(!publicName.success && { publicName: publicName.error.issues[0]?.message ?? '' }),
      ...(wrong !== undefined && { password: wrong }),
    }
    if (form.get('proven') === 'yes' && !proven)
      return again(422, {}, 'That took too long. Sign in there again, or choose a password.')
    if (!handle.success || !publicName.success || wrong !== undefined) return again(422, problems)

    const id = known?.id ?? newId()
    try {
      const credentials = { ...NO_CREDENTIALS, password: proven ? null : await accounts.passwords.hashed(password) }
      const created = accounts.now().toISOString()
      const linked = (book: AccountBook) => (proven ? withIdentity(book, id, { ...proven, created }) : book)
      await beginSession(keeping, req as Request<never>, res, { id }, book => {
        const taken = consumed(book, invitation.id)
        if (known) {
          const renamed = withPublicName(taken, id, publicName.data)
          return linked(withoutSessionsOf(withChanged(renamed, id, { credentials }), id))
        }
        const account = {
          id,
          handle: handle.data,
          publicName: publicName.data,
          role: invitation.role,
          credentials,
          created,
          disabled: null,
        }
        return linked(withNewAccount(taken, account))
      })
    } catch (error) {
      const { status, message } = refusalOf(error)
      if (status === 503) res.set(retryLater)
      return again(status, {}, message)
    }
    if (proven) {
      await accounts.begun.proven.take(keeping.providerCookie.read(req) ?? '')
      keeping.providerCookie.take(res)
    }
    accounts.audit.note(
      known
        ? { act: proven ? 'identity-linked' : 'password-chosen', by: id, account: id }
        : { act: 'account-made', by: invitation.by, account: id, detail: invitation.role },
    )
    accounts.audit.note({ act: 'signed-in', by: id, account: id, detail: 'link' })
    seeOther(res, paths.account)
  }

/** Two who follow the same link at once can't both have it. */
function consumed(book: AccountBook, id: string): AccountBook {
  if (!book.invitations.some(invitation => invitation.id === id))
    throw new AccountRuleError('This link has just been used.')
  return withoutInvitation(book, id)
}

/** Throws where there is none, or none any more. */
export function openInvitation(
  { accounts: { book, now } }: Keeping,
  { params: { token } }: Request<{ token: string }>,
): Invitation {
  const id = hashOf(token)
  const found = book.invitations.find(invitation => invitation.id === id)
  if (found && now() < new Date(found.until)) return found
  throw new HttpError(
    410,
    'This link leads nowhere any more',
    'It was used, or its time is over: it works once, for a week. Ask for a new one where you got it.',
  )
}

const accountOf = ({ accounts: { book } }: Keeping, { account }: Invitation): Account | undefined =>
  account === null ? undefined : accountWith(book, account)

async function show(
  keeping: Keeping,
  req: Request<{ token: string }>,
  res: Response,
  { role, account }: Invitation,
  { typed, problems, problem }: { readonly typed: Typed; readonly problems: Problems; readonly problem: string | null },
): Promise<void> {
  const { pages, provider } = keeping
  const { token } = req.params
  const proven = await refusedAsPage(provenFor(keeping, req, { kind: 'join', token }))
  const isKnown = account !== null
  const title = isKnown ? (proven ? 'Choose your public name' : 'Choose a password') : 'Join this site'
  const isWrong = problem !== null || Object.keys(problems).length > 0
  const ownHandle = handleField(typed.handle, problems.handle, 'With this you sign in. Readers never see it.')
  pages.send(req as Request<never>, res, JOIN_TEMPLATE, {
    layout: { title: isWrong ? `Error: ${title}` : title, robots: 'noindex' },
    page: {
      ...ROLE_WORDS[role],
      heading: title,
      isKnown,
      handle: typed.handle,
      fields: [
        ...(isKnown ? [] : [ownHandle]),
        publicNameField(typed.publicName, problems.publicName),
        ...(proven ? [] : [newPasswordField(problems.password)]),
      ],
      proven: proven?.label ?? null,
      elsewhere:
        provider && !proven ? { text: `Sign in with ${provider.name} instead`, href: paths.providerJoin(token) } : null,
      problem,
    },
  })
}
