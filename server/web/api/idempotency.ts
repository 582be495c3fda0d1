import { createHash } from 'node:crypto'
import { AccountWriteError } from '../../accounts/account-store.ts'
import type { AskedBefore } from '../../accounts/asked-before.ts'
import { BadRequestError, HttpError } from '../http/http-error.ts'
import type { Answered } from './answered.ts'

// A program that does not know whether its request arrived sends it again with the same key, and is answered the same,
// without anything being done twice (IETF draft “The Idempotency-Key HTTP Header Field”).

const LONGEST_KEY = 200

interface Asked {
  /** Of whom it is: keys of others are others. */
  readonly account: string
  /** As it was sent; undefined where there is none, and the request is carried out as often as it comes. */
  readonly key: string | undefined
  /** All that makes it another request. */
  readonly request: readonly unknown[]
}

export interface Idempotency {
  /** Carries out what was not carried out with this key; what came to nothing may be tried again. Throws HttpError. */
  once(asked: Asked, act: () => Promise<Answered>): Promise<Answered>
}

/** `unnoted` hears why something that was answered can't be answered again. */
export function createIdempotency(askedBefore: AskedBefore, unnoted: (cause: unknown) => void): Idempotency {
  /** Whoever sends it again to the same process while it is under way waits for the same answer. */
  const underWay = new Map<string, { readonly fingerprint: string; readonly answer: Promise<Answered> }>()

  async function carryOut(place: string, fingerprint: string, act: () => Promise<Answered>): Promise<Answered> {
    const asked = await askedBefore.begin(place, fingerprint).catch(notKnown)
    if (asked.state === 'another') throw usedBefore()
    if (asked.state === 'under way')
      throw new HttpError(
        409,
        'This is being carried out',
        'A request with this Idempotency-Key is being carried out. Send it again in a moment to learn what became of it.',
      )
    if (asked.state === 'answered') return JSON.parse(asked.answer) as Answered
    // What was done was done, and what was not was not, whether that could be noted or not.
    let answer: Answered
    try {
      answer = await act()
    } catch (error) {
      await asked.cameToNothing().catch(unnoted)
      throw error
    }
    await asked.answered(JSON.stringify(answer)).catch(unnoted)
    return answer
  }

  return {
    once: ({ account, key, request }, act) => {
      if (key === undefined) return act()
      if (key.length === 0 || key.length > LONGEST_KEY)
        throw new BadRequestError(`An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`)
      const place = JSON.stringify([account, key])
      const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url')
      const before = underWay.get(place)
      if (before && before.fingerprint !== fingerprint) throw usedBefore()
      if (before) return before.answer
      const answer = carryOut(place, fingerprint, act).finally(() => underWay.delete(place))
      underWay.set(place, { fingerprint, answer })
      return answer
    },
  }
}

function notKnown(cause: unknown): never {
  if (!(cause instanceof AccountWriteError)) throw cause
  throw new HttpError(503, 'Not saved', `It can’t be told whether this was done before: ${cause.reason}.`)
}

const usedBefore = (): HttpError =>
  new HttpError(
    422,
    'This key was used before',
    'Another request came with the same Idempotency-Key. Take a new key for this one.',
  )
