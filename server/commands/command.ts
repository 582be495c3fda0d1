import type { Readable, Writable } from 'node:stream'
import type { ParseArgsConfig } from 'node:util'
import type { StoredAccounts } from '../accounts/account-store.ts'
import type { StoredAuditLog } from '../accounts/audit-log.ts'
import type { EntryProblem } from '../domain/entries/entries.ts'
import type { Revision } from '../domain/revisions/revision.ts'
import { abridged } from '../domain/text/shortened.ts'
import type { CopyableJournal, StoredJournal } from '../journal/journal.ts'
import type { Asking } from '../links/asking.ts'
import type { ReadingSite } from '../static-site/write-site.ts'

/** All that a command has of the process. */
export interface CommandContext {
  /** The folder that holds views and what is built of them. */
  readonly root: string
  /** Of what the site keeps at this machine. */
  readonly dataFolder: string
  readonly journal: StoredJournal
  readonly desk: CopyableJournal
  /** By what somebody calls them: the name of a file or the address of a database. */
  readonly journalAt: (place: string, of: 'record' | 'desk') => CopyableJournal
  /** Null where there is nothing to migrate. */
  readonly migrate: (() => Promise<{ readonly from: number; readonly to: number }>) | null
  readonly accounts: StoredAccounts
  readonly auditLog: StoredAuditLog
  /** Address under which readers know the site; null when there is none. */
  readonly publicUrl: string | null
  /** Where the site is at this machine. */
  readonly localUrl: string
  /** The whole site over these revisions, as readers see it, on a port of this machine. */
  readonly readingSite: (revisions: readonly Revision[]) => Promise<ReadingSite>
  /** Where what checks of links have found is kept. */
  readonly linksFile: string
  /** Asks other sites, under the name that is given. */
  readonly asking: (userAgent: string) => Asking
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly now: () => Date
}

export interface CommandArguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
}

export interface Command {
  /** What follows the name of the command. */
  readonly usage: string
  readonly summary: string
  readonly details: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** How many arguments that are not options there may be. */
  readonly positionals: { readonly min: number; readonly max: number }
  /** Resolves to whether all is fine; what is not has been said by then. */
  run(given: CommandArguments, context: CommandContext): Promise<boolean>
}

/** The command was not called as it should be: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What the word that was given for an option stands for. */
export function chosen<T>(option: string, word: unknown, words: Readonly<Record<string, T>>): T {
  const found = Object.entries(words).find(([known]) => known === word)
  if (!found) throw new UsageError(`${option}: choose one of ${Object.keys(words).join(', ')}.`)
  return found[1]
}

export const count = (amount: number): string => amount.toLocaleString('en')

export function print(stream: Writable, ...lines: readonly string[]): void {
  stream.write(lines.map(line => `${line}\n`).join(''))
}

const LONGEST = 400

/** Text from a file that may be hostile: a terminal would obey the control characters in it. */
export function printable(text: string): string {
  const visible = text.replace(
    /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/gu,
    found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return abridged(visible, LONGEST)
}

const MOST_PROBLEMS = 20

/** One line for each problem of an entry, each naming the entry. */
export function problemLines(entry: string, problems: readonly EntryProblem[]): string[] {
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => printable([entry, path, message].filter(part => part !== '').join(': ')))
  const left = problems.length - lines.length
  return left > 0 ? [...lines, `${printable(entry)}: … and ${count(left)} more problems.`] : lines
}
