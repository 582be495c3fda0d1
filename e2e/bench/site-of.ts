import { join, resolve } from 'node:path'
import type { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import { WITHOUT_OTHERS } from '../../server/journal/contact.ts'
import { readAssets } from '../../server/web/http/assets.ts'
import { createRenderer } from '../../server/web/site/render.ts'
import { createSite, type Site } from '../../server/web/site/site.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** What pages are made from, without a server around it. `npm run build` first. */
export const siteOf = (record: NegotiationRecord, mayWrite = false): Site =>
  createSite(record, {
    render: createRenderer(join(ROOT, 'views')),
    assets: readAssets(join(ROOT, 'dist/assets')).links,
    access: () => (mayWrite ? 'open' : 'closed'),
    publicUrl: null,
    contact: WITHOUT_OTHERS,
    now: () => new Date(),
  })
