import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackage } from '../debian-packages.ts'

// The database for tests: a server at DATABASE_URL, the programs in PG_BIN, those of Debian's packages, or what is in PATH.
// Run as a program it installs one where there is none; imported it only says where one is.

const OLDEST = 15
const DEBIAN = '/usr/lib/postgresql'

export const NONE_FOUND = `Tests need PostgreSQL ${OLDEST} or newer, and none was found or could be installed. Install one (Debian: apt-get install postgresql), or name its programs: PG_BIN=/path/to/bin, or a server: DATABASE_URL=postgres://…`

/** The folder with the programs of the newest that is there. */
export function findPostgres(): string | undefined {
  const named = process.env['PG_BIN']
  if (named) return versionIn(named) >= OLDEST ? named : undefined
  const folders = [
    ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map(version => join(DEBIAN, version, 'bin')) : []),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  const [newest] = folders
    .map(folder => ({ folder, version: versionIn(folder) }))
    .filter(({ version }) => version >= OLDEST)
    .toSorted((one, other) => other.version - one.version)
  return newest?.folder
}

/** Zero where there are not all that are needed. */
function versionIn(folder: string): number {
  if (folder === '' || !['initdb', 'pg_ctl', 'postgres'].every(name => existsSync(join(folder, name)))) return 0
  const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\d+/.exec(said)?.[0] ?? 0)
}

function main(): void {
  if (process.env['DATABASE_URL'] || findPostgres()) return
  if (!process.env['PG_BIN']) installPackage('postgresql')
  if (findPostgres()) return
  console.error(NONE_FOUND)
  process.exitCode = 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main()
