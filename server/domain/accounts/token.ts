import { z } from 'zod'
import { accountId, instant } from './account.ts'
import { isAtLeast, type Role } from './roles.ts'

// What a program signs its requests with, in the name of an account.

/** So that whoever looks for secrets in published code knows one of these. */
export const TOKEN_PREFIX = 'parley_'

export const SCOPES = ['read-desk', 'suggest', 'write', 'settings'] as const

export type Scope = (typeof SCOPES)[number]

export const tokenSchema = z.object({
  /** The hash of the token, which is stored nowhere. */
  id: z.string(),
  account: accountId,
  /** What it is for, so that its owner knows it again. */
  name: z.string().max(80),
  scope: z.enum(SCOPES),
  created: instant,
  until: instant,
})

export type Token = Readonly<z.infer<typeof tokenSchema>>

/** The most that a program may do with it: accounts are never its business. */
const ROLE_OF: Readonly<Record<Scope, Role>> = {
  'read-desk': 'editor',
  suggest: 'contributor',
  write: 'editor',
  settings: 'editor',
}

/** Whether a program may also change what is said of the record and its negotiations as such. */
export const changesSettings = (scope: Scope, role: Role): boolean => scope === 'settings' && role === 'administrator'

/** The lesser of what the token allows and what its owner may do. */
export const roleWith = (scope: Scope, role: Role): Role => (isAtLeast(role, ROLE_OF[scope]) ? ROLE_OF[scope] : role)
