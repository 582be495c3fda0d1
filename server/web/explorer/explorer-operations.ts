import { z } from 'zod'
import { id } from '../../domain/entries/fields.ts'
import { LANE_KEYS } from '../../domain/explorer/explorer-data.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { exported } from '../site/exported.ts'
import { FILTERS_OF_DRAWINGS } from '../timeline/timeline-parameters.ts'

const place = z.int().min(-1)
const range = { first: z.int(), last: z.int() }
const span = { ...range, softness: z.number() }

/** What `ExplorerData` is: days are counted from 1 January 1970, and columns refer to each other by places. */
export const EXPLORER: JsonOperation = exported(
  'explorer',
  {
    id: 'explorer',
    subject: 'Explorer',
    summary: 'What the explorer draws, as columns',
    asks: [...FILTERS_OF_DRAWINGS, { name: 'by', description: 'What the lanes are.', schema: z.enum(LANE_KEYS) }],
  },
  {
    source: z.string(),
    by: z.enum(LANE_KEYS),
    eventHref: z.string(),
    chosenHref: z.string(),
    extent: z.object(range).nullable(),
    reach: z.object(range).nullable(),
    asOf: z.object({ day: z.int(), label: z.string() }).nullable(),
    today: z.int(),
    certainties: z.array(z.object({ id: z.string(), label: z.string() })),
    dates: z.array(z.string()),
    events: z.object({
      id: z.array(id),
      title: z.array(z.string()),
      first: z.array(z.int()),
      last: z.array(z.int()),
      softness: z.array(z.number()),
      date: z.array(place),
      significance: z.array(z.int()),
      certainty: z.array(place),
    }),
    lanes: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        href: z.string().nullable(),
        events: z.array(place),
        stances: z.array(z.object({ ...span, href: z.string(), stance: z.string(), label: z.string() })),
      }),
    ),
    documents: z.array(
      z.object({ ...span, id, href: z.string(), title: z.string(), date: z.string(), follows: z.array(place) }),
    ),
    phases: z.array(z.object({ ...range, title: z.string(), date: z.string() })),
  },
)

const namedPage = z.object({ text: z.string(), href: z.string().nullable() })

export const CHOSEN: JsonOperation = exported(
  'explorer-milestone',
  { id: 'explorerMilestone', subject: 'Explorer', summary: 'What stands beside the drawing about a milestone' },
  {
    paragraphs: z.array(z.string()),
    participants: z.array(namedPage),
    documents: z.array(namedPage),
  },
)
