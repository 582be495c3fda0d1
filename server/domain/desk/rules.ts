import { isAtLeast, type Role } from '../accounts/roles.ts'
import type { DeskItem, LyingSuggestion } from './desk.ts'

// Who may do what at the desk.

export interface Deskmate {
  readonly account: string | null
  readonly role: Role
}

export const isOwn = (item: DeskItem, { account }: Pick<Deskmate, 'account'>): boolean =>
  item.kind === 'suggestion' && item.suggestion.account === account

/** Editors see everything, others what is theirs. */
export const maySee = (item: DeskItem, person: Deskmate): boolean =>
  isAtLeast(person.role, 'editor') || isOwn(item, person)

/** As long as it waits for a decision, or was sent back for more work. */
export const mayEdit = (item: LyingSuggestion, person: Deskmate): boolean =>
  (item.state === 'waiting' || item.state === 'sent-back') && maySee(item, person)

export const mayWithdraw = (item: LyingSuggestion, person: Deskmate): boolean =>
  (item.state === 'waiting' || item.state === 'sent-back') && isOwn(item, person)

export const mayDecide = (item: DeskItem, person: Deskmate): boolean =>
  item.state === 'waiting' && isAtLeast(person.role, 'editor')

/** Whether somebody may say that this is published: under the rule of four eyes nobody says so of their own. */
export type Publishing = 'may' | 'in-an-emergency' | 'may-not'

export function publishing(item: LyingSuggestion, person: Deskmate, isFourEyes: boolean): Publishing {
  if (!isAtLeast(person.role, 'editor')) return 'may-not'
  if (item.state !== 'waiting' && item.state !== 'scheduled') return 'may-not'
  if (!isFourEyes || !isOwn(item, person)) return 'may'
  return person.role === 'administrator' ? 'in-an-emergency' : 'may-not'
}
