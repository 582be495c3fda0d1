import type { Actor } from '../entries/actor.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { OwnTerm } from '../entries/own-terms.ts'
import type { RecordHeader } from '../entries/record-header.ts'
import type { Source } from '../entries/source.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { textsOfTranslations } from '../text/translated.ts'
import { namesOfActor } from '../timeline/record-spellings.ts'

// What the search finds besides milestones, each with the names that lead to it first and the rest of its text.

type Point = NegotiatingDocument['points'][number]

export type Findable =
  | { readonly kind: 'texts'; readonly document: NegotiatingDocument }
  | {
      readonly kind: 'points'
      readonly document: NegotiatingDocument
      readonly point: Point
      /** Among the points of the text. */
      readonly index: number
    }
  | { readonly kind: 'actors'; readonly actor: Actor }
  | { readonly kind: 'issues'; readonly issue: OwnTerm; readonly header: RecordHeader; readonly index: number }
  | { readonly kind: 'sources'; readonly source: Source }

export type FindableKind = Findable['kind']

/** The types of entries of which something is found here. */
export const FINDABLE_TYPES = ['record', 'document', 'actor', 'source'] as const
type FindableType = (typeof FINDABLE_TYPES)[number]

export const isFindableType = (type: string): type is FindableType =>
  (FINDABLE_TYPES as readonly string[]).includes(type)

/** What is found of one entry: nothing where the record does not hold it. */
export function findablesOf(record: NegotiationRecord, type: FindableType, id: string): Findable[] {
  if (type === 'record') {
    const header = record.find('record', 'record')
    return header ? header.issues.map((issue, index) => ({ kind: 'issues', issue, header, index })) : []
  }
  if (type === 'actor') {
    const actor = record.find('actor', id)
    return actor ? [{ kind: 'actors', actor }] : []
  }
  if (type === 'source') {
    const source = record.find('source', id)
    return source ? [{ kind: 'sources', source }] : []
  }
  const document = record.find('document', id)
  if (!document) return []
  return [
    { kind: 'texts', document },
    ...document.points.map((point, index) => ({ kind: 'points' as const, document, point, index })),
  ]
}

export function namesOf(findable: Findable): string[] {
  switch (findable.kind) {
    case 'texts':
      return [
        findable.document.shortTitle,
        findable.document.title,
        ...textsOfTranslations(findable.document.translations, ['shortTitle', 'title']),
      ]
    case 'points': {
      const { document, point, index } = findable
      return [
        point.label,
        `${document.shortTitle} point ${point.number}`,
        ...textsOfTranslations(document.translations, [`points.${index}.label`]),
      ]
    }
    case 'actors':
      return namesOfActor(findable.actor)
    case 'issues':
      return [
        findable.issue.label,
        ...textsOfTranslations(findable.header.translations, [`issues.${findable.index}.label`]),
      ]
    case 'sources':
      return [findable.source.title, ...textsOfTranslations(findable.source.translations, ['title'])]
  }
}

/** What is read besides the names; the first text is the one from which a passage is shown. */
export function textsOf(findable: Findable): string[] {
  switch (findable.kind) {
    case 'texts': {
      const { summary, brief, status, translations } = findable.document
      const lines = brief.map((_, index) => `brief.${index}.text`)
      return [
        summary,
        ...brief.map(({ text }) => text),
        status,
        ...textsOfTranslations(translations, ['summary', ...lines, 'status']),
      ]
    }
    case 'points':
      return [
        findable.point.text,
        ...textsOfTranslations(findable.document.translations, [`points.${findable.index}.text`]),
      ]
    case 'actors': {
      const { offices, note } = findable.actor
      return [
        offices.map(({ title }) => title).join('; '),
        note ?? '',
        ...textsOfTranslations(findable.actor.translations),
      ]
    }
    case 'issues':
      return [
        findable.issue.definition,
        ...textsOfTranslations(findable.header.translations, [`issues.${findable.index}.definition`]),
      ]
    case 'sources': {
      const { publisher, originalPublisher, locator, url } = findable.source
      return ['', publisher, originalPublisher ?? '', locator ?? '', hostIn(url ?? '')]
    }
  }
}

/** What comes first of two that answer a search alike. */
export const WEIGHTS: Readonly<Record<FindableKind, number>> = {
  actors: 0.5,
  texts: 0.45,
  issues: 0.35,
  points: 0,
  sources: -0.3,
}

const hostIn = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/.*$/, '')
