import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, Response } from 'express'
import { SealedError } from '../../accounts/sealing.ts'
import { AccountRuleError, accountWith, existing } from '../../domain/accounts/account-book.ts'
import { formOf } from '../http/form-body.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { type AccountField, codeField } from './account-field.ts'
import { type Keeping, refusalOf, retryLater, whereAccountsAre } from './keeping.ts'
import { minutes, showLogin, tooMany } from './login-page.ts'
import { type Checked, checkedCode } from './second-step.ts'
import { beginSession, seeOther } from './sessions.ts'

interface CodePage {
  readonly field: AccountField
  readonly problem: string | null
}

export const CODE_TEMPLATE = template<CodePage>('accounts/code', { styles: 'texts' })

/** `GET /login/code`: the step after the password, for those who have set one up. */
export const codeForm = whereAccountsAre(keeping => async (req, res) => {
  const { accounts, secondStepCookie } = keeping
  if (await accounts.begun.secondSteps.find(secondStepCookie.read(req) ?? '')) show(keeping, req as Request, res, null)
  else seeOther(res, paths.login)
})

/** `POST /login/code` */
export const enterCode = whereAccountsAre(keeping => async (req, res) => {
  const { accounts, secondStepCookie } = keeping
  const held = secondStepCookie.read(req) ?? ''
  const step = await accounts.begun.secondSteps.find(held)
  const account = step && accountWith(accounts.book, step.account)
  if (!step || !account)
    return showLogin(keeping, req as Request, res.status(422), { problem: 'That took too long. Begin again.' })
  const again = (status: number, problem: string) => show(keeping, req as Request, res.status(status), problem)

  const attempt = await accounts.throttle.attempt(account.handle, req.ip ?? '')
  if (attempt.isRefused) {
    res.set('Retry-After', String(attempt.retrySeconds))
    return again(429, tooMany(attempt.retrySeconds))
  }
  await sleep(attempt.delayMs)
  let checked: Checked
  try {
    checked = await checkedCode(keeping, account, (formOf(req.body).get('code') ?? '').slice(0, LONGEST_TYPED))
    if (!checked.isRight) {
      accounts.failures.count(account.id, 'code')
      if (checked.retrySeconds === null) return again(422, WRONG)
      res.set('Retry-After', String(checked.retrySeconds))
      return again(429, `Too many wrong codes. Try again in ${minutes(checked.retrySeconds)}, or use a recovery code.`)
    }
    const { use } = checked
    await beginSession(keeping, req as Request, res, account, book => {
      if (existing(book, account.id).credentials.password !== step.password)
        throw new AccountRuleError('The password has just been changed. Begin again with the new one.')
      return use(book)
    })
  } catch (error) {
    if (error instanceof SealedError) {
      keeping.logger.error(
        { account: account.id },
        'the key of an app can’t be opened: see SECRET_KEY and accounts.key',
      )
      return again(503, 'Codes can’t be checked at the moment. Use a recovery code, or ask whoever runs the site.')
    }
    const { status, message } = refusalOf(error)
    if (status === 503) res.set(retryLater)
    return again(status, message)
  }
  await attempt.succeeded()
  await accounts.begun.secondSteps.take(held)
  secondStepCookie.take(res)
  accounts.audit.note({ act: 'signed-in', by: account.id, account: account.id, detail: checked.detail })
  seeOther(res, step.next)
})

const LONGEST_TYPED = 100
const WRONG = 'This code is not right, or was used already. Take the one that the app shows now, or a recovery code.'

function show({ pages }: Keeping, req: Request, res: Response, problem: string | null): void {
  const title = 'Enter the code'
  pages.send(req, res, CODE_TEMPLATE, {
    layout: { title: problem === null ? title : `Error: ${title}`, robots: 'noindex' },
    page: { field: { ...codeField(), label: 'Code of the app, or a recovery code' }, problem },
  })
}
