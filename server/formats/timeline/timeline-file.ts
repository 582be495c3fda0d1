import type { TimelineEvent } from '../../domain/entries/event.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'

/** What a timeline is written from, whatever the format. */
export interface TimelineFile {
  readonly record: Pick<NegotiationRecord, 'find' | 'list' | 'history' | 'changedAt' | 'head' | 'origin'>
  /** In the order in which they are to stand. */
  readonly events: readonly TimelineEvent[]
  /** What the file is called where people see it. */
  readonly title: string
  /** Null where the site is known only to its own machine. */
  readonly publicUrl: string | null
  /** The page that shows the same, without the host. */
  readonly page: string
}

export const addressOfEvent = ({ publicUrl }: Pick<TimelineFile, 'publicUrl'>, { id }: TimelineEvent): string | null =>
  publicUrl === null ? null : `${publicUrl}/events/${id}`
