import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONFIGURATION_KEYS, type Config, isOfThisMachine, readConfig } from './config.ts'

const DEFAULTS: Config = {
  port: 3000,
  host: '127.0.0.1',
  dataDir: 'data/live',
  metrics: null,
  drainDelaySeconds: 0,
  databaseUrl: null,
  seed: 'data/russia-ukraine-2025.json',
  logLevel: 'info',
  publicUrl: null,
  trustProxy: false,
  isReviewRequired: false,
  secretKey: null,
  oidc: null,
}

function configOf(env: Record<string, string | undefined>): Config {
  const result = readConfig(env)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.config
}

const problemsOf = (env: Record<string, string | undefined>): readonly string[] => {
  const result = readConfig(env)
  return result.ok ? [] : result.problems
}

const PROVIDER = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'parley', OIDC_CLIENT_SECRET: 'a secret' }

describe('a provider of accounts', () => {
  it('has the name of its host, or its own', () => {
    const oidc = { issuer: 'https://login.example.org', clientId: 'parley', clientSecret: 'a secret' }
    expect(configOf(PROVIDER).oidc).toEqual({ ...oidc, name: 'login.example.org' })
    expect(configOf({ ...PROVIDER, OIDC_NAME: 'the Newsroom' }).oidc).toEqual({ ...oidc, name: 'the Newsroom' })
  })

  it.each(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])('is nothing without %s', name => {
    expect(problemsOf({ ...PROVIDER, [name]: '' })).toEqual([expect.stringContaining(`${name} is missing`)])
  })

  it('is reached by https, but for one at this machine', () => {
    expect(problemsOf({ ...PROVIDER, OIDC_ISSUER: 'http://login.example.org' })).toEqual([
      expect.stringContaining('must begin with https'),
    ])
    expect(configOf({ ...PROVIDER, OIDC_ISSUER: 'http://127.0.0.1:9000' }).oidc?.name).toBe('127.0.0.1:9000')
  })
})

it.each([['AAAA'], ['no Base64'], ['A'.repeat(100)]])('a key that is none is refused without being shown: %s', key => {
  const [problem = '', ...more] = problemsOf({ SECRET_KEY: key })
  expect(more).toEqual([])
  expect(problem).toMatch(/^SECRET_KEY must be 32 random bytes/)
  expect(problem).not.toContain(key)
})

it.each([['postgres://'], ['mysql://user:secret@host/database'], ['journal.jsonl'], ['postgres://user:secret@host/']])(
  'a database that is none is refused without being shown: %s',
  address => {
    for (const name of ['JOURNAL', 'DATABASE_URL']) {
      const [problem = '', ...more] = problemsOf({ [name]: address })
      expect(more).toEqual([])
      expect(problem).toMatch(new RegExp(`^${name} must be the address of a PostgreSQL database`))
      expect(problem).not.toContain('secret')
    }
  },
)

it('one database is named, by either name or by both', () => {
  const [one, other] = ['postgres://host/one', 'postgres://host/other']
  expect(configOf({ JOURNAL: one, DATABASE_URL: one }).databaseUrl).toBe(one)
  expect(problemsOf({ JOURNAL: one, DATABASE_URL: other })).toEqual([
    'JOURNAL and DATABASE_URL name two databases: set one of them',
  ])
})

describe('readConfig', () => {
  it('needs nothing', () => expect(configOf({})).toEqual(DEFAULTS))

  it('takes a variable that is set but empty for one that is not set', () => {
    const empty = Object.fromEntries(CONFIGURATION_KEYS.map(key => [key, '']))
    expect(configOf(empty)).toEqual(DEFAULTS)
    expect(configOf({ PORT: undefined })).toEqual(DEFAULTS)
  })

  it('passes over what is not for it', () =>
    expect(configOf({ PATH: '/bin', NODE_ENV: 'test', port: '1' })).toEqual(DEFAULTS))

  it.each<[string, string, Partial<Config>]>([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['PORT', '08080', { port: 8080 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['HOST', '::1', { host: '::1' }],
    ['HOST', 'record.example.org', { host: 'record.example.org' }],
    ['METRICS_PORT', '9100', { metrics: { port: 9100, host: '127.0.0.1' } }],
    ['DRAIN_DELAY', '15', { drainDelaySeconds: 15 }],
    ['DATA_DIR', '/var/lib/parley', { dataDir: '/var/lib/parley' }],
    ['JOURNAL', 'postgres://parley@db.example.org/record', { databaseUrl: 'postgres://parley@db.example.org/record' }],
    ['DATABASE_URL', 'postgresql:///record?host=/run', { databaseUrl: 'postgresql:///record?host=/run' }],
    ['SEED', 'other.json', { seed: 'other.json' }],
    ['SEED', 'none', { seed: null }],
    ['LOG_LEVEL', 'trace', { logLevel: 'trace' }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['PUBLIC_URL', 'https://record.example.org', { publicUrl: 'https://record.example.org' }],
    ['PUBLIC_URL', 'https://record.example.org/', { publicUrl: 'https://record.example.org' }],
    ['PUBLIC_URL', 'HTTP://Record.Example.org:8080', { publicUrl: 'http://record.example.org:8080' }],
    ['TRUST_PROXY', '0', { trustProxy: false }],
    ['TRUST_PROXY', '2', { trustProxy: 2 }],
    ['TRUST_PROXY', '10.0.0.1', { trustProxy: ['10.0.0.1'] }],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8, fd00::/8', { trustProxy: ['loopback', '10.0.0.0/8', 'fd00::/8'] }],
    ['SECRET_KEY', `${'A'.repeat(43)}=`, { secretKey: Buffer.alloc(32) }],
  ])('%s=%s', (name, value, expected) => expect(configOf({ [name]: value })).toEqual({ ...DEFAULTS, ...expected }))

  it.each<[string, string, RegExp]>([
    ['PORT', '65536', /whole number from 0 to 65535/],
    ['PORT', '-1', /whole number from 0 to 65535/],
    ['PORT', '80a', /whole number from 0 to 65535/],
    ['PORT', '3000.5', /whole number from 0 to 65535/],
    ['PORT', ' 3000', /whole number from 0 to 65535/],
    ['PORT', '999999', /whole number from 0 to 65535/],
    ['METRICS_PORT', '65536', /whole number from 0 to 65535/],
    ['METRICS_HOST', 'a host', /host name or an address/],
    ['DRAIN_DELAY', '1000', /whole number of seconds/],
    ['HOST', 'a host', /host name or an address/],
    ['HOST', 'http://127.0.0.1', /host name or an address/],
    ['HOST', 'x'.repeat(254), /host name or an address/],
    ['LOG_LEVEL', 'verbose', /must be one of trace, debug, info, warn, error, fatal, silent/],
    ['LOG_LEVEL', 'INFO', /must be one of/],
    ['PUBLIC_URL', 'record.example.org', /must be a full address/],
    ['PUBLIC_URL', 'nonsense', /must be a full address/],
    ['PUBLIC_URL', 'ftp://record.example.org', /must be a full address/],
    ['PUBLIC_URL', 'javascript:alert(1)', /must be a full address/],
    ['PUBLIC_URL', 'https://example.org/record', /without path, query or fragment/],
    ['PUBLIC_URL', 'https://example.org/?a', /without path, query or fragment/],
    ['PUBLIC_URL', 'https://example.org/#a', /without path, query or fragment/],
    ['PUBLIC_URL', 'https://user@example.org', /without path, query or fragment/],
    ['TRUST_PROXY', 'true', /number of proxies/],
    ['TRUST_PROXY', '-1', /number of proxies/],
    ['TRUST_PROXY', '100', /number of proxies/],
    ['TRUST_PROXY', '10.0.0.1,', /number of proxies/],
    ['TRUST_PROXY', '10.0.0.0/8/8', /number of proxies/],
    ['TRUST_PROXY', 'proxy.example.org', /number of proxies/],
  ])('refuses %s=%s and names it', (name, value, message) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(message)
    expect(problems[0]).toContain(`${name}=${JSON.stringify(value)}`)
  })

  it('reports every problem at once', () => {
    const problems = problemsOf({ PORT: 'x', HOST: 'a b', LOG_LEVEL: 'loud', PUBLIC_URL: 'x', TRUST_PROXY: 'yes' })
    expect(problems.map(problem => problem.split('=')[0])).toEqual([
      'PORT',
      'HOST',
      'LOG_LEVEL',
      'PUBLIC_URL',
      'TRUST_PROXY',
    ])
  })
})

describe('isOfThisMachine', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['by default', {}, true],
    ['at localhost', { HOST: 'localhost' }, true],
    ['at a name below localhost', { HOST: 'parley.localhost' }, true],
    ['at any address of the loopback net', { HOST: '127.8.9.10' }, true],
    ['at ::1', { HOST: '::1' }, true],
    ['known to readers by a loopback name', { PUBLIC_URL: 'http://localhost:3000' }, true],
    ['known to readers by [::1]', { PUBLIC_URL: 'http://[::1]:3000' }, true],
    ['without a proxy, said so', { TRUST_PROXY: '0' }, true],
    ['at all addresses', { HOST: '0.0.0.0' }, false],
    ['at all IPv6 addresses', { HOST: '::' }, false],
    ['at an address of a network', { HOST: '192.168.1.2' }, false],
    ['at a name that only begins like loopback', { HOST: '127.0.0.1.example.org' }, false],
    ['at a name that only begins like localhost', { HOST: 'localhost.example.org' }, false],
    ['known to readers by a public address', { PUBLIC_URL: 'https://record.example.org' }, false],
    [
      'known to readers by a public address that begins like loopback',
      { PUBLIC_URL: 'http://127.0.0.1.example.org' },
      false,
    ],
    ['behind a proxy', { TRUST_PROXY: '1' }, false],
    ['behind a proxy on the same machine', { TRUST_PROXY: 'loopback' }, false],
  ])('%s', (_, env, expected) => expect(isOfThisMachine(configOf(env))).toBe(expected))
})

describe('README.md', () => {
  const readme = (): string => {
    try {
      return readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    } catch {
      throw new Error('README.md is missing: it holds the table of configuration variables.')
    }
  }

  it('has a row for every configuration variable, and none for others', () => {
    const rows = [...readme().matchAll(/^\| *`([A-Z][A-Z_]+)` *\|/gm)].map(row => row[1])
    expect(rows.toSorted()).toEqual(CONFIGURATION_KEYS.toSorted())
  })
})
