import { generateKeyPairSync, hash, randomBytes, sign } from 'node:crypto'

// An authenticator that does what it is told, also what a real one would not.

interface Told {
  readonly challenge: string
  readonly origin: string
  readonly rpId: string
  /** Whether whoever owns it has unlocked it. */
  readonly isUnlocked?: boolean
  readonly userHandle?: string
}

const USER_PRESENT = 1
const USER_VERIFIED = 4
const HAS_CREDENTIAL = 64

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

export function softAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(32)
  const id = base64url(credentialId)

  const clientData = (type: string, { challenge, origin }: Told) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  function data({ rpId, isUnlocked = true }: Told, counter: number, credential = Buffer.alloc(0)): Buffer {
    const flags = USER_PRESENT | (isUnlocked ? USER_VERIFIED : 0) | (credential.length > 0 ? HAS_CREDENTIAL : 0)
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([hash('sha256', rpId, 'buffer'), rest, credential])
  }

  return {
    id,
    make(told: Told): string {
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const length = Buffer.from([0, credentialId.length])
      const authData = data(told, 0, Buffer.concat([Buffer.alloc(16), length, credentialId, key]))
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x58, authData.length]),
        authData,
      ])
      return JSON.stringify({
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', told)),
          attestationObject: base64url(attestationObject),
          transports: ['internal'],
        },
      })
    },
    use(told: Told, counter: number): string {
      const client = clientData('webauthn.get', told)
      const authenticatorData = data(told, counter)
      const signed = Buffer.concat([authenticatorData, hash('sha256', client, 'buffer')])
      return JSON.stringify({
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(sign('sha256', signed, privateKey)),
          ...(told.userHandle !== undefined && { userHandle: base64url(told.userHandle) }),
        },
      })
    },
  }
}
