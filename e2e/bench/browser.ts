import { type Browser, chromium } from 'playwright'
import { launchOptions } from '../../server/commands/chromium.ts'
import { findBrowser } from '../find-browser.ts'

/** Without it other hosts would be asked for what a page names. */
const THIS_MACHINE_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'

/** A browser that has nothing in its caches and reaches this machine alone. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath)
    throw new Error('No Chromium was found. Run `npx tsx e2e/find-browser.ts`, which says what to do.')
  const options = launchOptions(executablePath)
  return chromium.launch({ ...options, args: [...options.args, THIS_MACHINE_ONLY, ...more] })
}
