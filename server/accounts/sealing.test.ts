import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_CREDENTIALS } from '../domain/accounts/account.ts'
import { EMPTY_BOOK } from '../domain/accounts/account-book.ts'
import { anAccount } from '../domain/testing/an-account.ts'
import { AccountsDamageError, AccountWriteError } from './account-store.ts'
import { keyFile } from './file/key-file.ts'
import { accountsWithLostKeys } from './lost-keys.ts'
import { createSealing, SealedError, type Sealing } from './sealing.ts'

const key = randomBytes(32)
const sealing = createSealing(async () => key)

describe('what is sealed', () => {
  it('is opened by the same key for the same account', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), fc.string(), async (bytes, about) => {
        const secret = Buffer.from(bytes)
        expect(await sealing.open(await sealing.seal(secret, about), about)).toEqual(secret)
      }),
    )
  })

  it('never looks the same twice', async () => {
    expect(await sealing.seal(key, 'ada')).not.toBe(await sealing.seal(key, 'ada'))
  })

  it('can’t be opened by another key, for another account, or when a bit has changed', async () => {
    const sealed = await sealing.seal(Buffer.from('a key'), 'ada')
    await expect(sealing.open(sealed, 'bo')).rejects.toThrow(SealedError)
    await expect(createSealing(async () => randomBytes(32)).open(sealed, 'ada')).rejects.toThrow(SealedError)
    const bytes = Buffer.from(sealed, 'base64url')
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ 1
      await expect(sealing.open(changed.toString('base64url'), 'ada')).rejects.toThrow(SealedError)
    }
    for (const short of ['', 'AAAA', sealed.slice(0, 20)])
      await expect(sealing.open(short, 'ada')).rejects.toThrow(SealedError)
  })
})

it('an account whose key was sealed with another one is named, and no other', async () => {
  const withCodes = async (id: string, by: Sealing) => {
    const codes = { sealedKey: await by.seal(Buffer.alloc(20), id), lastStep: 0, recovery: [], since: '' }
    return anAccount({ id, handle: id, credentials: { ...NO_CREDENTIALS, codes } })
  }
  const another = createSealing(async () => randomBytes(32))
  const accounts = [anAccount(), await withCodes('bo', sealing), await withCodes('cy', another)]
  expect(await accountsWithLostKeys({ ...EMPTY_BOOK, accounts }, sealing)).toEqual(['cy'])
})

describe('the key in a file', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-key-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const file = () => join(folder, 'accounts.key')

  it('is made when it is first needed, for this user alone, and stays', async () => {
    const made = await keyFile(file())()
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect(await keyFile(file())()).toEqual(made)
    expect(await readFile(file(), 'utf8')).toBe(`${made.toString('base64url')}\n`)
  })

  it('is one, also for two who need it at once', async () => {
    const keyOf = keyFile(file())
    const [one, other] = await Promise.all([keyOf(), keyOf()])
    expect(one).toBe(other)
  })

  it('that holds something else is not overwritten, and its message holds nothing of it', async () => {
    await writeFile(file(), 'a secret word')
    const error: unknown = await keyFile(file())().catch(cause => cause)
    expect(error).toBeInstanceOf(AccountsDamageError)
    expect(String(error)).not.toContain('secret word')
    expect(await readFile(file(), 'utf8')).toBe('a secret word')
  })

  it('that can’t be made is asked for again the next time', async () => {
    const away = join(folder, 'none/accounts.key')
    const keyOf = keyFile(away)
    await expect(keyOf()).rejects.toThrow(AccountWriteError)
    await mkdir(join(folder, 'none'))
    expect(await keyOf()).toHaveLength(32)
  })
})
