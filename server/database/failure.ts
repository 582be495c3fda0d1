import { failureCode } from '../files/failure-reason.ts'

// What goes wrong with a database, in words. No address with its password is ever among them.

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ENOTFOUND: 'no host of that name is known',
  EAI_AGAIN: 'the name of the host can’t be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host can’t be reached',
  ENETUNREACH: 'the host can’t be reached',
  ENOENT: 'there is no such socket',
  EACCES: 'permission denied',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an authority that is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an authority that is not known here',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  '28P01': 'it does not accept the user or the password',
  '28000': 'it does not accept the user',
  '3D000': 'there is no database of that name',
  '42501': 'the user of the database may not do that',
  '42P01': 'a table is missing',
  '25006': 'it can only be read',
  '53100': 'no space left on its device',
  '53300': 'it has too many connections',
  '55P03': 'another process has kept its turn for too long',
  '57P01': 'it is being stopped',
  '57P02': 'it is being stopped',
  '57P03': 'it is starting or stopping',
}

/** What the client says, which has no code. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/terminated|not queryable/i, 'the connection broke'],
  [/timeout/i, 'it does not answer'],
  [/does not support SSL/i, 'it offers no encrypted connection'],
]

/** Ends a sentence that begins with the database. */
export function databaseFailure(cause: unknown): string {
  const known = REASONS[failureCode(cause)]
  if (known !== undefined) return known
  // Several addresses of one host were tried.
  if (cause instanceof AggregateError && cause.errors.length > 0) return databaseFailure(cause.errors[0])
  const message = cause instanceof Error ? cause.message : String(cause)
  return SAID.find(([pattern]) => pattern.test(message))?.[1] ?? message
}

/** Classes of codes by which a server says that it has not carried out a statement, and goes on. */
const CONNECTION_ENDS = /^(08|57P)/

/** Whether the server itself has said no: then nothing of what was asked has happened. */
export const isRefusal = (cause: unknown): boolean =>
  cause instanceof Error &&
  'severity' in cause &&
  cause.severity === 'ERROR' &&
  !CONNECTION_ENDS.test(failureCode(cause))
