import { type Attempts, createAttempts } from './attempts.ts'
import type { Expected, ProvenIdentity } from './identity-provider.ts'

/** What people are in the middle of while they sign in or add a way of it. */
export interface Begun {
  /** Their password was right, and a code is to come. */
  readonly secondSteps: Attempts<SecondStep>
  /** An app is to show its first code; found by the session. */
  readonly setUps: Attempts<SetUp>
  /** What an authenticator is to sign, by itself. */
  readonly challenges: Attempts<Challenge>
  /** They are on their way to another site, to say there who they are. */
  readonly visits: Attempts<Visit>
  /** They have come back from it, and have to say what that is for. */
  readonly proven: Attempts<Proven>
}

export interface SecondStep {
  readonly account: string
  /** As it was stored when it was right. */
  readonly password: string
  /** Where they go on. */
  readonly next: string
}

export interface SetUp {
  readonly key: Buffer
}

/** Whose passkey is to be made; null where somebody, who is not known yet, is to sign in with theirs. */
export interface Challenge {
  readonly account: string | null
}

/** What somebody goes to another site for: to sign in, to make an account here by a link, or to link theirs. */
export type Errand =
  | { readonly kind: 'sign-in'; readonly next: string }
  | { readonly kind: 'join'; readonly token: string }
  | { readonly kind: 'link'; readonly account: string }

export interface Visit {
  readonly errand: Errand
  readonly expected: Expected
}

export interface Proven {
  readonly errand: Errand
  readonly identity: ProvenIdentity
}

const MINUTE_MS = 60_000

export const createBegun = (now: () => Date): Begun => ({
  secondSteps: createAttempts(10 * MINUTE_MS, now),
  setUps: createAttempts(30 * MINUTE_MS, now),
  challenges: createAttempts(5 * MINUTE_MS, now),
  visits: createAttempts(15 * MINUTE_MS, now),
  proven: createAttempts(30 * MINUTE_MS, now),
})
