import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackage } from './debian-packages.ts'

// The nginx with which the configurations in `server/deploy` are tried. Run as a program it installs one where there is none.

/** Where Debian puts it stands in the PATH of root alone. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']

export const findNginx = (): string | undefined =>
  process.env['NGINX_PATH'] ??
  [...(process.env['PATH'] ?? '').split(':'), ...FOLDERS].map(folder => join(folder, 'nginx')).find(existsSync)

function main(): void {
  if (findNginx() === undefined) installPackage('nginx-light')
  if (findNginx() !== undefined) return
  console.error(
    'Tests need nginx, and none was found or could be installed. Install one (Debian: apt-get install nginx-light), or name it: NGINX_PATH=/path/to/nginx',
  )
  process.exitCode = 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main()
