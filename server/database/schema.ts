import { type Connection, DatabaseError } from './connection.ts'

// The tables, and how they came to be. What has been published here never changes: a new version is added at the end.

const MIGRATIONS: readonly string[] = [
  // Line is text: what was hashed are these very bytes, and jsonb would sort and refuse some of them.
  `create table parley.record_revisions (seq integer primary key, line text not null);
   create table parley.desk_revisions (seq integer primary key, line text not null);
   create table parley.journals (name text primary key, seq integer not null, hash text not null);
   insert into parley.journals values
     ('record', 0, repeat('0', 64)),
     ('desk', 0, rpad(encode('desk', 'hex'), 64, '0'))`,
  `create table parley.accounts (version integer not null, book text not null);
   create unique index only_one on parley.accounts ((true));
   create table parley.audit (id bigint generated always as identity primary key, at text not null, line text not null)`,
  `create table parley.guesses (key text primary key, hits integer not null, until timestamptz not null);
   create table parley.begun (key text primary key, what text not null, until timestamptz not null);
   create table parley.asked
     (key text primary key, fingerprint text not null, claim text not null, answer text, until timestamptz not null)`,
]

const SCHEMA_VERSION = MIGRATIONS.length

/** Any number will do that no other program at this database takes. */
const MIGRATION_LOCK = 7_275_399_001

/**
 * Brings the tables to the version of this program, one process after another; resolves to the version before and after.
 * Throws `DatabaseError` where they can't be used.
 */
export async function migrate(connection: Connection): Promise<{ readonly from: number; readonly to: number }> {
  await connection.run('begin')
  await connection.rows('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  const [{ encoding } = { encoding: '' }] = await connection.rows<{ encoding: string }>(
    `select current_setting('server_encoding') as encoding`,
  )
  if (encoding !== 'UTF8')
    throw new DatabaseError(
      new Error(`the database keeps text as ${encoding}. Make one with UTF-8: createdb --encoding UTF8`),
    )
  const before = await versionOf(connection)
  if (before > SCHEMA_VERSION)
    throw new DatabaseError(
      new Error(
        `its tables are of version ${before}, and this Parley knows version ${SCHEMA_VERSION}. Start the newer Parley that made them`,
      ),
    )
  if (before === 0 && !(await hasSchema(connection))) await connection.run('create schema parley')
  if (before === 0)
    await connection.run(
      'create table parley.migrations (version integer primary key, at timestamptz not null default now())',
    )
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < before) continue
    await connection.run(statements)
    await connection.rows('insert into parley.migrations (version) values ($1)', [index + 1])
  }
  await connection.commit()
  return { from: before, to: SCHEMA_VERSION }
}

async function hasSchema(connection: Connection): Promise<boolean> {
  const found = await connection.rows(`select 1 from pg_namespace where nspname = 'parley'`)
  return found.length > 0
}

/** Zero where there are no tables yet. */
export async function versionOf(connection: Connection): Promise<number> {
  const [{ isThere } = { isThere: false }] = await connection.rows<{ isThere: boolean }>(
    `select to_regclass('parley.migrations') is not null as "isThere"`,
  )
  if (!isThere) return 0
  const [{ version } = { version: 0 }] = await connection.rows<{ version: number }>(
    'select coalesce(max(version), 0) as version from parley.migrations',
  )
  return version
}
