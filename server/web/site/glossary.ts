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
  certainty: { title: 'Certainty of a milestone', terms: CERTAINTIES },
  reliability: { title: 'Reliability of a source', terms: RELIABILITIES },
  credibility: { title: 'Credibility of a piece of information', terms: CREDIBILITIES },
  significance: { title: 'Significance', terms: SIGNIFICANCES },
  occurrence: { title: 'Occurrence', terms: OCCURRENCES },
  kinds: { title: 'Kinds of milestones', terms: EVENT_KINDS },
  tables: { title: 'Negotiating tables', terms: null },
  parts: { title: 'Parts of participants', terms: PARTS },
  'point-states': { title: 'States of a point', terms: POINT_STATES },
  stances: { title: 'Stances', terms: STANCES },
  authorities: { title: 'Who speaks', terms: AUTHORITIES },
  'deadline-outcomes': { title: 'Outcomes of deadlines', terms: DEADLINE_OUTCOMES },
  'document-kinds': { title: 'Kinds of texts', terms: DOCUMENT_KINDS },
  'document-relations': { title: 'What happened to a text', terms: DOCUMENT_RELATIONS },
  availability: { title: 'What of a text is public', terms: AVAILABILITIES },
  fidelity: { title: 'Whose words the points of a text are', terms: FIDELITIES },
  custody: { title: 'Who has a text', terms: CUSTODY_STATUSES },
  'point-changes': { title: 'What becomes of a point in the next text', terms: POINT_CHANGES },
  issues: { title: 'Issues', terms: null },
  'source-kinds': { title: 'Kinds of sources', terms: SOURCE_KINDS },
  'actor-kinds': { title: 'Kinds of actors', terms: ACTOR_KINDS },
} as const

export type GlossaryPart = keyof typeof GLOSSARY

/** The record's own words where they explain the part. */
export function glossaryTerms(part: GlossaryPart, record: Findable): Readonly<Record<string, Term>> {
  const words = ownWordsOf(record)
  if (part === 'kinds') return { ...EVENT_KINDS, ...words.kinds }
  return GLOSSARY[part].terms ?? (part === 'tables' ? words.tables : words.issues)
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
