import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  AccountsDamageError,
  AccountsLockedError,
  AccountsReadError,
  AccountWriteError,
} from './accounts/account-store.ts'
import { readConfig } from './config.ts'
import {
  JournalDamageError,
  JournalLockedError,
  JournalLossError,
  JournalReadError,
  JournalWriteError,
} from './journal/journal.ts'
import { createLogger } from './logger.ts'
import { StartError, start, welcome } from './start.ts'

/** Both `server/` and the built `dist/` lie one level below the folder that holds views and data. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))

interface RunOptions {
  /** Whether what is stored now is to be the record, although more was recorded once. */
  readonly beginAnew: boolean
}

/** Runs the site until a signal ends it. Returns the exit code: 0 after a clean stop, 1 when it could not start. */
export async function runSite({ env, stdout, stderr }: NodeJS.Process, { beginAnew }: RunOptions): Promise<number> {
  const result = readConfig(env)
  if (!result.ok) {
    stderr.write(`Parley can’t start with this configuration:\n${result.problems.map(line => `  ${line}\n`).join('')}`)
    return 1
  }
  const { config } = result
  const logger = createLogger(config)
  try {
    const site = await start(config, { root: ROOT, logger, beginAnew })
    // Whoever reads that it is there may end it at once.
    const ended = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
    stdout.write(`${welcome(site)}\n`)
    logger.info({ url: site.url }, 'listening')
    // What an operator asks for before stopping a site of which the journal has vanished.
    if (process.platform !== 'win32')
      process.on('SIGUSR2', () => {
        site.saveCopy().then(
          copy => logger.warn({ copy }, `all revisions were saved from memory in ${copy}`),
          error => logger.error({ err: error }, 'the revisions could not be saved from memory'),
        )
      })
    const signal = await ended
    logger.info({ signal: String(signal[1] ?? '') }, 'stopping')
    await site.stop()
    return 0
  } catch (error) {
    if (!isForPeople(error)) throw error
    stderr.write(`Parley can’t start. ${error.message}\n`)
    return 1
  }
}

const FOR_PEOPLE = [
  StartError,
  JournalLockedError,
  JournalDamageError,
  JournalLossError,
  JournalReadError,
  JournalWriteError,
  AccountsDamageError,
  AccountsReadError,
  AccountsLockedError,
  AccountWriteError,
]

const isForPeople = (error: unknown): error is Error => FOR_PEOPLE.some(known => error instanceof known)
