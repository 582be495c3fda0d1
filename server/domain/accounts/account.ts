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

/** The codes of an app. */
const codesSchema = z.object({
  /** The key that the app has too, sealed: it has to be read to check a code. */
  sealedKey: z.string(),
  /** Of the code that was used last. */
  lastStep: z.number().int(),
  /** The hashes of those that were not used yet. */
  recovery: z.array(z.string()),
  since: instant,
})

const passkeySchema = z.object({
  /** As the authenticator calls it, in base64url; so is its key. */
  id: z.string(),
  publicKey: z.string(),
  /** How often it was used, for those that count; a copy of one would count less. */
  counter: z.number().int().nonnegative(),
  transports: z.array(z.string()),
  /** As its owner calls it. */
  name: z.string().max(80),
  created: instant,
  lastUsed: instant.nullable(),
})

/** Somebody as another site knows them (OpenID Connect). */
const identitySchema = z.object({
  issuer: z.string(),
  /** Never changes and is never given to anybody else, unlike their address. */
  subject: z.string(),
  /** As that site called them when it was linked, so that they know it again. */
  label: z.string(),
  created: instant,
})

/**
 * By what somebody proves who they are. Each way is a key of its own; one that comes later has a default, so that what was
 * stored before it can still be read.
 */
const credentialsSchema = z.object({
  /** Hashed, as a PHC string; null while none was chosen. */
  password: z.string().nullable(),
  /** Asked for after the password; null for whoever has not set them up. */
  codes: codesSchema.nullable().default(null),
  passkeys: z.array(passkeySchema).default([]),
  identities: z.array(identitySchema).default([]),
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

export type Credentials = Account['credentials']
export type Codes = NonNullable<Credentials['codes']>
export type Passkey = Credentials['passkeys'][number]
export type Identity = Credentials['identities'][number]

export const NO_CREDENTIALS: Credentials = { password: null, codes: null, passkeys: [], identities: [] }

/** Whether there is anything with which somebody can begin to sign in. */
export const hasWayIn = ({ password, passkeys, identities }: Credentials): boolean =>
  password !== null || passkeys.length > 0 || identities.length > 0
