import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, 'peers')

/** The folder of the packages that we are measured beside or with. Installs them where they are missing, and says so. */
export function peerPackages(): string {
  const packages = join(FOLDER, 'node_modules')
  if (!existsSync(join(packages, '.package-lock.json'))) {
    console.log('The peers are not installed yet: npm ci in e2e/bench/peers (about 310 MB) …')
    execFileSync(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      {
        cwd: FOLDER,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      },
    )
  }
  return packages
}
