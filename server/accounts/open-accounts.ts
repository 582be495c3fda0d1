import { resolve } from 'node:path'
import type { StoredAccounts } from './account-store.ts'
import type { StoredAuditLog } from './audit-log.ts'
import { fileAccounts } from './file/file-account-store.ts'
import { fileAuditLog } from './file/file-audit-log.ts'
import { keyFile } from './file/key-file.ts'
import { type Passing, passingInMemory } from './passing.ts'
import { postgresAccounts } from './postgres/postgres-account-store.ts'
import { postgresAuditLog } from './postgres/postgres-audit-log.ts'
import { postgresPassing } from './postgres/postgres-passing.ts'
import { createSealing, type Sealing } from './sealing.ts'

// No other file of the program knows which stores there are.

interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

export const accountsOf = ({ dataDir, databaseUrl }: Place, root: string): StoredAccounts =>
  databaseUrl === null ? fileAccounts(resolve(root, dataDir, 'accounts.json')) : postgresAccounts({ url: databaseUrl })

export const auditLogOf = ({ dataDir, databaseUrl }: Place, root: string): StoredAuditLog =>
  databaseUrl === null ? fileAuditLog(resolve(root, dataDir, 'audit.jsonl')) : postgresAuditLog(databaseUrl)

export const passingOf = (
  { databaseUrl }: Place,
  surroundings: { readonly sealing: Sealing; readonly now: () => Date },
): Passing =>
  databaseUrl === null ? passingInMemory(surroundings.now) : postgresPassing({ url: databaseUrl, ...surroundings })

/** Apart from what it seals: beside it in a file of its own, or where whoever runs the site keeps it. */
export const sealingOf = (
  { dataDir, secretKey }: Pick<Place, 'dataDir'> & { readonly secretKey: Buffer | null },
  root: string,
): Sealing => createSealing(secretKey ? async () => secretKey : keyFile(resolve(root, dataDir, 'accounts.key')))
