/** What is asked for can't be done; the message says why, to the person who asked. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}
