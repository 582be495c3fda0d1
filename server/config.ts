import { isIP } from 'node:net'
import { z } from 'zod'
import type { ProviderSettings } from './accounts/identity-provider.ts'
import { SEALING_KEY_BYTES } from './accounts/sealing.ts'
import { isLoopbackHost } from './web/http/loopback.ts'

// The only reading of the environment: text in, a typed configuration or every problem at once out.

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Address of the PostgreSQL database in which journals are; null for files in `dataDir`. */
  readonly databaseUrl: string | null
  /** Where metrics are read; null where they are not. */
  readonly metrics: { readonly port: number; readonly host: string } | null
  /** How long a process that is to stop goes on answering while load balancers notice. */
  readonly drainDelaySeconds: number
  /** File that an empty journal is filled from, or null to start empty. */
  readonly seed: string | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Address under which readers know the site, without a trailing slash; null when it is only known locally. */
  readonly publicUrl: string | null
  /** What Express's `trust proxy` takes: a number of proxies or a list of their addresses; false for none. */
  readonly trustProxy: number | string[] | false
  /** Whether everything that is written needs the eyes of somebody else before it is published. */
  readonly isReviewRequired: boolean
  /** Seals the keys of authenticator apps; null for one in a file beside the accounts. */
  readonly secretKey: Buffer | null
  /** Where people sign in with an account that they have elsewhere; null where they can't. */
  readonly oidc: ProviderSettings | null
}

type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const SHIPPED_RECORD = 'data/russia-ukraine-2025.json'

const databaseAddress = z
  .string()
  .refine(
    address => /^postgres(ql)?:\/\//.test(address) && URL.canParse(address) && new URL(address).pathname.length > 1,
    'must be the address of a PostgreSQL database, such as postgres://user@host/database; without it the journal is a file in DATA_DIR',
  )

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
  .transform(Number)
  .refine(number => number <= 65_535, 'must be a whole number from 0 to 65535')

const host = z
  .string()
  .regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be a host name or an address, such as 127.0.0.1, ::1 or 0.0.0.0')

const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: host.default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  METRICS_HOST: host.default('127.0.0.1'),
  DRAIN_DELAY: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number of seconds from 0 to 999')
    .transform(Number)
    .default(0),
  DATA_DIR: z.string().default('data/live'),
  JOURNAL: databaseAddress.optional(),
  DATABASE_URL: databaseAddress.optional(),
  SEED: z.string().default(SHIPPED_RECORD),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a full address, such as https://record.example.org', abort: true })
    .refine(isBareOrigin, 'must be an address without path, query or fragment: the site is served from the root')
    .transform(address => new URL(address).origin)
    .optional(),
  TRUST_PROXY: z
    .string()
    .refine(
      text => /^\d{1,2}$/.test(text) || text.split(',').every(part => isProxyAddress(part.trim())),
      'must be the number of proxies in front (0, 1, …) or a comma-separated list of their addresses',
    )
    .transform(text => (/^\d+$/.test(text) ? Number(text) || false : text.split(',').map(part => part.trim())))
    .default(false),
  REVIEW: z.enum(['optional', 'required'], { error: 'must be optional or required' }).default('optional'),
  SECRET_KEY: z
    .string()
    .transform(text => Buffer.from(text, 'base64'))
    .refine(
      key => key.length === SEALING_KEY_BYTES,
      'must be 32 random bytes in Base64, as openssl rand -base64 32 writes them',
    )
    .optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be a full address, such as https://login.example.org', abort: true })
    .refine(
      address => new URL(address).protocol === 'https:' || isLoopbackHost(hostOf(address)),
      'must begin with https: whoever listens could sign in as anybody',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'must have at most 60 characters').optional(),
})

/** What they hold is never written anywhere, not even where it is wrong. */
const SECRETS: ReadonlySet<string> = new Set(['SECRET_KEY', 'OIDC_CLIENT_SECRET', 'JOURNAL', 'DATABASE_URL'])

/** Every variable that is read; each has its row in the README. */
export const CONFIGURATION_KEYS = Object.keys(environmentSchema.shape)

function isBareOrigin(address: string): boolean {
  const { pathname, search, hash, username } = new URL(address)
  return pathname === '/' && search === '' && hash === '' && username === ''
}

function isProxyAddress(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits, ...rest] = text.split('/')
  return isIP(address) !== 0 && rest.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits))
}

/** Reads the configuration from environment variables; a variable that is set but empty counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0])
      return SECRETS.has(name) ? `${name} ${message}` : `${name}=${JSON.stringify(env[name])} ${message}`
    })
    return { ok: false, problems }
  }
  const problems = [...missingOf(parsed.data), ...contradictionsOf(parsed.data)]
  if (problems.length > 0) return { ok: false, problems }
  const { PORT, HOST, DATA_DIR, JOURNAL, DATABASE_URL, SEED, LOG_LEVEL, PUBLIC_URL, TRUST_PROXY, REVIEW, SECRET_KEY } =
    parsed.data
  const { METRICS_PORT, METRICS_HOST, DRAIN_DELAY } = parsed.data
  return {
    ok: true,
    config: {
      port: PORT,
      host: HOST,
      dataDir: DATA_DIR,
      metrics: METRICS_PORT === undefined ? null : { port: METRICS_PORT, host: METRICS_HOST },
      drainDelaySeconds: DRAIN_DELAY,
      databaseUrl: JOURNAL ?? DATABASE_URL ?? null,
      seed: SEED === 'none' ? null : SEED,
      logLevel: LOG_LEVEL,
      publicUrl: PUBLIC_URL ?? null,
      trustProxy: TRUST_PROXY,
      isReviewRequired: REVIEW === 'required',
      secretKey: SECRET_KEY ?? null,
      oidc: providerOf(parsed.data),
    },
  }
}

const TOGETHER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

type Environment = z.infer<typeof environmentSchema>

/** Some of what is useless without the rest. */
function missingOf(environment: Environment): readonly string[] {
  const missing = TOGETHER.filter(name => environment[name] === undefined)
  if (missing.length === TOGETHER.length && environment.OIDC_NAME === undefined) return []
  return missing.map(name => `${name} is missing: ${TOGETHER.join(', ')} go together`)
}

const contradictionsOf = ({ JOURNAL, DATABASE_URL }: Environment): readonly string[] =>
  JOURNAL !== undefined && DATABASE_URL !== undefined && JOURNAL !== DATABASE_URL
    ? ['JOURNAL and DATABASE_URL name two databases: set one of them']
    : []

function providerOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME }: Environment): Config['oidc'] {
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) return null
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
  }
}

const hostOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, '')

/**
 * Whether only those come who sit at this machine, and may write while there are no accounts. A loopback address alone does
 * not say that: behind a proxy every visitor comes from loopback, so a public address or a trusted proxy says otherwise.
 */
export const isOfThisMachine = (config: Config): boolean =>
  isLoopbackHost(config.host) &&
  config.trustProxy === false &&
  (config.publicUrl === null || isLoopbackHost(hostOf(config.publicUrl)))
