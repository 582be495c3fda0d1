import { type JournalKind, journalKind } from '../revisions/journal-kind.ts'
import type { RevisionDraft } from '../revisions/revision.ts'

// What is kept at the desk, in a journal of its own that nobody but the editors ever sees: what was suggested and said
// about it, what was decided, and what waits for its time. People stand in it by their accounts and never by their names.

/** What is to be recorded; whoever publishes it answers for it. */
export type ProposedDraft = Omit<RevisionDraft, 'by' | 'suggestedBy'>

/** A form as it was typed, so that it can be gone on with. */
export interface TypedForm {
  readonly single: Readonly<Record<string, string>>
  readonly groups: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
}

export interface Suggestion {
  readonly id: string
  /** Whose it is; null for everybody at this machine. */
  readonly account: string | null
  /** Whole revisions. The last is what it is about; those before it are what it needs. */
  readonly drafts: readonly ProposedDraft[]
  /** Null for what no form has made, such as a retraction. */
  readonly form: TypedForm | null
  /** For the editors alone. */
  readonly note: string | null
  /** Sequence of the record that was looked at. */
  readonly basedOn: number
}

/** A reader's report about a page. Who sent it is neither asked nor kept. */
export interface Report {
  readonly id: string
  readonly page: string
  readonly text: string
  readonly source: string | null
}

interface About {
  readonly id: string
  /** Id of the suggestion or the report. */
  readonly about: string
  readonly account: string | null
}

export interface Comment extends About {
  readonly text: string
}

export const VERDICTS = ['accepted', 'sent-back', 'refused', 'withdrawn'] as const

export type Verdict = (typeof VERDICTS)[number]

export interface Decision extends About {
  readonly verdict: Verdict
  readonly reason: string | null
  /** Sequence under which it stands in the record. */
  readonly published: number | null
}

/** Accepted, and to be published no earlier than at an instant. */
export interface Embargo extends About {
  readonly notBefore: string
}

export interface DeskEntries {
  suggestion: Suggestion
  report: Report
  comment: Comment
  decision: Decision
  embargo: Embargo
}

export const DESK_JOURNAL: JournalKind<DeskEntries> = journalKind(
  'desk',
  ['suggestion', 'report', 'comment', 'decision', 'embargo'],
  { isPrivate: true },
)
