import { type EntryKind, KINDS } from '../editing/entry-kind.ts'
import type { Writing } from '../editing/writing.ts'
import { ENTRY_PAGES } from '../site/entry-paths.ts'
import { data, page, type Route, write } from '../site/route.ts'
import { CHANGES, CHANGES_FEED, historyOperation } from './change-operations.ts'
import { changesAtom, changesJsonFeed, correctionsAtom } from './feeds.ts'
import { historyJson, historyPage, ignoredByHistory } from './history-page.ts'
import { changesJson, changesPage, ignoredByChanges } from './log-page.ts'
import { restoreVersion } from './restoring.ts'

function historyOf(kind: EntryKind): Route<Writing>[] {
  const address = `${ENTRY_PAGES[kind.type].collection}/:id/history`
  return [
    data(`${address}.json`, reading => historyJson(kind, reading), {
      about: 'What each revision of an entry changed, field by field',
      json: historyOperation(kind.type),
    }),
    // An outdated version is not what people are to find who search for it.
    page(address, reading => historyPage(kind, reading), { mayBeCrawled: false, ignores: ignoredByHistory }),
    write(address, writing => restoreVersion(kind, writing)),
  ]
}

const LOG = 'What was added and corrected, the newest first, with every difference'

export const changesRoutes: readonly Route<Writing>[] = [
  ...Object.values(KINDS).flatMap(historyOf),
  page('/changes', changesPage, { ignores: ignoredByChanges }),
  data('/changes.json', changesJson, { about: LOG, example: '?kind=event&material=yes', json: CHANGES }),
  data('/changes.atom', changesAtom, { about: 'The same as a feed' }),
  data('/changes.feed.json', changesJsonFeed, { about: 'The same as a feed', json: CHANGES_FEED }),
  data('/corrections.atom', correctionsAtom, { about: 'What readers must notice, as a feed' }),
]
