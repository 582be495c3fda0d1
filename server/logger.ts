import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type { Logger }

/**
 * JSON lines on standard output. What people wrote and who they are (addresses, cookies, form bodies) is never logged:
 * those who are named in a record, or work on one, may be at risk.
 */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({ name: 'parley', level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
