import type { EntryProblem } from '../../domain/entries/entries.ts'
import { words } from '../../domain/language/words.ts'

/** An answer that is not a page: its message is written for the visitor and shown as it stands. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number
  readonly title: string
  readonly problems: readonly EntryProblem[]

  constructor(status: number, title: string, message: string, problems: readonly EntryProblem[] = []) {
    super(message)
    this.status = status
    this.title = title
    this.problems = problems
  }
}

/** Where in a document that was sent something is wrong (RFC 6901, as a fragment), and how to mend it. */
export interface PointedProblem {
  readonly pointer: string
  readonly detail: string
}

/** What a program has sent can't be stored as it is. */
export class UnprocessableError extends HttpError {
  override name = 'UnprocessableError'
  readonly errors: readonly PointedProblem[]

  constructor(message: string, errors: readonly PointedProblem[]) {
    super(422, words().errors.notStorable, message)
    this.errors = errors
  }
}

export class BadRequestError extends HttpError {
  override name = 'BadRequestError'
  constructor(message: string, problems: readonly EntryProblem[] = []) {
    super(400, words().errors.unreadable, message, problems)
  }
}

export class ForbiddenError extends HttpError {
  override name = 'ForbiddenError'
  constructor(message: string) {
    super(403, words().errors.notAllowed, message)
  }
}

export class NotFoundError extends HttpError {
  override name = 'NotFoundError'
  constructor(message: string) {
    super(404, words().errors.notFound, message)
  }
}
