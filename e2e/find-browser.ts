import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findChromium } from '../server/commands/chromium.ts'

// The browser for the end-to-end tests: CHROMIUM_PATH, an installed Chromium or Chrome, Playwright's own. Run as a program
// it installs one where there is none; imported it only says where one is.

const DOWNLOAD_LIMIT_MS = 180_000
const PACKAGE_LIMIT_MS = 300_000

export const findBrowser = (): string | undefined => findChromium(chromium.executablePath())

const isRoot = process.getuid?.() === 0

const WAYS_TO_INSTALL = [
  {
    what: 'npx playwright install chromium',
    isPossible: true,
    run: () =>
      run(process.platform === 'win32' ? 'npx.cmd' : 'npx', ['playwright', 'install', 'chromium'], DOWNLOAD_LIMIT_MS),
  },
  {
    what: 'apt-get install chromium',
    isPossible: isRoot && existsSync('/etc/debian_version'),
    run: () => {
      run('apt-get', ['update'], PACKAGE_LIMIT_MS)
      run('apt-get', ['install', '-y', 'chromium'], PACKAGE_LIMIT_MS)
    },
  },
]

function run(command: string, args: readonly string[], timeout: number): void {
  execFileSync(command, args, {
    stdio: 'inherit',
    timeout,
    killSignal: 'SIGKILL',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function installBrowser() {
  for (const { what, isPossible, run: install } of WAYS_TO_INSTALL) {
    if (!isPossible) continue
    console.log(`No Chromium here yet. Trying: ${what}`)
    try {
      install()
    } catch (error) {
      console.log(`That did not work: ${error instanceof Error ? error.message : error}`)
    }
    if (findBrowser()) return
  }
}

function main() {
  if (findBrowser()) return
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    console.error(`CHROMIUM_PATH is ${named}, and there is no such file. Name a Chromium or Chrome, or unset it.`)
    process.exitCode = 1
    return
  }
  installBrowser()
  if (findBrowser()) return
  console.error(
    'The end-to-end tests need Chromium or Chrome, and none was found or could be installed.\nInstall one (Debian: apt-get install chromium) or name it: CHROMIUM_PATH=/path/to/chrome npm run test:e2e',
  )
  process.exitCode = 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main()
