/** A field of the forms of accounts: what browsers are told of it matters more than in the forms of the record. */
export interface AccountField {
  readonly name: string
  /** What tells it from others of its name on the page. */
  readonly id: string
  readonly label: string
  readonly type: 'text' | 'password'
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'off' | 'nickname' | 'one-time-code'
  readonly value: string
  readonly hint: string | null
  readonly problem: string | null
}

export const handleField = (
  value: string,
  problem: string | null = null,
  hint: string | null = null,
): AccountField => ({
  name: 'handle',
  id: 'handle',
  label: 'Sign-in name',
  type: 'text',
  autocomplete: 'username',
  value,
  hint,
  problem,
})

export const publicNameField = (value: string, problem: string | null = null): AccountField => ({
  name: 'publicName',
  id: 'publicName',
  label: 'Public name',
  type: 'text',
  autocomplete: 'nickname',
  value,
  hint: 'Stands beside everything that you publish, for good: your name, initials, or the desk that you write for.',
  problem,
})

/** A password is never sent back. */
export const passwordField = (problem: string | null = null): AccountField => ({
  name: 'password',
  id: 'password',
  label: 'Password',
  type: 'password',
  autocomplete: 'current-password',
  value: '',
  hint: null,
  problem,
})

export const newPasswordField = (problem: string | null = null): AccountField => ({
  ...passwordField(problem),
  name: 'newPassword',
  id: 'newPassword',
  label: 'New password',
  autocomplete: 'new-password',
  hint: 'At least 12 characters of any kind. Four words that have nothing to do with each other are easy to remember.',
})

export const codeField = (problem: string | null = null): AccountField => ({
  name: 'code',
  id: 'code',
  label: 'Code',
  type: 'text',
  autocomplete: 'one-time-code',
  value: '',
  hint: null,
  problem,
})

export const passkeyNameField = (value: string, problem: string | null = null): AccountField => ({
  name: 'passkeyName',
  id: 'passkeyName',
  label: 'What you call it',
  type: 'text',
  autocomplete: 'off',
  value,
  hint: 'Such as “telephone” or “key on my ring”, so that you know it again.',
  problem,
})
