import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { byTypeAndId, thinGroundOf } from '../../domain/sources/thin-ground.ts'
import type { CutList, Cutter } from '../lists/cut-list.ts'
import type { Link } from '../site/links.ts'
import { referrerGroups } from '../site/referrers.ts'
import { claimLink } from './claim-view.ts'
import type { SourceListName } from './source-query.ts'

export interface RestingList extends CutList<Link & { readonly detail: string }> {
  readonly id: SourceListName
  readonly title: string
}

/** What rests on a source: what on it alone, then everything by type, in the order of time. */
export function restingLists(record: NegotiationRecord, id: string, cut: Cutter<SourceListName>): RestingList[] {
  const alone = byTypeAndId([...thinGroundOf(record).onSource(id)])
  const lists: RestingList[] = [
    {
      id: 'alone',
      title: words().sources.page.aloneOnIt,
      ...cut('alone', alone, claim => ({ ...claimLink(record, claim), detail: '' })),
    },
    ...referrerGroups(record, id).flatMap(({ name, title, rows }) =>
      // No actor cites a source.
      name === 'actors' ? [] : [{ id: name, title, ...cut(name, rows, row => row()) }],
    ),
  ]
  return lists.filter(({ items }) => items.length > 0)
}
