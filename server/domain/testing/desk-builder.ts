// biome-ignore-all lint/style/noRestrictedImports: for tests only, nothing of the program imports it.

import { signatureOf } from '../desk/desk.ts'
import type { DeskEntries, Suggestion } from '../desk/entries.ts'
import type { DraftIn } from '../revisions/revision.ts'
import { anActor } from './record-builder.ts'

/** A suggestion to add an actor, with a few words. */
export const aSuggestion = (id: string, fields: Partial<Suggestion> = {}): Suggestion => ({
  id,
  account: 'contributor',
  drafts: [proposedActor('suggested')],
  form: { single: { name: 'Suggested' }, groups: {} },
  note: null,
  basedOn: 0,
  ...fields,
})

export const proposedActor = (id: string, name = 'Suggested'): Suggestion['drafts'][number] => ({
  action: 'create',
  type: 'actor',
  id,
  record: anActor({ id, name }).entry,
  reason: null,
  material: true,
  expected: 0,
})

export const suggestionDraft = (
  record: Suggestion,
  changes: Partial<DraftIn<DeskEntries>> = {},
): DraftIn<DeskEntries> => ({
  action: 'create',
  type: 'suggestion',
  id: record.id,
  record,
  by: signatureOf(record.account),
  reason: null,
  material: false,
  expected: 0,
  ...changes,
})
