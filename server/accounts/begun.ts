import type { Attempts } from './attempts.ts'
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
  /** In Base64. */
  readonly key: string
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

/** Each kind is kept apart from the others. */
export const begunIn = (
  attemptsOf: <What extends object>(kind: keyof Begun, lastsMs: number) => Attempts<What>,
): Begun => ({
  secondSteps: attemptsOf('secondSteps', 10 * MINUTE_MS),
  setUps: attemptsOf('setUps', 30 * MINUTE_MS),
  challenges: attemptsOf('challenges', 5 * MINUTE_MS),
  visits: attemptsOf('visits', 15 * MINUTE_MS),
  proven: attemptsOf('proven', 30 * MINUTE_MS),
})
