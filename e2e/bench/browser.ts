import { type Browser, chromium } from 'playwright'
import { findBrowser } from '../find-browser.mjs'

/** Without these Chromium calls its maker at every start, and other hosts would be asked for what a page names. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** A browser that has nothing in its caches and reaches this machine alone. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium was found. Run `node e2e/find-browser.mjs`, which says what to do.')
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: [...QUIET, ...more] })
}
