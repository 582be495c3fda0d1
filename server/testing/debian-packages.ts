import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const LIMIT_MS = 300_000

/** Installs a package where that can be done: as root on Debian. Says what it tries, and what did not work. */
export function installPackage(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  console.log(`Not here yet. Trying: apt-get install ${name}`)
  const run = (args: readonly string[]) =>
    execFileSync('apt-get', args, {
      stdio: 'inherit',
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    run(['update'])
    run(['install', '-y', name])
  } catch (error) {
    console.log(`That did not work: ${error instanceof Error ? error.message : error}`)
  }
}
