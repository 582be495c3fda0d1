import { characterCount } from '../text/plain-text.ts'

// Length is what counts; which characters is everybody's own business.

export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 256

/** The same password, however a keyboard composes its letters. */
export const normalizedPassword = (typed: string): string => typed.normalize('NFC')

/** Why somebody can't have this password, in words for them; undefined when they can. */
export function passwordProblem(
  typed: string,
  handle: string,
  isCommon: (password: string) => boolean,
): string | undefined {
  const password = normalizedPassword(typed)
  const length = characterCount(password)
  if (length === 0) return 'Choose a password.'
  if (length < SHORTEST_PASSWORD)
    return `This has ${length} characters. Take at least ${SHORTEST_PASSWORD}: four words that have nothing to do with each other are easy to remember.`
  if (length > LONGEST_PASSWORD) return `This has ${length} characters. Take at most ${LONGEST_PASSWORD}.`
  const lower = password.toLowerCase()
  if (holdsName(lower, handle)) return 'This contains your sign-in name. Choose one that others can’t guess from it.'
  if (isRepetitive(lower)) return 'This is the same few characters again and again. Choose one that others can’t guess.'
  if (isCommon(lower)) return 'Many people use this password, so it is among the first that are tried. Choose another.'
  return undefined
}

/** The name before the @ of an address says as much as all of it. */
function holdsName(password: string, handle: string): boolean {
  const [name = ''] = handle.split('@')
  return [handle, name].some(part => part.length >= 3 && password.includes(part))
}

/** Made of one beginning that is repeated, of at most four characters. */
const isRepetitive = (password: string): boolean => /^(.{1,4})\1+.{0,3}$/su.test(password)
