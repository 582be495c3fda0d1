import { z } from 'zod'
import { ROLES } from '../domain/accounts/roles.ts'

// What a command asks about accounts, of the site that has them open or of the store itself.

const name = z.string().max(200)

export const accountRequestSchema = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('add'), name, role: z.enum(ROLES) }),
  z.strictObject({ order: z.literal('reset'), name }),
  z.strictObject({ order: z.literal('remove'), name }),
  z.strictObject({ order: z.literal('list') }),
])

export type AccountRequest = z.infer<typeof accountRequestSchema>

export interface ListedAccount {
  readonly name: string
  readonly publicName: string
  readonly role: string
  /** Such as “disabled”; empty for most. */
  readonly state: string
}

export type AccountAnswer =
  /** `path` begins with a slash: under which address people know the site is the business of whoever shows it. */
  | { readonly kind: 'link'; readonly path: string }
  | { readonly kind: 'list'; readonly accounts: readonly ListedAccount[] }
  | { readonly kind: 'removed'; readonly left: number }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly message: string }
