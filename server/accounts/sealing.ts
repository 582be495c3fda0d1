import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Keeps what has to be read again, so that whoever gets hold of the accounts alone can't read it. */
export interface Sealing {
  /** `about` says whose it is: it can't be opened as anybody else's. */
  seal(secret: Buffer, about: string): Promise<string>
  /** Rejects with `SealedError` where it was sealed with another key, or is damaged. */
  open(sealed: string, about: string): Promise<Buffer>
  /** What stands for a text, from which nobody without the key can find out what it was. */
  digest(text: string): Promise<string>
}

/** What was sealed can't be opened with the key that is there. */
export class SealedError extends Error {
  override readonly name = 'SealedError'

  constructor(options?: ErrorOptions) {
    super('What was sealed can’t be opened with this key.', options)
  }
}

export const SEALING_KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM, under a key that is asked for when it is first needed. */
export function createSealing(keyOf: () => Promise<Buffer>): Sealing {
  return {
    async seal(secret, about) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', await keyOf(), nonce).setAAD(Buffer.from(about))
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    async open(sealed, about) {
      const key = await keyOf()
      const all = Buffer.from(sealed, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAAD(Buffer.from(about)).setAuthTag(all.subarray(-TAG_BYTES))
        return Buffer.concat([decipher.update(all.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
      } catch (cause) {
        throw new SealedError({ cause })
      }
    },
    digest: async text =>
      createHmac('sha256', await keyOf())
        .update(text)
        .digest('base64url'),
  }
}
