import { z } from 'zod'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { plain } from './exported.ts'

/** An address that answers as JSON Feed 1.1. */
export const feedOperation = (told: Parameters<typeof plain>[0]): JsonOperation =>
  plain(
    told,
    z.object({
      version: z.literal('https://jsonfeed.org/version/1.1'),
      title: z.string(),
      description: z.string(),
      language: z.string(),
      home_page_url: z.string(),
      feed_url: z.string(),
      next_url: z.string().optional(),
      items: z.array(
        z.object({
          id: z.string(),
          url: z.string(),
          title: z.string(),
          content_text: z.string(),
          date_published: z.iso.datetime(),
          date_modified: z.iso.datetime().optional(),
          authors: z.array(z.object({ name: z.string() })),
        }),
      ),
    }),
    { mediaType: 'application/feed+json' },
  )
