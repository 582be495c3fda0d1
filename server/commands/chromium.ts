import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Where a Chromium is on this machine and how it is started: for printing and for the end-to-end tests.

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const USUAL_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map(name =>
    join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
}

/** The path of the browser that CHROMIUM_PATH names, or of an installed Chromium or Chrome, or of Playwright's own. */
export function findChromium(playwrightsOwn: string): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  if (named) return existsSync(named) ? named : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const places = process.platform === 'darwin' || process.platform === 'win32' ? USUAL_PLACES[process.platform] : []
  return [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...places, playwrightsOwn].find(path =>
    existsSync(path),
  )
}

export const launchOptions = (executablePath: string) => ({
  executablePath,
  chromiumSandbox: process.getuid?.() !== 0,
  // Without these Chromium calls its maker at every start; on a closed network each call is refused and repeated.
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
