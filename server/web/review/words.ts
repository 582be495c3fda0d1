import { type DeskItem, mainDraft, type State } from '../../domain/desk/desk.ts'
import type { ProposedDraft } from '../../domain/desk/entries.ts'
import type { Action } from '../../domain/revisions/revision.ts'
import { ENTRY_PAGES } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'

// What lies on the desk, in words.

export const STATE_WORDS: Readonly<Record<State, string>> = {
  waiting: 'Waiting',
  scheduled: 'To be published',
  'sent-back': 'Sent back',
  accepted: 'Accepted',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
}

const ACTION_WORDS: Readonly<Record<Action, string>> = {
  create: 'Add',
  change: 'Change',
  retract: 'Retract',
  restore: 'Restore',
}

/** Such as “Change the milestone”. */
export const doingOf = ({ action, type }: ProposedDraft): string =>
  `${ACTION_WORDS[action]} ${action === 'create' ? 'a' : 'the'} ${ENTRY_PAGES[type].noun}`.replace(
    /^Add a (?=[aeiou])/,
    'Add an ',
  )

/** What kind of thing it is, as the list is filtered by it. */
export const kindOfItem = (item: DeskItem): string =>
  item.kind === 'report' ? 'report' : mainDraft(item.suggestion).type

export function headingOf(item: DeskItem): string {
  if (item.kind === 'report') return `An error on ${item.report.page}`
  const main = mainDraft(item.suggestion)
  return `${doingOf(main)} “${titleOf(main.record)}”`
}
