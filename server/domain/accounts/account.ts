import { z } from 'zod'
import { plainText } from '../text/plain-text.ts'
import { ROLES } from './roles.ts'

// Somebody who may write. All of it can be erased: what must outlast them stands in the journal, under the name they chose.

/** A UTC instant as the journal writes it. */
export const instant = z.iso.datetime({ precision: 3 })

/** Given once, never used again, and says nothing about anybody. */
export const accountId = z.string().regex(/^[\w-]{8,64}$/)

/** What somebody types to sign in. Never shown to readers. */
export const handle = z
  .string()
  .overwrite(typed => typed.trim().normalize('NFKC').toLowerCase())
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{1,79}$/u, {
    error: 'Choose 2 to 80 letters, digits or signs among . _ @ + -, beginning with a letter or a digit.',
  })

/** What stands beside everything that they publish, for good: a name, initials, a desk. */
export const publicName = plainText(80)

/**
 * By what somebody proves who they are. Each way is a key of its own; one that comes later has a default, so that what was
 * stored before it can still be read.
 */
const credentialsSchema = z.object({
  /** Hashed, as a PHC string; null while none was chosen. */
  password: z.string().nullable(),
})

export const accountSchema = z.object({
  id: accountId,
  handle,
  publicName,
  role: z.enum(ROLES),
  credentials: credentialsSchema,
  created: instant,
  /** Since when they can't sign in; null for whoever can. */
  disabled: instant.nullable(),
})

export type Account = Readonly<z.infer<typeof accountSchema>>
