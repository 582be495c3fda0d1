import { addDays } from 'date-fns'
import { z } from 'zod'
import { accountId, instant } from './account.ts'
import { ROLES } from './roles.ts'

// A link that works once. It makes an account, or lets somebody choose a password for the one that they have.

const INVITED_DAYS = 7

export const invitationSchema = z.object({
  /** The hash of what the link holds, which is stored nowhere. */
  id: z.string(),
  role: z.enum(ROLES),
  /** Whose password it sets; null for somebody who has no account yet. */
  account: accountId.nullable(),
  /** Who gave it; null for whoever runs the site. */
  by: accountId.nullable(),
  created: instant,
  until: instant,
})

export type Invitation = Readonly<z.infer<typeof invitationSchema>>

export const invitationOf = (given: Pick<Invitation, 'id' | 'role' | 'account' | 'by'>, now: Date): Invitation => ({
  ...given,
  created: now.toISOString(),
  until: addDays(now, INVITED_DAYS).toISOString(),
})
