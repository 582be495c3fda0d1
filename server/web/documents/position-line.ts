import { AUTHORITIES, type Position, STANCES } from '../../domain/entries/position.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { entryHref } from '../site/entry-paths.ts'
import { actorLink, type Link } from '../site/links.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import type { NumberedSource, SourceList } from '../sources/cited-sources.ts'

export interface PositionLine {
  /** Its own page, with its history. */
  readonly href: string
  readonly actor: Link
  readonly stance: TermView
  readonly date: DateView
  readonly text: string
  readonly authority: string
  readonly speaker: Link | null
  readonly sources: readonly NumberedSource[]
}

export const toPositionLine = (
  { id, actor, stance, when, text, authority, speaker, citations }: Position,
  record: NegotiationRecord,
  sources: SourceList,
): PositionLine => ({
  href: entryHref(record, 'position', id),
  actor: actorLink(record, actor),
  stance: termView(STANCES, stance),
  date: dateView(when),
  text,
  authority: termView(AUTHORITIES, authority).label.toLowerCase(),
  speaker: speaker === undefined || speaker === actor ? null : actorLink(record, speaker),
  sources: sources.marks(citations),
})
