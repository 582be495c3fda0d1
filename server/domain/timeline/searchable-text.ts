import { CERTAINTIES, EVENT_KINDS, PARTS, type TimelineEvent } from '../entries/event.ts'
import { inSource } from '../entries/terms.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import type { OwnWords } from '../record/own-words.ts'
import { textsOfTranslations } from '../text/translated.ts'

/** What an event takes over from the entries that it refers to: their names and titles. */
export interface TextLookups {
  actor(id: string): string
  source(id: string): string
  document(id: string): string
}

/** The names by which an actor, a source or a document is found; '' when the record does not hold it. */
export const textLookups = (record: Pick<NegotiationRecord, 'find'>): TextLookups => ({
  actor: id => {
    const actor = record.find('actor', id)
    return actor
      ? join([
          actor.name,
          ...actor.aliases,
          ...actor.offices.map(office => office.title),
          ...textsOfTranslations(actor.translations, [
            'name',
            ...actor.offices.map((_, index) => `offices.${index}.title`),
          ]),
        ])
      : ''
  },
  source: id => {
    const source = record.find('source', id)
    return source
      ? join([source.title, source.publisher, source.originalPublisher, ...textsOfTranslations(source.translations)])
      : ''
  },
  document: id => {
    const document = record.find('document', id)
    return document
      ? join([
          document.title,
          document.shortTitle,
          ...textsOfTranslations(document.translations, ['title', 'shortTitle']),
        ])
      : ''
  },
})

/** What an event is called, in every language. */
export const titlesInAllLanguages = ({ title, shortTitle, translations }: TimelineEvent): string[] => [
  title,
  ...(shortTitle === undefined ? [] : [shortTitle]),
  ...textsOfTranslations(translations, ['title', 'shortTitle']),
]

/** The text that stands in the event itself, one field a line. */
export function ownTextOf(event: TimelineEvent, words: OwnWords): string {
  const { deadline } = event
  const labelOf = (list: keyof OwnWords, id: string | undefined) =>
    id === undefined ? undefined : words[list][id]?.label
  return join([
    event.title,
    event.shortTitle,
    event.summary,
    ...event.places.map(place => place.name),
    inSource(EVENT_KINDS[event.kind]).label,
    labelOf('kinds', event.subkind),
    labelOf('tables', event.table),
    labelOf('stages', event.stage),
    event.status,
    ...(event.externalIds ?? []).map(({ value }) => value),
    inSource(CERTAINTIES[event.certainty]).label,
    ...event.issues.map(issue => labelOf('issues', issue)),
    ...event.participants.flatMap(({ part, as }) => [inSource(PARTS[part]).label, as]),
    ...event.quotes.flatMap(({ text, original, translator }) => [text, original, translator]),
    ...event.accounts.map(({ text }) => text),
    ...event.citations.map(({ note }) => note),
    deadline?.note,
    ...textsOfTranslations(event.translations),
  ])
}

/** The names and titles of what an event refers to, each once. */
export function linkedTextsOf(event: TimelineEvent, lookups: TextLookups): string[] {
  const actors = event.participants.map(({ actor }) => actor)
  const sources = event.citations.map(({ source }) => source)
  for (const { speaker, source } of event.quotes) {
    actors.push(speaker)
    sources.push(source)
  }
  for (const { actor, source } of event.accounts) {
    actors.push(actor)
    sources.push(source)
  }
  if (event.deadline) actors.push(event.deadline.setBy)
  return [
    ...[...new Set(actors)].map(id => lookups.actor(id)),
    ...[...new Set(sources)].map(id => lookups.source(id)),
    ...[...new Set(event.documents.map(({ document }) => document))].map(id => lookups.document(id)),
  ]
}

const join = (texts: readonly (string | null | undefined)[]): string => texts.filter(Boolean).join('\n')
