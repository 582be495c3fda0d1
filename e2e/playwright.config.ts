import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from 'playwright/test'
import { launchOptions } from '../server/commands/chromium.ts'
import { findBrowser } from './find-browser.ts'

const root = resolve(import.meta.dirname, '..')
const executablePath = findBrowser()
if (!executablePath) throw new Error('No Chromium was found. Run `npx tsx e2e/find-browser.ts`, which says what to do.')
for (const built of ['dist/assets/main.js', 'dist/main.js', 'dist/cli.js']) {
  if (!existsSync(join(root, built))) throw new Error(`${built} is missing. Run \`npm run build\` first.`)
}

const browser = launchOptions(executablePath)

/**
 * What a browser makes ready for somebody who sits before it: a spare process, and the lists under its address bar.
 * Chromium heeds only the last of several such lists, so this one repeats those of Playwright's that matter here.
 */
const UNUSED_FEATURES = [
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results/e2e'),
  fullyParallel: true,
  // One more than the two processors at hand: a page often waits for time to pass, and not for one of them.
  workers: 3,
  // A test that passes only the second time shows a defect, of the site or of the test.
  retries: 0,
  // Time is measured by benchmarks; a test that is only slow, on a busy machine, has not failed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // Pictures to compare with are the same on every platform, for the fonts are ours. One that is missing is a failure.
  snapshotPathTemplate: '{testDir}/look/{arg}{ext}',
  updateSnapshots: 'none',
  reporter: [['list'], ['json', { outputFile: join(root, 'test-results/e2e.json') }]],
  use: {
    browserName: 'chromium',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { ...browser, args: [...browser.args, `--disable-features=${UNUSED_FEATURES}`] },
  },
})
