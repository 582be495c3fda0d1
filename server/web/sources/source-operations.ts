import { z } from 'zod'
import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import { id } from '../../domain/entries/fields.ts'
import { sourceSchema } from '../../domain/entries/source.ts'
import { RESTING_TYPES } from '../../domain/sources/thin-ground.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { referrersSchema } from '../history/referrers-schema.ts'
import { listParameters } from '../lists/list-parameters.ts'
import { countSchema, exported, filtersSchema, ids, plain } from '../site/exported.ts'
import { SOURCE_LIST_FACETS } from './found-sources.ts'

const LIST = listParameters(SOURCE_LIST_FACETS, {
  show: 'Lists to work on: what rests on one source alone, on republications alone, has no archived copy, is not used.',
  kind: 'Kinds of sources.',
  reliability: 'Reliability, from A to F.',
  publisher: 'Publishers.',
  language: 'Languages, by their codes.',
})

const claim = z.object({ type: z.enum(RESTING_TYPES), id })

export const SOURCES: JsonOperation = exported(
  'sources',
  {
    id: 'sources',
    subject: 'Sources',
    summary: 'Sources that match, the newest first, with what rests on them',
    asks: LIST,
  },
  {
    filters: filtersSchema,
    count: countSchema,
    sources: z.array(
      z.object({
        ...sourceSchema.shape,
        restsOnIt: z.array(claim),
        restsOnItAlone: z.array(claim.extend({ point: z.string().optional() })),
      }),
    ),
    entries: z
      .array(claim.extend({ point: z.string().nullable(), sources: ids }))
      .optional()
      .meta({ description: 'What rests on them, in the lists of entries on thin ground' }),
  },
)

export const SOURCE: JsonOperation = exported(
  'source',
  { id: 'source', subject: 'Sources', summary: 'One source and what rests on it' },
  { source: ENTRY_SCHEMAS.source, referredToBy: referrersSchema },
)

const cslDate = z.object({ 'date-parts': z.array(z.array(z.int())) })

export const SOURCES_AS_CSL: JsonOperation = plain(
  { id: 'sourcesAsCsl', subject: 'Sources', summary: 'The same sources for reference managers (CSL-JSON)', asks: LIST },
  z.array(
    z.object({
      id,
      type: z.string(),
      title: z.string(),
      publisher: z.string(),
      'container-title': z.string().optional(),
      issued: cslDate.optional(),
      accessed: cslDate.optional(),
      language: z.string(),
      URL: z.string().optional(),
      archive_location: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
  { mediaType: 'application/vnd.citationstyles.csl+json' },
)
