import { dateInWords } from '../../domain/dates/words.ts'
import type { Citation, TimelineEvent } from '../../domain/entries/entries.ts'
import {
  CERTAINTIES,
  CREDIBILITIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  ISSUES,
  OCCURRENCES,
  PARTS,
  RELIABILITIES,
  SIGNIFICANCES,
  SOURCE_KINDS,
  TABLES,
} from '../../domain/entries/vocabulary.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { eventAnchor, pathsAt } from '../site/paths.ts'

// How one event is shown, in the timeline, on its own page and in the preview of the form.

export interface Link {
  readonly text: string
  /** Null for an entry that is not in the record (any more): its text is shown without a link. */
  readonly href: string | null
}

export interface DateView {
  readonly words: string
  readonly edtf: string
}

export interface TermView {
  readonly id: string
  readonly label: string
  readonly definition: string
}

export interface SourceView extends Link {
  /** Position in the event's list of sources, from 1; quotes and accounts point to it. */
  readonly number: number | null
  readonly publisher: string
  readonly originalPublisher: string | null
  readonly kind: string
  readonly date: DateView
  readonly language: string
  readonly reliability: { readonly grade: string; readonly meaning: string }
  readonly credibility: { readonly grade: number; readonly meaning: string } | null
  readonly note: string | null
  readonly url: string
  readonly archiveUrl: string | null
}

export interface QuoteView {
  readonly text: string
  readonly language: string
  readonly speaker: Link
}

/** An event in a list: what a reader needs to decide whether to open it, and the words themselves. */
export interface EventCard {
  readonly id: string
  readonly anchor: string
  /** Null in a preview: it has no page yet. */
  readonly href: string | null
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly date: DateView
  readonly kind: TermView
  readonly certainty: TermView
  readonly isLandmark: boolean
  /** Null when it simply took place. */
  readonly occurrence: TermView | null
  readonly place: string | null
  readonly participants: readonly (Link & {
    readonly part: string
    readonly partId: string
    readonly as: string | null
  })[]
  readonly documents: readonly (Link & { readonly relation: string })[]
  readonly quotes: readonly QuoteView[]
  readonly accountCount: number
  readonly deadline: {
    readonly due: DateView
    readonly setBy: Link
    readonly outcome: TermView
    readonly note: string | null
  } | null
  /** Such as “7 sources, best grade B”. */
  readonly sourceSummary: string
  /** Sequences of the revisions that brought it in and changed it last, for events that changed lately. */
  readonly revisions: { readonly addedAt: number; readonly changedAt: number } | null
  /** Where a list shows what changed since a revision. */
  readonly news: 'New' | 'Changed' | null
}

/** An event on its own page: everything. */
export interface EventView extends EventCard {
  readonly table: TermView
  readonly significance: TermView
  readonly issues: readonly (TermView & { readonly href: string })[]
  readonly quotes: readonly (QuoteView & {
    readonly original: string | null
    readonly translator: string | null
    readonly source: SourceView | null
  })[]
  readonly accounts: readonly { readonly actor: Link; readonly text: string; readonly source: SourceView | null }[]
  readonly follows: readonly (Link & { readonly date: string })[]
  readonly sources: readonly SourceView[]
}

/** The record, or a draft laid over it. */
export type Findable = Pick<NegotiationRecord, 'find' | 'moment'>

type Terms = Readonly<Record<string, { readonly label: string; readonly definition: string }>>

export function termView(vocabulary: Terms, id: string | number): TermView {
  const term = vocabulary[String(id)]
  return { id: String(id), label: term?.label ?? String(id), definition: term?.definition ?? '' }
}

export const dateView = (edtf: string): DateView => ({ words: dateInWords(edtf), edtf })

/** Paragraphs are separated by blank lines; single line breaks are only wrapping. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')

export const actorLink = (record: Findable, id: string): Link => {
  const actor = record.find('actor', id)
  return { text: actor?.name ?? id, href: actor ? pathsAt(record.moment).actor(id) : null }
}

export function sourceView(
  record: Findable,
  id: string,
  { number = null, citation }: { readonly number?: number | null; readonly citation?: Citation } = {},
): SourceView | null {
  const source = record.find('source', id)
  if (!source) return null
  return {
    number,
    text: source.title,
    href: pathsAt(record.moment).source(id),
    publisher: source.publisher,
    originalPublisher: source.originalPublisher ?? null,
    kind: termView(SOURCE_KINDS, source.kind).label,
    date: dateView(source.published),
    language: source.language,
    reliability: { grade: source.reliability, meaning: RELIABILITIES[source.reliability].label },
    credibility: citation
      ? { grade: citation.credibility, meaning: termView(CREDIBILITIES, citation.credibility).label }
      : null,
    note: citation?.note ?? null,
    url: source.url,
    archiveUrl: source.archiveUrl ?? null,
  }
}

export function toEventCard(event: TimelineEvent, record: Findable): EventCard {
  return {
    id: event.id,
    anchor: eventAnchor(event.id),
    href: pathsAt(record.moment).event(event.id),
    title: event.title,
    paragraphs: paragraphsOf(event.summary),
    date: dateView(event.when),
    kind: termView(EVENT_KINDS, event.kind),
    certainty: termView(CERTAINTIES, event.certainty),
    isLandmark: event.significance === 3,
    occurrence: event.occurrence === 'occurred' ? null : termView(OCCURRENCES, event.occurrence),
    place: event.place?.name ?? null,
    participants: event.participants.map(({ actor, part, as }) => ({
      ...actorLink(record, actor),
      part: termView(PARTS, part).label.toLowerCase(),
      partId: part,
      as: as ?? null,
    })),
    documents: event.documents.map(({ document, relation }) => ({
      ...documentLink(record, document),
      relation: termView(DOCUMENT_RELATIONS, relation).label.toLowerCase(),
    })),
    quotes: event.quotes.map(({ text, language, speaker }) => ({
      text,
      language,
      speaker: actorLink(record, speaker),
    })),
    accountCount: event.accounts.length,
    deadline: event.deadline
      ? {
          due: dateView(event.deadline.due),
          setBy: actorLink(record, event.deadline.setBy),
          outcome: termView(DEADLINE_OUTCOMES, event.deadline.outcome),
          note: event.deadline.note,
        }
      : null,
    sourceSummary: summariseSources(event, record),
    revisions: null,
    news: null,
  }
}

export function toEventView(event: TimelineEvent, record: Findable): EventView {
  const sources = event.citations.flatMap((citation, index) => {
    const view = sourceView(record, citation.source, { number: index + 1, citation })
    return view ? [view] : []
  })
  const numbered = (id: string): SourceView | null => {
    const index = event.citations.findIndex(({ source }) => source === id)
    return sourceView(record, id, { number: index < 0 ? null : index + 1 })
  }
  return {
    ...toEventCard(event, record),
    table: termView(TABLES, event.table),
    significance: termView(SIGNIFICANCES, event.significance),
    issues: event.issues.map(issue => ({
      ...termView(ISSUES, issue),
      href: pathsAt(record.moment).issue(issue),
    })),
    quotes: event.quotes.map(({ speaker, source, text, language, original, translator }) => ({
      text,
      language,
      original,
      translator,
      speaker: actorLink(record, speaker),
      source: numbered(source),
    })),
    accounts: event.accounts.map(({ actor, text, source }) => ({
      actor: actorLink(record, actor),
      text,
      source: numbered(source),
    })),
    follows: event.follows.map(id => eventLink(record, id)),
    sources,
  }
}

export function eventLink(record: Findable, id: string): Link & { readonly date: string } {
  const event = record.find('event', id)
  return {
    text: event?.title ?? id,
    href: event ? pathsAt(record.moment).event(id) : null,
    date: event ? dateInWords(event.when) : '',
  }
}

export function documentLink(record: Findable, id: string): Link {
  const document = record.find('document', id)
  return {
    text: document?.shortTitle ?? id,
    href: document ? pathsAt(record.moment).document(id) : null,
  }
}

function summariseSources({ citations }: TimelineEvent, record: Findable): string {
  const grades = citations.map(({ source }) => record.find('source', source)?.reliability ?? 'F').sort()
  const count = grades.length === 1 ? '1 source' : `${grades.length} sources`
  return grades[0] === undefined
    ? 'no source'
    : `${count}, ${grades.length === 1 ? 'grade' : 'best grade'} ${grades[0]}`
}
