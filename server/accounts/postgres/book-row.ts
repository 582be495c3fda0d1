import type { Connection } from '../../database/connection.ts'

// All accounts are one document, in one row, with a number that each change counts up.

export interface StoredBook {
  readonly version: number
  readonly book: string
}

export const CHANNEL = 'parley_accounts'

/** What is stored if it is later than a version, else null. Before the first change that is nothing. */
export async function bookAfter(connection: Connection, version: number): Promise<StoredBook | null> {
  const [found] = await connection.rows<{ version: number; book: string }>(
    'select version, book from parley.accounts where version > $1',
    [version],
  )
  return found ?? null
}

/** False, and nothing stored, where somebody else has changed them since that version. */
export async function replaceBook(connection: Connection, version: number, book: string): Promise<boolean> {
  const replaced = await connection.rows(
    version === 0
      ? `with replaced as (
           insert into parley.accounts (version, book) values ($1 + 1, $2) on conflict do nothing returning version
         ) select pg_notify('${CHANNEL}', version::text) from replaced`
      : `with replaced as (
           update parley.accounts set version = version + 1, book = $2 where version = $1 returning version
         ) select pg_notify('${CHANNEL}', version::text) from replaced`,
    [version, book],
  )
  return replaced.length === 1
}
