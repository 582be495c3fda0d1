import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    dir: 'server',
    globalSetup: 'server/testing/postgres/one-for-all.ts',
    setupFiles: 'server/testing/property-seed.ts',
    // Modules hold nothing that one test could leave for another, and loading them anew for each file cost half of the time.
    isolate: false,
    // By itself it leaves a processor free, which is half of a machine with two.
    maxWorkers: '100%',
    // Time is measured by benchmarks; a test that is only slow, on a busy machine, has not failed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The provider that tests sign in at says that it is none for anybody else.
    onConsoleLog: log => !/^oidc-provider (WARNING|NOTICE)/.test(log),
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
})
