import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createAccounts } from './accounts/accounts.ts'
import { openMemoryAccounts } from './accounts/memory-account-store.ts'
import { openMemoryAuditLog } from './accounts/memory-audit-log.ts'
import { createSealing, SEALING_KEY_BYTES } from './accounts/sealing.ts'
import { createApp, ROUTES } from './app.ts'
import { readConfig } from './config.ts'
import { ReviewDesk } from './desk/review-desk.ts'
import { DESK_JOURNAL } from './domain/desk/entries.ts'
import { NegotiationRecord } from './domain/record/negotiation-record.ts'
import { type Revision, revisionLine } from './domain/revisions/revision.ts'
import { openMemoryJournal, openMemoryJournalOf } from './journal/memory-journal.ts'
import { createLogger } from './logger.ts'
import type { ReadingSite } from './static-site/write-site.ts'
import { createCardPress } from './web/cards/card-press.ts'
import { readCardType } from './web/cards/card-type.ts'
import { readAssets } from './web/http/assets.ts'
import { createRenderer } from './web/site/render.ts'
import { serveSite } from './web/site/serve-site.ts'
import { createSite } from './web/site/site.ts'

const CARDS_AT_ONCE = 2

/**
 * The whole site over revisions that stay as they are, as a reader sees it who can't write: for copies of it, on a port of this
 * machine. Its clock stands at the last revision, so that the same revisions make the same pages.
 */
export async function openReadingSite(
  revisions: readonly Revision[],
  { root, publicUrl }: { readonly root: string; readonly publicUrl: string | null },
): Promise<ReadingSite> {
  const read = readConfig({ LOG_LEVEL: 'silent', ...(publicUrl !== null && { PUBLIC_URL: publicUrl }) })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const at = new Date(revisions.at(-1)?.at ?? 0)
  const now = () => at
  const journal = openMemoryJournal({ now, lines: revisions.map(revisionLine) })
  const record = NegotiationRecord.fold(journal.revisions)
  const assets = readAssets(join(root, 'dist/assets'))
  const site = createSite(record, {
    render: createRenderer(join(root, 'views')),
    assets: assets.links,
    access: () => 'closed',
    contact: journal.contact,
    isCopy: true,
    publicUrl,
    now,
  })
  const app = createApp({
    config: read.config,
    journal,
    site,
    assets,
    // Nothing waits for the threads on which they are drawn.
    press: createCardPress(readCardType(join(root, 'dist/picture-fonts')), { atOnce: CARDS_AT_ONCE }),
    logger: createLogger(read.config),
    accounts: createAccounts({
      store: openMemoryAccounts(),
      audit: openMemoryAuditLog({ now }),
      isCommon: () => false,
      sealing: createSealing(async () => randomBytes(SEALING_KEY_BYTES)),
      now,
    }),
    desk: new ReviewDesk({
      journal: openMemoryJournalOf(DESK_JOURNAL, { now }),
      record,
      published: journal,
      nameOf: () => '',
      now,
      newId: randomUUID,
    }),
    // All that asks is the copying itself.
    limits: {
      reads: Number.MAX_SAFE_INTEGER,
      cards: Number.MAX_SAFE_INTEGER,
      prints: Number.MAX_SAFE_INTEGER,
      explorations: Number.MAX_SAFE_INTEGER,
    },
    turns: { share: 1 },
  })
  const served = await serveSite(site, app)
  return {
    url: served.url,
    record,
    routes: ROUTES,
    assets: [...assets.files.keys()],
    publicUrl,
    stop: () => served.stop(0),
  }
}
