import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withNewAccount } from '../../domain/accounts/account-book.ts'
import { anAccount } from '../../domain/testing/an-account.ts'
import { describeAccountStore } from '../account-store.contract.ts'
import { AccountsDamageError, AccountsLockedError, AccountWriteError } from '../account-store.ts'
import { fileAccounts } from './file-account-store.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-accounts-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = () => join(folder, 'live/accounts.json')
const open = () => fileAccounts(file()).open()

describeAccountStore('a store in a file', { open, reopen: open })

describe('the file', () => {
  const add = async () => {
    const store = await open()
    await store.change(book => withNewAccount(book, anAccount()))
    await store.close()
  }

  it('comes with the first account, and nobody else may read it', async () => {
    const store = await open()
    expect(await readdir(join(folder, 'live'))).toEqual(['accounts.json.lock'])
    await store.change(book => withNewAccount(book, anAccount()))
    expect(await readdir(join(folder, 'live'))).toEqual(['accounts.json', 'accounts.json.lock'])
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('is of one process at a time', async () => {
    const store = await open()
    await expect(open()).rejects.toThrow(AccountsLockedError)
    await store.close()
    await (await open()).close()
  })

  it.each([
    ['no JSON', '{"format":'],
    ['something else', '{"format":"parley-record"}'],
    ['a later version', '{"format":"parley-accounts","version":2}'],
    ['an account without its role', ''],
  ])('that holds %s is not overwritten, and the message holds nothing of it', async (_, text) => {
    await add()
    const content = text || (await readFile(file(), 'utf8')).replace('"role": "administrator"', '"role": "king"')
    await writeFile(file(), content)
    const error: unknown = await open().catch(cause => cause)
    expect(error).toBeInstanceOf(AccountsDamageError)
    expect(String(error)).not.toContain('king')
    expect(await readFile(file(), 'utf8')).toBe(content)
  })

  it('stays as it was when the next can’t be written, and takes up the one after', async () => {
    const store = await open()
    await store.change(book => withNewAccount(book, anAccount()))
    const before = store.book
    const addAnother = () => store.change(book => withNewAccount(book, anAccount({ id: 'account-bo', handle: 'bo' })))
    // A folder in the place of what is written beside it fails for every user.
    await mkdir(`${file()}.new`)
    await expect(addAnother()).rejects.toThrow(AccountWriteError)
    expect(store.book).toBe(before)
    expect(JSON.parse(await readFile(file(), 'utf8')).accounts).toHaveLength(1)
    await rm(`${file()}.new`, { recursive: true })
    await addAnother()
    expect(JSON.parse(await readFile(file(), 'utf8')).accounts).toHaveLength(2)
    await store.close()
  })

  it('is taken up where a crash has left a half-written one beside it', async () => {
    await add()
    await writeFile(`${file()}.new`, '{"format":"parley-acc')
    const store = await open()
    expect(store.book.accounts).toHaveLength(1)
    await store.change(book => withNewAccount(book, anAccount({ id: 'account-bo', handle: 'bo' })))
    await store.close()
    expect(await readdir(join(folder, 'live'))).toEqual(['accounts.json', 'accounts.json.lock'])
  })

  it('is made readable for this user alone again', async () => {
    await add()
    await chmod(file(), 0o644)
    const store = await open()
    await store.change(book => ({ ...book }))
    await store.close()
    expect((await stat(file())).mode & 0o777).toBe(0o600)
  })
})
