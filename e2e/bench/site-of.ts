import { join, resolve } from 'node:path'
import type { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import { readAssets } from '../../server/web/http/assets.ts'
import { createPageCache } from '../../server/web/http/page-cache.ts'
import { createRenderer } from '../../server/web/site/render.ts'
import { createSearchBuilder } from '../../server/web/site/search-builder.ts'
import type { Site } from '../../server/web/site/site.ts'
import { createMoments } from '../../server/web/site/time-travel.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** What pages are made from, without a server around it. `npm run build` first. */
export const siteOf = (record: NegotiationRecord, mayWrite = false): Site => ({
  record,
  moments: createMoments(record),
  cache: createPageCache(),
  search: createSearchBuilder(record),
  render: createRenderer(join(ROOT, 'views')),
  assets: readAssets(join(ROOT, 'dist/assets')).links,
  mayWrite,
  publicUrl: null,
  now: () => new Date(),
})
