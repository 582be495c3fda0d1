import { type Account, NO_CREDENTIALS } from '../accounts/account.ts'

export const anAccount = (given: Partial<Account> = {}): Account => ({
  id: 'account-ada',
  handle: 'ada',
  publicName: given.handle ?? 'Ada',
  role: 'administrator',
  credentials: NO_CREDENTIALS,
  created: '2026-07-01T09:00:00.000Z',
  disabled: null,
  ...given,
})
