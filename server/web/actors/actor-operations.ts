import { z } from 'zod'
import { quote } from '../../domain/entries/citation.ts'
import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import { PARTS } from '../../domain/entries/event.ts'
import { id } from '../../domain/entries/fields.ts'
import { positionSchema } from '../../domain/entries/position.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { referrersSchema } from '../history/referrers-schema.ts'
import { listParameters } from '../lists/list-parameters.ts'
import { standShape } from '../positions/stance-schemas.ts'
import { countSchema, exported, filtersSchema, ids } from '../site/exported.ts'
import { ACTOR_FACETS } from './found-actors.ts'

export const ACTORS: JsonOperation = exported(
  'actors',
  {
    id: 'actors',
    subject: 'Actors',
    summary: 'Actors that match, by name, with the number of their milestones',
    asks: listParameters(ACTOR_FACETS, { kind: 'Kinds of actors.' }),
  },
  {
    filters: filtersSchema,
    count: countSchema,
    actors: z.array(ENTRY_SCHEMAS.actor.extend({ milestones: countSchema })),
  },
)

export const ACTOR: JsonOperation = exported(
  'actor',
  { id: 'actor', subject: 'Actors', summary: 'One actor: people, offices, meetings, words, positions' },
  {
    actor: ENTRY_SCHEMAS.actor,
    standings: z.array(z.object({ about: positionSchema.shape.about, ...standShape, positions: ids })),
    sides: ids,
    offices: z.array(z.object({ title: z.string(), isCurrent: z.boolean(), events: ids })),
    people: ids,
    bodies: ids,
    events: z.array(z.object({ part: z.enum(termIds(PARTS)), events: ids })),
    quotes: z.array(quote.extend({ in: id.meta({ description: 'The milestone or position that has it' }) })),
    accounts: z.array(z.object({ text: z.string(), source: id, event: id })),
    positions: z.array(z.object({ document: id.nullable(), positions: ids })),
    positionsStatedForOthers: ids,
    documents: z.array(z.object({ document: id, roles: z.array(z.enum(['author', 'party', 'custody'])) })),
    meetings: z.array(
      z.object({
        actor: id,
        isColleague: z.boolean(),
        count: countSchema,
        events: ids,
        unclear: ids,
        first: id.nullable(),
        last: id.nullable(),
      }),
    ),
    deadlines: ids.meta({ description: 'Milestones in which it set one' }),
    referredToBy: referrersSchema,
  },
)
