import { CITATIONS, COMMON_FIELDS, QUOTES } from '../../events/form/shape.ts'
import type { FormOf, FormShape, GroupShape } from '../../forms/shape.ts'

// The fields of the forms for a text, for where somebody stands on it, and for how far one of its points has come.

/** Actors that the record does not have yet; the rest of the form can name them. */
const ACTORS = {
  fields: ['actor', 'new.kind', 'new.side', 'new.role'],
  telling: ['actor', 'new.side', 'new.role'],
  defaults: { 'new.kind': 'person' },
} as const satisfies GroupShape

const NAMED_ACTORS = { fields: ['actor'], telling: ['actor'], defaults: {} } as const satisfies GroupShape

export const DOCUMENT_FORM = {
  single: [
    ...COMMON_FIELDS,
    'title',
    'shortTitle',
    'when',
    'kind',
    'status',
    'summary',
    'availability',
    'fidelity',
    'statedPointCount',
    'pasted',
    'pasted.issue',
  ],
  groups: {
    citations: CITATIONS,
    points: {
      fields: ['number', 'label', 'text', 'issues', 'unverified', 'note'],
      telling: ['number', 'label', 'text', 'issues', 'note'],
      defaults: {},
      several: ['issues'],
      comesWith: ['citations'],
    },
    'points.ancestors': {
      fields: ['from', 'change', 'significance', 'basis', 'note'],
      telling: ['from', 'note'],
      defaults: { change: 'reworded', significance: 'substantive', basis: 'text-compared' },
    },
    'points.values': {
      fields: ['what', 'operator', 'number', 'unit', 'qualifier'],
      telling: ['what', 'number', 'unit', 'qualifier'],
      defaults: { operator: '=' },
    },
    'points.citations': {
      fields: ['source', 'credibility', 'note'],
      telling: ['source', 'note'],
      defaults: { source: '1', credibility: '6' },
      citing: ['source'],
    },
    dropped: {
      fields: ['from', 'basis', 'note'],
      telling: ['from', 'note'],
      defaults: { basis: 'text-compared' },
    },
    authors: {
      fields: ['actor', 'basis', 'note', 'source'],
      telling: ['actor', 'note'],
      defaults: { basis: 'stated', source: '1' },
      citing: ['source'],
    },
    parties: NAMED_ACTORS,
    basedOn: { fields: ['document'], telling: ['document'], defaults: {} },
    custody: {
      fields: ['actor', 'status', 'when', 'source'],
      telling: ['actor', 'when'],
      defaults: { status: 'received', source: '1' },
      citing: ['source'],
    },
    actors: ACTORS,
  },
} as const satisfies FormShape

export const POSITION_FORM = {
  single: [
    ...COMMON_FIELDS,
    'actor',
    'about.document',
    'about.point',
    'about.issue',
    'when',
    'stance',
    'text',
    'speaker',
    'authority',
    'event',
  ],
  groups: { citations: CITATIONS, quotes: QUOTES, actors: ACTORS },
} as const satisfies FormShape

export const POINT_STATE_FORM = {
  single: [...COMMON_FIELDS, 'document', 'point', 'state', 'when', 'assertedBy', 'text'],
  groups: { citations: CITATIONS, among: NAMED_ACTORS, actors: ACTORS },
} as const satisfies FormShape

export type DocumentForm = FormOf<typeof DOCUMENT_FORM>
export type PositionForm = FormOf<typeof POSITION_FORM>
export type PointStateForm = FormOf<typeof POINT_STATE_FORM>
