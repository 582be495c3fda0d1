import { ACTOR_KINDS } from '../../domain/entries/actor.ts'
import { CREDIBILITIES } from '../../domain/entries/citation.ts'
import {
  AVAILABILITIES,
  CUSTODY_STATUSES,
  DOCUMENT_KINDS,
  FIDELITIES,
  POINT_CHANGES,
} from '../../domain/entries/document.ts'
import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  OCCURRENCES,
  PARTS,
  SIGNIFICANCES,
} from '../../domain/entries/event.ts'
import { POINT_STATES } from '../../domain/entries/point-state.ts'
import { AUTHORITIES, STANCES } from '../../domain/entries/position.ts'
import { RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/source.ts'
import type { Term } from '../../domain/entries/terms.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import type { Findable } from './links.ts'

// Where every word of the record's vocabularies is explained: on the about page, each at an address of its own.

export const GLOSSARY = {
  certainty: CERTAINTIES,
  reliability: RELIABILITIES,
  credibility: CREDIBILITIES,
  significance: SIGNIFICANCES,
  occurrence: OCCURRENCES,
  kinds: EVENT_KINDS,
  tables: null,
  parts: PARTS,
  'point-states': POINT_STATES,
  stances: STANCES,
  authorities: AUTHORITIES,
  'deadline-outcomes': DEADLINE_OUTCOMES,
  'document-kinds': DOCUMENT_KINDS,
  'document-relations': DOCUMENT_RELATIONS,
  availability: AVAILABILITIES,
  fidelity: FIDELITIES,
  custody: CUSTODY_STATUSES,
  'point-changes': POINT_CHANGES,
  issues: null,
  'source-kinds': SOURCE_KINDS,
  'actor-kinds': ACTOR_KINDS,
} as const

export type GlossaryPart = keyof typeof GLOSSARY

/** The record's own words where they explain the part. */
export function glossaryTerms(part: GlossaryPart, record: Findable): Readonly<Record<string, Term>> {
  const words = ownWordsOf(record)
  if (part === 'kinds') return { ...EVENT_KINDS, ...words.kinds }
  return GLOSSARY[part] ?? (part === 'tables' ? words.tables : words.issues)
}

/** The fragment of a term on the about page. */
export const termAnchor = (part: GlossaryPart, id: string): string => `${part}-${id.toLowerCase()}`

/** Where a term is explained, the first time that it is asked for; null from then on, so that no page drowns in links. */
export type Explains = (part: GlossaryPart, id: string) => string | null

export function firstMentions(aboutHref: string): Explains {
  const mentioned = new Set<string>()
  return (part, id) => {
    const anchor = termAnchor(part, id)
    if (mentioned.has(anchor)) return null
    mentioned.add(anchor)
    return `${aboutHref}#${anchor}`
  }
}
