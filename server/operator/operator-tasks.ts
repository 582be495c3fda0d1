import { join } from 'node:path'
import type { Accounts } from '../accounts/accounts.ts'
import { accountRequestSchema } from './account-request.ts'
import { accountsHere } from './accounts-here.ts'
import { importHere, type Open } from './import-here.ts'
import { importRequestSchema } from './import-request.ts'

// What commands may ask of the site that has the journal open, by its address on the socket.

/** The socket in the folder of what a site keeps, which both sides know. */
export const operatorSocket = (folder: string): string => join(folder, 'operator.sock')

export const IMPORT_TASK = '/import'
export const ACCOUNT_TASK = '/account'

/** Null for what can't be read: it was sent by another version. */
export type Task = (sent: string) => Promise<object> | null

export const operatorTasks = (open: Open, accounts: Accounts): Readonly<Record<string, Task>> => ({
  [IMPORT_TASK]: sent => {
    const end = sent.indexOf('\n')
    const request = importRequestSchema.safeParse(JSON.parse(sent.slice(0, end)))
    return request.success ? importHere(sent.slice(end + 1), request.data, open) : null
  },
  [ACCOUNT_TASK]: sent => {
    const request = accountRequestSchema.safeParse(JSON.parse(sent))
    return request.success ? accountsHere(request.data, accounts) : null
  },
})
