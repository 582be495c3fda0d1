import { type Attempts, createAttempts } from './attempts.ts'

/** What people are in the middle of while they sign in or add a way of it. */
export interface Begun {
  /** Their password was right, and a code is to come. */
  readonly secondSteps: Attempts<SecondStep>
  /** An app is to show its first code; found by the session. */
  readonly setUps: Attempts<SetUp>
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

const MINUTE_MS = 60_000

export const createBegun = (now: () => Date): Begun => ({
  secondSteps: createAttempts(10 * MINUTE_MS, now),
  setUps: createAttempts(30 * MINUTE_MS, now),
})
