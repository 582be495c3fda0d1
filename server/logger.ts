import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type { Logger }

const requestIds = new AsyncLocalStorage<string>()

/** What is logged from here on bears the id of this request, so that its lines are found together. */
export const underRequestId = <T>(act: () => T): T => requestIds.run(randomUUID(), act)

const requestId = (): { request?: string } => {
  const request = requestIds.getStore()
  return request === undefined ? {} : { request }
}

/**
 * JSON lines on standard output. What people wrote and who they are (addresses, cookies, form bodies) is never logged:
 * those who are named in a record, or work on one, may be at risk.
 */
export const createLogger = (
  { logLevel }: Pick<Config, 'logLevel'>,
  destination: DestinationStream = pino.destination(1),
): Logger =>
  pino(
    { name: 'parley', level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: requestId },
    destination,
  )
