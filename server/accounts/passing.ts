import { type AskedBefore, createAskedBefore } from './asked-before.ts'
import { createAttempts } from './attempts.ts'
import { type Begun, begunIn } from './begun.ts'
import { createThrottle, type Throttle } from './throttle.ts'

/** What is only remembered for a while: guesses, what people are in the middle of, what programs have asked. */
export interface Passing {
  readonly throttle: Throttle
  readonly begun: Begun
  readonly askedBefore: AskedBefore
  close(): Promise<void>
}

/** Of one process, in its memory. */
export const passingInMemory = (now: () => Date): Passing => ({
  throttle: createThrottle(),
  begun: begunIn((_kind, lastsMs) => createAttempts(lastsMs, now)),
  askedBefore: createAskedBefore(),
  close: async () => {},
})
