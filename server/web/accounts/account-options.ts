/** What an answer of `/account` shows besides the account itself. */
export interface AccountOptions {
  readonly typed?: URLSearchParams
  readonly problems?: Partial<
    Record<'publicName' | 'password' | 'newPassword' | 'name' | 'confirmed' | 'code' | 'passkeyName', string>
  >
  readonly problem?: string
  readonly newToken?: string
  /** Shown once. */
  readonly recoveryCodes?: readonly string[]
}
