import { readFileSync } from 'node:fs'

/** Tells whether a password, in small letters, is one of those that many people use. */
export function readCommonPasswords(file: string): (password: string) => boolean {
  const known = new Set(readFileSync(file, 'utf8').split('\n'))
  return password => known.has(password)
}
