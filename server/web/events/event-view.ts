import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  OCCURRENCES,
  PARTS,
  SIGNIFICANCES,
  type TimelineEvent,
} from '../../domain/entries/event.ts'
import { RELIABILITIES } from '../../domain/entries/source.ts'
import { translationOf } from '../../domain/entries/translating.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { cite } from '../../formats/citation.ts'
import { type Upkeep, upkeepOf } from '../history/upkeep.ts'
import {
  actorLink,
  documentLink,
  eventLink,
  type Findable,
  type Link,
  linkToEvent,
  negotiationLink,
  type SureLink,
} from '../site/links.ts'
import { issueTerm, kindTerm, tableTerm } from '../site/own-terms.ts'
import { eventAnchor, pathsAt } from '../site/paths.ts'
import { languageOfTexts } from '../site/record-names.ts'
import type { Site } from '../site/site.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { type TranslationNote, translationNote } from '../site/translation-note.ts'
import { type NumberedSource, type SourceMark, sourceView } from '../sources/cited-sources.ts'

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
  /** Null where the record holds no other, and where the page is about it. */
  readonly negotiation: SureLink | null
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
  /** Such as “7 sources, best: usually reliable (B)”. */
  readonly sourceSummary: string
  /** Sequences of the revisions that brought it in and changed it last, for events that changed lately. */
  readonly revisions: { readonly addedAt: number; readonly changedAt: number } | null
  /** Where a list shows what changed since a revision. */
  readonly news: string | null
}

/** An event in full: on its own page and on paper. */
export interface EventView extends EventCard {
  readonly table: TermView | null
  readonly stage: TermView | null
  /** As a data set words it. */
  readonly status: string | null
  readonly externalIds: readonly { readonly scheme: string; readonly value: string }[]
  readonly significance: TermView
  readonly issues: readonly (TermView & { readonly href: string })[]
  readonly quotes: readonly (QuoteView & {
    readonly original: { readonly text: string; readonly language: string } | null
    readonly translator: string | null
    readonly source: SourceMark | null
  })[]
  readonly accounts: readonly { readonly actor: Link; readonly text: string; readonly source: SourceMark | null }[]
  readonly follows: readonly (Link & { readonly date: string })[]
  readonly sources: readonly NumberedSource[]
}

interface EventPage extends Upkeep {
  readonly event: EventView
  readonly followedBy: readonly (Link & { readonly date: string })[]
  readonly previous: (SureLink & { readonly date: string }) | null
  readonly next: (SureLink & { readonly date: string }) | null
  readonly timelineHref: string
  /** Who translated it; null where it is read as it was written. */
  readonly translation: TranslationNote | null
  readonly citation: { readonly plain: string; readonly bibtex: string; readonly cslJson: string }
  readonly jsonHref: string
}

export const EVENT_TEMPLATE = template<EventPage>('events/event')

export function toEventCard(event: TimelineEvent, record: Findable): EventCard {
  return {
    id: event.id,
    anchor: eventAnchor(event.id),
    href: pathsAt(record.moment).event(event.id),
    title: event.shortTitle ?? event.title,
    paragraphs: paragraphsOf(event.summary),
    date: dateView(event.when),
    kind: kindTerm(record, event),
    certainty: termView(CERTAINTIES, event.certainty),
    isLandmark: event.significance === 3,
    occurrence: event.occurrence === 'occurred' ? null : termView(OCCURRENCES, event.occurrence),
    place: event.places.map(({ name }) => name).join(', ') || null,
    negotiation: negotiationLink(record, event),
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
    quotes: event.quotes.map(({ text, speaker }, place) => ({
      text,
      language: languageOfQuote(event, place, record),
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
    const view = sourceView(record, citation.source, citation)
    return view ? [{ ...view, number: index + 1 }] : []
  })
  const mark = (id: string): SourceMark | null => {
    const index = event.citations.findIndex(({ source }) => source === id)
    const view = sourceView(record, id)
    return view && { ...view, number: index < 0 ? null : index + 1 }
  }
  return {
    ...toEventCard(event, record),
    title: event.title,
    stage: event.stage === undefined ? null : termView(ownWordsOf(record).stages, event.stage),
    status: event.status ?? null,
    externalIds: event.externalIds ?? [],
    table: tableTerm(record, event),
    significance: termView(SIGNIFICANCES, event.significance),
    issues: event.issues.map(issue => ({
      ...issueTerm(record, issue),
      href: pathsAt(record.moment).issue(issue),
    })),
    quotes: event.quotes.map(({ speaker, source, text, original, originalLanguage, translator }, place) => ({
      text,
      language: languageOfQuote(event, place, record),
      original: original === null ? null : { text: original, language: originalLanguage ?? 'und' },
      translator,
      speaker: actorLink(record, speaker),
      source: mark(source),
    })),
    accounts: event.accounts.map(({ actor, text, source }) => ({
      actor: actorLink(record, actor),
      text,
      source: mark(source),
    })),
    follows: event.follows.map(id => eventLink(record, id)),
    sources,
  }
}

/** That in which it is read: a quote whose words were translated stands among the translations as it was. */
function languageOfQuote(event: TimelineEvent, place: number, record: Findable): string {
  const isTranslated = translationOf(event, languageOfTexts(record))?.fields[`quotes.${place}.text`] !== undefined
  return isTranslated ? readersLanguage() : (event.quotes[place]?.language ?? languageOfTexts(record))
}

function summariseSources({ citations }: TimelineEvent, record: Findable): string {
  const grades = citations.map(({ source }) => record.find('source', source)?.reliability ?? 'F').sort()
  const { bestOf, noSource, sourceOf } = words().events
  const [best] = grades
  if (best === undefined) return noSource
  const grade = `${RELIABILITIES[best].label.toLowerCase()} (${best})`
  return (grades.length === 1 ? sourceOf : bestOf)(words().sources.counted(grades.length), grade)
}

export function toEventPage(site: Site, event: TimelineEvent): EventPage {
  const { record } = site
  const paths = pathsAt(record.moment)
  const { previous, next } = timelineOf(record).neighbours(event.id)
  const query = { ...EVERYTHING, context: event.kind === 'context' }
  const page = timelineOf(record).pageOf(event.id, query) ?? 1
  return {
    ...upkeepOf(site, 'event', event.id),
    event: toEventView(event, record),
    followedBy: record.referrers(event.id, 'event').map(other => linkToEvent(other, record)),
    previous: previous ? linkToEvent(previous, record) : null,
    next: next ? linkToEvent(next, record) : null,
    timelineHref: `${paths.timeline({ ...query, page })}#${eventAnchor(event.id)}`,
    translation: translationNote(site, 'event', event.id, paths.event(event.id)),
    citation: cite(event, record, site.publicUrl),
    jsonHref: paths.eventJson(event.id),
  }
}
