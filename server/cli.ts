#!/usr/bin/env node
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import packageJson from '../package.json' with { type: 'json' }
import {
  AccountsDamageError,
  AccountsLockedError,
  AccountsReadError,
  AccountWriteError,
} from './accounts/account-store.ts'
import { accountsOf, auditLogOf } from './accounts/open-accounts.ts'
import { accountCommand } from './commands/account.ts'
import { archiveCommand } from './commands/archive.ts'
import { backupCommand } from './commands/backup.ts'
import { type Command, type CommandContext, print, printable, UsageError } from './commands/command.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { journalCommand } from './commands/journal.ts'
import { linksCommand } from './commands/links.ts'
import { migrateCommand } from './commands/migrate.ts'
import { printCommand } from './commands/print.ts'
import { restoreCommand } from './commands/restore.ts'
import { schemaCommand } from './commands/schema.ts'
import { siteCommand } from './commands/site.ts'
import { translationsCommand } from './commands/translations.ts'
import { verifyCommand } from './commands/verify.ts'
import { CONFIGURATION_KEYS, readConfig } from './config.ts'
import { RefusedError } from './files/refused-error.ts'
import {
  JournalDamageError,
  JournalDivergedError,
  JournalLockedError,
  JournalLossError,
  JournalReadError,
  JournalRefusedError,
  JournalWriteError,
} from './journal/journal.ts'
import { deskJournalOf, journalAt, journalOf, migrationOf } from './journal/open-journal.ts'
import { createAsking } from './links/asking.ts'
import { linksFileOf } from './links/links-file.ts'

// The same parts as the server, behind commands: parse arguments, call, print.
// Exit status: 0 fine, 1 refused or damaged, 2 called in a wrong way.

const serveCommand: Command = {
  usage: '[--begin-anew]',
  summary: 'Start the server',
  details: `Configured by the environment: ${CONFIGURATION_KEYS.join(', ')}.

  --begin-anew   go on with the journal as it is now, or begin a new one, although more was recorded once`,
  options: { 'begin-anew': { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run({ values }) {
    const { runSite } = await import('./run-site.ts')
    return (await runSite(process, { beginAnew: values['begin-anew'] === true })) === 0
  },
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['serve', serveCommand],
  ['import', importCommand],
  ['export', exportCommand],
  ['print', printCommand],
  ['site', siteCommand],
  ['archive', archiveCommand],
  ['translations', translationsCommand],
  ['links', linksCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['verify', verifyCommand],
  ['journal', journalCommand],
  ['migrate', migrateCommand],
  ['schema', schemaCommand],
  ['account', accountCommand],
])

/** The folder that holds views and data, one above both `server/` and the built `dist/`. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))

const HELP = `Usage: parley COMMAND

${[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`).join('\n')}
  help         Say this; \`parley COMMAND --help\` says more about one

The journal is DATA_DIR/journal.jsonl, where DATA_DIR is data/live unless the environment says otherwise, or in the
PostgreSQL database that JOURNAL names.`

async function run([name = 'help', ...rest]: readonly string[]): Promise<boolean> {
  const { stdout } = process
  if (name === 'help' || name === '--help' || name === '-h') {
    print(stdout, helpOn(rest[0]))
    return true
  }
  if (name === '--version' || name === '-v') {
    print(stdout, packageJson.version)
    return true
  }
  const command = COMMANDS.get(name)
  if (!command) throw new UsageError(`There is no command “${printable(name)}”.\n\n${HELP}`)
  const { values, positionals } = parsed(name, command, rest)
  if (values['help']) {
    print(stdout, helpOn(name))
    return true
  }
  if (positionals.length < command.positionals.min) throw new UsageError(`Say which file.\n${usageOf(name, command)}`)
  if (positionals.length > command.positionals.max)
    throw new UsageError(
      `“${printable(positionals.at(-1) ?? '')}” is one argument too many.\n${usageOf(name, command)}`,
    )
  return command.run({ values, positionals }, context())
}

const usageOf = (name: string, { usage }: Command): string => `Usage: parley ${name} ${usage}`.trimEnd()

function helpOn(name: string | undefined): string {
  const command = name === undefined ? undefined : COMMANDS.get(name)
  return name === undefined || !command ? HELP : `${usageOf(name, command)}\n\n${command.summary}.\n${command.details}`
}

function parsed(name: string, command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    }) as { values: Record<string, string | boolean | string[] | undefined>; positionals: string[] }
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usageOf(name, command)}`)
  }
}

function context(): CommandContext {
  const { env, stdin, stdout, stderr } = process
  const read = readConfig(env)
  if (!read.ok) throw new UsageError(read.problems.join('\n'))
  const { config } = read
  return {
    stdin,
    stdout,
    stderr,
    root: ROOT,
    dataFolder: resolve(ROOT, config.dataDir),
    journal: journalOf(config, ROOT),
    desk: deskJournalOf(config, ROOT),
    journalAt,
    migrate: migrationOf(config),
    accounts: accountsOf(config, ROOT),
    auditLog: auditLogOf(config, ROOT),
    publicUrl: config.publicUrl,
    readingSite: async revisions => {
      const { openReadingSite } = await import('./reading-site.ts')
      return openReadingSite(revisions, { root: ROOT, publicUrl: config.publicUrl })
    },
    linksFile: linksFileOf(config, ROOT),
    asking: userAgent => createAsking({ userAgent }),
    localUrl: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`,
    now: () => new Date(),
  }
}

const FOR_PEOPLE = [
  RefusedError,
  UsageError,
  JournalDamageError,
  JournalDivergedError,
  JournalLossError,
  JournalReadError,
  JournalRefusedError,
  JournalWriteError,
  AccountsDamageError,
  AccountsReadError,
  AccountWriteError,
]

function exitStatus(error: unknown): number {
  if (isBrokenPipe(error)) return 0
  if (error instanceof JournalLockedError || error instanceof AccountsLockedError)
    console.error(`${error.message}\nStop the server, or wait until the other command is done, and try again.`)
  else if (FOR_PEOPLE.some(known => error instanceof known)) console.error((error as Error).message)
  else console.error(error)
  return error instanceof UsageError ? 2 : 1
}

const isBrokenPipe = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE'

// Whoever reads our output may stop reading (`parley export | head`): that is no failure of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', error => {
    if (!isBrokenPipe(error)) throw error
    process.exit()
  })

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1
} catch (error) {
  process.exitCode = exitStatus(error)
}
