import { constants } from 'node:os'

// What the system says of a file, in words that a person understands.

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file may not grow any further',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'read-only file system',
  EIO: 'the disk reports an error',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENOENT: 'no such directory',
  ENOTDIR: 'a part of the path is a file, not a directory',
  EEXIST: 'a part of the path is a file, not a directory',
  EISDIR: 'it is a directory',
}

export function failureReason(cause: unknown): string {
  return REASONS[failureCode(cause)] ?? (cause instanceof Error ? cause.message : String(cause))
}

/** Such as ENOSPC; empty when it is no failure of the system. */
export function failureCode(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  // Node has no name for this one.
  if ('errno' in cause && cause.errno === -constants.errno.EDQUOT) return 'EDQUOT'
  return 'code' in cause ? String(cause.code) : ''
}

/** Ends a sentence that begins with the name of a file which somebody has given. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file or directory'
  return code === 'EEXIST' ? 'a temporary file of another export is in the way' : failureReason(error)
}
