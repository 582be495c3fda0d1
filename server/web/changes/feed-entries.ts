import type { LogRow } from '../../domain/changes/change-log.ts'
import { ALL_CHANGES } from '../../domain/changes/changes-query.ts'
import type { TextPart } from '../../domain/comparison/word-diff.ts'
import type { FeedEntry } from '../../formats/feed.ts'
import type { Telling } from '../forms/changed-field.ts'
import { actionInWords } from '../history/revision-view.ts'
import { format } from '../site/count-words.ts'
import { ENTRY_PAGES, entryPath, historyPath } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import type { FeedPlace } from '../site/feed-place.ts'
import { paths } from '../site/paths.ts'
import { partsInWords } from './log-view.ts'
import { changedBy } from './revision-row.ts'
import { sideBySide } from './side-by-side.ts'

export function feedEntry(row: LogRow, { origin, idOf }: FeedPlace, telling: Telling): FeedEntry {
  const { seq, at, by, type, id, action, record, reason, material } = row.revision
  const said = { id: idOf(seq), published: at, updated: at, author: by }
  if (row.kind === 'batch')
    return {
      ...said,
      title: `${format(row.count)} revisions at once`,
      url: origin + paths.changes({ ...ALL_CHANGES, batch: row.revision.batchEnd }),
      text: textOf([reason, `${partsInWords(row)}.`]),
    }
  const { before } = row
  const changes = sideBySide(changedBy(row.revision, before, telling))
  const changed = before && action === 'change'
  return {
    ...said,
    title: `${actionInWords(action)}: ${titleOf(record)} (${ENTRY_PAGES[type].noun})`,
    url: origin + (changed ? `${historyPath(type, id)}?from=${before.seq}&to=${seq}` : entryPath(type, id)),
    text: textOf([
      reason,
      changed && !material ? 'Wording or typing only.' : null,
      ...changes.map(({ label, before: was, after: is }) => `${label}: ${wordsOf(was)} → ${wordsOf(is)}`),
    ]),
  }
}

const wordsOf = (parts: readonly TextPart[]): string =>
  parts.length === 0 ? 'nothing' : `“${parts.map(({ text }) => text).join('')}”`

const textOf = (lines: readonly (string | null)[]): string => lines.filter(line => line !== null).join('\n')
