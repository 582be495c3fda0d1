import type { Request } from 'express'
import type { ReviewDesk } from '../../desk/review-desk.ts'
import type { LyingReport, LyingSuggestion } from '../../domain/desk/desk.ts'
import { maySee } from '../../domain/desk/rules.ts'
import type { Writing } from '../editing/writing.ts'
import { NotFoundError } from '../http/http-error.ts'
import { writerOf } from '../http/person.ts'

export interface Reviewing extends Writing {
  readonly desk: ReviewDesk
  /** Whether nobody may publish alone what is their own. */
  readonly isFourEyes: boolean
  /** The public name of an account; null for one that is not there any more. */
  readonly nameOf: (account: string | null) => string | null
}

type Asked = Request<{ id: string }>

/** To whoever may not see it, it does not exist. */
export function suggestionAsked({ desk }: Pick<Reviewing, 'desk'>, req: Asked): LyingSuggestion {
  const item = desk.desk.suggestion(req.params.id)
  if (!item || !maySee(item, writerOf(req))) throw new NotFoundError('There is no such suggestion on your desk.')
  return item
}

export function reportAsked({ desk }: Pick<Reviewing, 'desk'>, req: Asked): LyingReport {
  const item = desk.desk.find(req.params.id)
  if (item?.kind !== 'report') throw new NotFoundError('There is no such report on the desk.')
  return item
}

/** What somebody is called to whoever asks. */
export function calledBy({ nameOf }: Pick<Reviewing, 'nameOf'>, asking: string | null) {
  return (account: string | null): string =>
    account !== null && account === asking ? 'you' : (nameOf(account) ?? 'somebody who has left')
}
