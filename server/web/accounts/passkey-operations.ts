import { z } from 'zod'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { plain } from '../site/exported.ts'

// What a browser hands to an authenticator, as WebAuthn level 3 writes it in JSON.

export const PASSKEY_REQUEST: JsonOperation = plain(
  { id: 'passkeyRequest', subject: 'Forms', summary: 'What an authenticator is asked to sign' },
  z.looseObject({ challenge: z.string() }),
)

export const PASSKEY_CREATION: JsonOperation = plain(
  { id: 'passkeyCreation', subject: 'Forms', summary: 'What an authenticator is asked to make' },
  z.looseObject({ challenge: z.string() }),
  { isForWriters: true },
)
