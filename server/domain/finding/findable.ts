import type { Actor } from '../entries/actor.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import { ISSUES } from '../entries/issues.ts'
import type { Source } from '../entries/source.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { namesOfActor } from '../timeline/record-spellings.ts'

// What the search finds besides milestones, each with the names that lead to it first and the rest of its text.

export type Issue = keyof typeof ISSUES
type Point = NegotiatingDocument['points'][number]

export type Findable =
  | { readonly kind: 'texts'; readonly document: NegotiatingDocument }
  | { readonly kind: 'points'; readonly document: NegotiatingDocument; readonly point: Point }
  | { readonly kind: 'actors'; readonly actor: Actor }
  | { readonly kind: 'issues'; readonly issue: Issue }
  | { readonly kind: 'sources'; readonly source: Source }

export type FindableKind = Findable['kind']

/** The types of entries of which something is found here. */
export const FINDABLE_TYPES = ['document', 'actor', 'source'] as const
type FindableType = (typeof FINDABLE_TYPES)[number]

export const isFindableType = (type: string): type is FindableType =>
  (FINDABLE_TYPES as readonly string[]).includes(type)

/** What is found of one entry: nothing where the record does not hold it. */
export function findablesOf(record: NegotiationRecord, type: FindableType, id: string): Findable[] {
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
  return [{ kind: 'texts', document }, ...document.points.map(point => ({ kind: 'points' as const, document, point }))]
}

export const ALL_ISSUES: readonly Findable[] = Object.keys(ISSUES).map(issue => ({
  kind: 'issues',
  issue: issue as Issue,
}))

export function namesOf(findable: Findable): string[] {
  switch (findable.kind) {
    case 'texts':
      return [findable.document.shortTitle, findable.document.title, ...translated(findable.document, ['title'])]
    case 'points': {
      const { document, point } = findable
      return [point.label, `${document.shortTitle} point ${point.number}`]
    }
    case 'actors':
      return namesOfActor(findable.actor)
    case 'issues':
      return [ISSUES[findable.issue].label]
    case 'sources':
      return [findable.source.title, ...translated(findable.source, ['title'])]
  }
}

/** What is read besides the names; the first text is the one from which a passage is shown. */
export function textsOf(findable: Findable): string[] {
  switch (findable.kind) {
    case 'texts': {
      const { summary, brief, status } = findable.document
      return [summary, ...brief.map(({ text }) => text), status, ...translated(findable.document)]
    }
    case 'points':
      return [findable.point.text]
    case 'actors': {
      const { role, note } = findable.actor
      return [role ?? '', note ?? '', ...translated(findable.actor)]
    }
    case 'issues':
      return [ISSUES[findable.issue].definition]
    case 'sources': {
      const { publisher, originalPublisher, url } = findable.source
      return ['', publisher, originalPublisher ?? '', url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/.*$/, '')]
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

type Translated = { readonly translations?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined }

const translated = ({ translations = {} }: Translated, fields?: readonly string[]): string[] =>
  Object.values(translations).flatMap(texts =>
    fields ? fields.flatMap(field => texts[field] ?? []) : Object.values(texts),
  )
