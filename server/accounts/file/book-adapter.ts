import { open, readFile, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import type { AccountBook } from '../../domain/accounts/account-book.ts'
import { failureCode, failureReason } from '../../files/failure-reason.ts'
import { AccountsDamageError, AccountWriteError } from '../account-store.ts'
import { bookOf } from '../stored-book.ts'

/**
 * A lowdb adapter for a document that is small and must not be lost: written beside the file, synced, and put in its place,
 * so that there is the old one or the whole new one, whatever happens. Nobody but this user may read it.
 */
export class BookAdapter implements Adapter<AccountBook> {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  async read(): Promise<AccountBook | null> {
    let text: string
    try {
      text = await readFile(this.#file, 'utf8')
    } catch (cause) {
      if (failureCode(cause) === 'ENOENT') return null
      throw new AccountsDamageError(this.#file, failureReason(cause), { cause })
    }
    return bookOf(text, this.#file)
  }

  async write(book: AccountBook): Promise<void> {
    const beside = `${this.#file}.new`
    try {
      await unlink(beside).catch(() => {})
      const handle = await open(beside, 'wx', 0o600)
      try {
        await handle.writeFile(`${JSON.stringify(book, null, 1)}\n`)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(beside, this.#file)
      const folder = await open(dirname(this.#file), 'r')
      await folder.sync().finally(() => folder.close())
    } catch (cause) {
      await unlink(beside).catch(() => {})
      throw new AccountWriteError(failureReason(cause), { cause })
    }
  }
}
