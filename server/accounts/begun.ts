import { type Attempts, createAttempts } from './attempts.ts'

/** What people are in the middle of while they sign in or add a way of it. */
export interface Begun {
  /** Their password was right, and a code is to come. */
  readonly secondSteps: Attempts<SecondStep>
  /** An app is to show its first code; found by the session. */
  readonly setUps: Attempts<SetUp>
  /** What an authenticator is to sign, by itself. */
  readonly challenges: Attempts<Challenge>
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

const MINUTE_MS = 60_000

export const createBegun = (now: () => Date): Begun => ({
  secondSteps: createAttempts(10 * MINUTE_MS, now),
  setUps: createAttempts(30 * MINUTE_MS, now),
  challenges: createAttempts(5 * MINUTE_MS, now),
})
