import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { AccountWriteError } from '../../accounts/account-store.ts'
import type { Accounts } from '../../accounts/accounts.ts'
import type { Account, Passkey } from '../../domain/accounts/account.ts'
import type { RelyingParty } from './relying-party.ts'

// What is asked of an authenticator, and what its answers prove (WebAuthn level 3, sections 7.1 and 7.2).

type Possible = RelyingParty & { readonly isPossible: true }
type Given = Pick<Accounts, 'begun' | 'now'>

/** Longer than any answer: keys of the next generation have 5 KB. */
const LONGEST_ANSWER = 30_000

const base64url = z.string().regex(/^[\w-]+$/)

const answerSchema = z.object({
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
})
const registrationSchema = answerSchema.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
})
const authenticationSchema = answerSchema.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
})

export type Registration = z.infer<typeof registrationSchema>
export type Authentication = z.infer<typeof authenticationSchema>

/** Undefined for what no authenticator answers. */
export const registrationIn = (text: string): Registration | undefined => parsed(registrationSchema, text)
export const authenticationIn = (text: string): Authentication | undefined => parsed(authenticationSchema, text)

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  if (text.length > LONGEST_ANSWER) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The passkey is kept by the authenticator, so that nobody has to type a name; and it is unlocked by whoever owns it. */
export async function creationOptions({ begun }: Given, party: Possible, account: Account, siteName: string) {
  const options = await generateRegistrationOptions({
    rpName: siteName,
    rpID: party.id,
    userName: account.handle,
    userDisplayName: account.publicName,
    userID: new Uint8Array(Buffer.from(account.id)),
    attestationType: 'none',
    excludeCredentials: account.credentials.passkeys.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await begun.challenges.begin({ account: account.id }, options.challenge)
  return options
}

/** The same for everybody: it tells nothing of who has a passkey here. */
export async function requestOptions({ begun }: Given, party: Possible) {
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })
  await begun.challenges.begin({ account: null }, options.challenge)
  return options
}

/** Undefined where the answer proves nothing: the library's reasons hold both challenges, and are for nobody. */
export async function provenRegistration(
  { begun, now }: Given,
  party: Possible,
  account: Account,
  answer: Registration,
): Promise<Omit<Passkey, 'name'> | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, response: { ...answer.response } },
      expectedChallenge: async challenge => (await begun.challenges.take(challenge))?.account === account.id,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    })
    if (!verified) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    return {
      id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: answer.response.transports,
      created: now().toISOString(),
      lastUsed: null,
    }
  } catch (error) {
    if (error instanceof AccountWriteError) throw error
    return undefined
  }
}

/** What is new of the passkey, when it was used by its owner just now. */
export async function provenAuthentication(
  { begun, now }: Given,
  party: Possible,
  { id: account, credentials }: Account,
  answer: Authentication,
): Promise<Pick<Passkey, 'id' | 'counter' | 'lastUsed'> | undefined> {
  const passkey = credentials.passkeys.find(({ id }) => id === answer.id)
  const { userHandle, ...response } = answer.response
  if (!passkey || (userHandle && Buffer.from(userHandle, 'base64url').toString() !== account)) return undefined
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response },
      expectedChallenge: async challenge => (await begun.challenges.take(challenge))?.account === null,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    })
    if (!verified) return undefined
    return { id: passkey.id, counter: authenticationInfo.newCounter, lastUsed: now().toISOString() }
  } catch (error) {
    if (error instanceof AccountWriteError) throw error
    return undefined
  }
}
