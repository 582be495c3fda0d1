import { DESK_JOURNAL, type DeskEntries, type Suggestion } from '../domain/desk/entries.ts'
import { aSuggestion, proposedActor, suggestionDraft } from '../domain/testing/desk-builder.ts'
import { describeJournalOf, type JournalSamples } from './journal.contract.ts'

const SAMPLES: JournalSamples<DeskEntries> = {
  kind: DESK_JOURNAL,
  draft: (id, changes) => suggestionDraft(aSuggestion(id), changes),
  record: (id, text) => aSuggestion(id, { note: text, drafts: [proposedActor('suggested', text)] }),
  spoil: record => {
    const { drafts } = record as { drafts: { record: { name: string } }[] } & Suggestion
    for (const draft of drafts) draft.record.name = 'After'
  },
  otherType: 'comment',
}

/** What every journal promises, of one that keeps a desk. */
export const describeDeskJournal = (
  name: string,
  createPlace: Parameters<typeof describeJournalOf<DeskEntries>>[2],
): void => describeJournalOf(SAMPLES, name, createPlace)
