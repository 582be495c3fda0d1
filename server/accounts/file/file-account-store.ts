import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import fsx from 'fs-native-extensions'
import { Low } from 'lowdb'
import { EMPTY_BOOK } from '../../domain/accounts/account-book.ts'
import { failureCode, failureReason } from '../../files/failure-reason.ts'
import { type AccountStore, AccountsLockedError, AccountWriteError, type StoredAccounts } from '../account-store.ts'
import { storeOver } from '../low-account-store.ts'
import { BookAdapter } from './book-adapter.ts'

/** Accounts in a file of their own. It comes into being with the first of them. */
export const fileAccounts = (file: string): StoredAccounts => ({
  place: file,
  open: async () => {
    const release = await lock(file)
    try {
      return await read(file, release)
    } catch (error) {
      await release()
      throw error
    }
  },
  // It is replaced as a whole, so that there is nothing to wait for.
  read: () => new BookAdapter(file).read(),
})

async function read(file: string, release: () => Promise<void>): Promise<AccountStore> {
  const low = new Low(new BookAdapter(file), EMPTY_BOOK)
  await low.read()
  return storeOver(low, release)
}

/** On a disk that can't be written to, nobody else can write either. */
const UNWRITABLE: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT'])

/** For this process alone. The kernel gives the lock back when the process ends, however it ends; the file stays. */
async function lock(file: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(`${file}.lock`, 'a', 0o600)
    if (fsx.tryLock(handle.fd)) return () => handle.close()
    await handle.close()
  } catch (cause) {
    if (UNWRITABLE.has(failureCode(cause))) return async () => {}
    throw new AccountWriteError(failureReason(cause), { cause })
  }
  throw new AccountsLockedError(file)
}
