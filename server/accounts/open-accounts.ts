import { resolve } from 'node:path'
import type { StoredAccounts } from './account-store.ts'
import type { StoredAuditLog } from './audit-log.ts'
import { fileAccounts } from './file/file-account-store.ts'
import { fileAuditLog } from './file/file-audit-log.ts'
import { keyFile } from './file/key-file.ts'
import { createSealing, type Sealing } from './sealing.ts'

// No other file of the program knows which stores there are.

interface Place {
  readonly dataDir: string
}

export const accountsOf = ({ dataDir }: Place, root: string): StoredAccounts =>
  fileAccounts(resolve(root, dataDir, 'accounts.json'))

export const auditLogOf = ({ dataDir }: Place, root: string): StoredAuditLog =>
  fileAuditLog(resolve(root, dataDir, 'audit.jsonl'))

/** Apart from what it seals: beside it in a file of its own, or where whoever runs the site keeps it. */
export const sealingOf = (
  { dataDir, secretKey }: Place & { readonly secretKey: Buffer | null },
  root: string,
): Sealing => createSealing(secretKey ? async () => secretKey : keyFile(resolve(root, dataDir, 'accounts.key')))
