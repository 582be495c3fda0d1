import { z } from 'zod'
import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import { edtf, id } from '../../domain/entries/fields.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { revisionsSchema } from '../history/revision-schemas.ts'
import { countSchema, exported, filtersSchema, plain } from '../site/exported.ts'
import { feedOperation } from '../site/feed-operation.ts'
import { TIMELINE_PARAMETERS } from './timeline-parameters.ts'

export const TIMELINE: JsonOperation = exported(
  'timeline',
  {
    id: 'timeline',
    subject: 'Timeline',
    summary: 'Milestones that match, whole, with what they refer to',
    asks: [
      ...TIMELINE_PARAMETERS,
      { name: 'limit', description: 'At most so many at a time; all unless given.', schema: z.int().min(1).max(1_000) },
      { name: 'after', description: 'The milestone after which to go on. “next” of an answer has it.', schema: id },
    ],
  },
  {
    filters: filtersSchema,
    count: countSchema.meta({ description: 'Of all that match' }),
    next: z
      .string()
      .nullable()
      .meta({ description: 'The address of those after these, in the record as it was for these; null at the end' }),
    events: z.array(ENTRY_SCHEMAS.event),
    actors: z.array(ENTRY_SCHEMAS.actor).meta({ description: 'Those that the milestones name' }),
    sources: z.array(ENTRY_SCHEMAS.source).meta({ description: 'Those that the milestones cite' }),
    documents: z.array(z.object({ id, title: z.string(), shortTitle: z.string(), when: edtf })),
  },
)

export const NEGOTIATION: JsonOperation = exported(
  'negotiation',
  { id: 'negotiation', subject: 'Negotiations', summary: 'One negotiation with its phases and its reach' },
  {
    negotiation: ENTRY_SCHEMAS.process,
    reaches: edtf.nullable().meta({ description: 'The last day that the record covers of it' }),
    phases: z.array(ENTRY_SCHEMAS.phase),
    revisions: revisionsSchema,
  },
)

const timelineJsDate = z.object({
  year: z.int(),
  month: z.int().optional(),
  day: z.int().optional(),
  hour: z.int().optional(),
  minute: z.int().optional(),
})

const timelineJsText = z.object({ headline: z.string(), text: z.string().optional() })

const marked = z.looseObject({ '@type': z.string(), name: z.string() })

/** By what stands after `/timeline.`: only the formats that are JSON. */
export const FILE_OPERATIONS: Readonly<Record<string, JsonOperation>> = {
  'feed.json': feedOperation({
    id: 'timelineFeed',
    subject: 'Timeline',
    summary: 'Those of the milestones that were recorded or corrected last, as a feed (JSON Feed 1.1)',
    asks: TIMELINE_PARAMETERS,
  }),
  jsonld: plain(
    {
      id: 'timelineAsLinkedData',
      subject: 'Timeline',
      summary: 'The same milestones as linked data (JSON-LD, schema.org)',
      asks: TIMELINE_PARAMETERS,
    },
    z.object({ '@context': z.literal('https://schema.org'), '@graph': z.array(marked) }),
    { mediaType: 'application/ld+json' },
  ),
  'timelinejs.json': plain(
    {
      id: 'timelineForTimelineJs',
      subject: 'Timeline',
      summary: 'The same milestones as TimelineJS draws them',
      asks: TIMELINE_PARAMETERS,
    },
    z.object({
      scale: z.literal('human'),
      title: z.object({ text: timelineJsText }),
      eras: z.array(z.object({ start_date: timelineJsDate, end_date: timelineJsDate, text: timelineJsText })),
      events: z.array(
        z.object({
          unique_id: id,
          start_date: timelineJsDate,
          end_date: timelineJsDate.optional(),
          display_date: z.string(),
          group: z.string().optional(),
          text: timelineJsText,
        }),
      ),
    }),
  ),
  geojson: plain(
    {
      id: 'timelineAsMap',
      subject: 'Timeline',
      summary: 'The same milestones as a map, a point for each place (GeoJSON, RFC 7946)',
      asks: TIMELINE_PARAMETERS,
    },
    z.object({
      type: z.literal('FeatureCollection'),
      title: z.string(),
      milestones: countSchema,
      milestonesWithoutCoordinates: countSchema,
      features: z.array(
        z.object({
          type: z.literal('Feature'),
          id: z.string(),
          geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()) }),
          properties: z.object({
            milestone: id,
            title: z.string(),
            summary: z.string(),
            when: edtf,
            whenInWords: z.string(),
            kind: z.string(),
            kindLabel: z.string(),
            occurrence: z.string(),
            place: z.string(),
            country: z.string().nullable(),
            url: z.string().nullable(),
          }),
        }),
      ),
    }),
    { mediaType: 'application/geo+json' },
  ),
}
