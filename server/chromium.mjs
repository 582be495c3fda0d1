// Where a Chromium is on this machine and how it is started: for printing and for the end-to-end tests. Plain JavaScript,
// because `npm run test:e2e` asks for it before anything is built.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

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

/**
 * The browser that CHROMIUM_PATH names, or an installed Chromium or Chrome, or Playwright's own.
 * @param {string} playwrightsOwn where Playwright keeps its own
 * @returns {string | undefined} the path of a browser that is there, or nothing
 */
export function findChromium(playwrightsOwn) {
  const named = process.env['CHROMIUM_PATH']
  if (named) return existsSync(named) ? named : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const places = process.platform === 'darwin' || process.platform === 'win32' ? USUAL_PLACES[process.platform] : []
  return [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...places, playwrightsOwn].find(path =>
    existsSync(path),
  )
}

/** @param {string} executablePath */
export const launchOptions = executablePath => ({
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
