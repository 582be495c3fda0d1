import { z } from 'zod'
import { CERTAINTIES, EVENT_KINDS } from '../../domain/entries/event.ts'
import { id } from '../../domain/entries/fields.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import type { QueryParameter } from '../../formats/openapi/operation.ts'

type Asked = Exclude<keyof TimelineQuery, 'search'> | 'q'

const some = (of: z.ZodType) => z.array(of)
const day = z.string().meta({ examples: ['2025-11-25'] })

const DESCRIBED: Readonly<Record<Asked, Omit<QueryParameter, 'name'>>> = {
  q: { description: 'Words that a milestone has, or what it refers to.', schema: z.string().max(200) },
  kind: { description: 'Kinds of milestones; of several, any.', schema: some(z.enum(termIds(EVENT_KINDS))) },
  subkind: { description: 'The record’s own kinds.', schema: some(id) },
  process: { description: 'Negotiations.', schema: some(id) },
  table: { description: 'Between whom it is negotiated.', schema: some(id) },
  stage: { description: 'The record’s own stages.', schema: some(id) },
  actor: { description: 'Actors who take part, or for whom somebody does.', schema: some(id) },
  issue: { description: 'Issues.', schema: some(id) },
  document: { description: 'Texts.', schema: some(id) },
  certainty: { description: 'How certain it is.', schema: some(z.enum(termIds(CERTAINTIES))) },
  significance: {
    description: '3 for landmarks, 1 for what completes the picture.',
    schema: some(z.enum(['3', '2', '1'])),
  },
  from: { description: 'No milestone that ended before this day.', schema: day },
  to: { description: 'No milestone that began after this day.', schema: day },
  since: {
    description: 'The number of a revision: milestones that were added or materially changed after it.',
    schema: z.int().min(0),
  },
  context: { description: '“on” for outside events, too, that explain timing.', schema: z.enum(['on', 'off']) },
  order: { description: 'By date.', schema: z.enum(['oldest', 'newest']) },
  page: { description: 'Of the page alone: data is whole, and passes over it.', schema: z.string() },
}

const listed = (names: readonly Asked[]): readonly QueryParameter[] => names.map(name => ({ name, ...DESCRIBED[name] }))

const ALL = Object.keys(DESCRIBED) as Asked[]

/** What files of milestones can be asked. */
export const TIMELINE_PARAMETERS = listed(ALL.filter(name => name !== 'page'))

/** What a drawing can be asked, which has one order. */
export const FILTERS_OF_DRAWINGS = listed(ALL.filter(name => name !== 'page' && name !== 'order'))
