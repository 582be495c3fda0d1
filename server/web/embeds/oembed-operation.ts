import { z } from 'zod'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { plain } from '../site/exported.ts'

export const OEMBED: JsonOperation = plain(
  {
    id: 'oembed',
    subject: 'Record',
    summary: 'The code of a page’s piece for other pages (oEmbed 1.0)',
    asks: [
      { name: 'url', description: 'The address of a page of this site.', schema: z.url(), isRequired: true },
      { name: 'format', description: 'How it is answered.', schema: z.enum(['json', 'xml']) },
      { name: 'maxwidth', description: 'In pixels.', schema: z.int().min(1) },
      { name: 'maxheight', description: 'In pixels.', schema: z.int().min(1) },
    ],
  },
  z.object({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    title: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int(),
    html: z.string(),
    width: z.int(),
    height: z.int(),
  }),
)
