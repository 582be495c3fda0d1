/** Too much is waiting to be hashed. */
export class BusyError extends Error {
  override readonly name = 'BusyError'

  constructor() {
    super('Too many people are signing in at this moment.')
  }
}

export interface HashingLimits {
  readonly atOnce: number
  readonly waiting: number
}

/** Carries out what it is given in the order asked, a few at once; rejects with `BusyError` when too many wait. */
export function createHashingQueue({ atOnce, waiting }: HashingLimits) {
  const line: (() => void)[] = []
  let running = 0

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running++
    else if (line.length >= waiting) throw new BusyError()
    else await new Promise<void>(resolve => line.push(resolve))
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
