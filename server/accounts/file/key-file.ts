import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failureCode, failureReason } from '../../files/failure-reason.ts'
import { AccountsDamageError, AccountWriteError } from '../account-store.ts'
import { SEALING_KEY_BYTES } from '../sealing.ts'

/** A key in a file of its own, apart from what it seals; made when it is first needed. Nobody but this user may read it. */
export function keyFile(file: string): () => Promise<Buffer> {
  let key: Promise<Buffer> | undefined
  return () => {
    key ??= readOrMake(file).catch(error => {
      // What is put in its place is found the next time.
      key = undefined
      throw error
    })
    return key
  }
}

async function readOrMake(file: string): Promise<Buffer> {
  const known = await read(file)
  if (known) return known
  const made = randomBytes(SEALING_KEY_BYTES)
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(`${made.toString('base64url')}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    const folder = await open(dirname(file), 'r')
    await folder.sync().finally(() => folder.close())
  } catch (cause) {
    throw new AccountWriteError(failureReason(cause), { cause })
  }
  return made
}

async function read(file: string): Promise<Buffer | null> {
  try {
    const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
    if (key.length === SEALING_KEY_BYTES) return key
  } catch (cause) {
    if (failureCode(cause) === 'ENOENT') return null
    throw new AccountsDamageError(file, failureReason(cause), { cause })
  }
  throw new AccountsDamageError(file, 'it holds no key')
}
