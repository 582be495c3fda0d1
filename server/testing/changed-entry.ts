import type { Entries } from '../domain/entries/entries.ts'
import type { RevisionDraft } from '../domain/revisions/revision.ts'
import type { PagedType } from '../web/site/entry-paths.ts'
import type { TestSite } from './test-site.ts'

/** Changes an entry as somebody would, with a reason; says under which number that stands in the journal. */
export async function change<T extends PagedType>(
  site: TestSite,
  type: T,
  id: string,
  fields: Partial<Entries[T]>,
  more: Partial<RevisionDraft> = {},
): Promise<number> {
  const last = site.record.history(id).at(-1)
  if (!last) throw new Error(`There is no ${type} “${id}”.`)
  const record = { ...last.record, ...fields } as Entries[T]
  await site.journal.append([
    {
      action: 'change',
      type,
      id,
      record,
      by: 'An editor',
      reason: 'A test',
      material: true,
      expected: last.seq,
      ...more,
    },
  ])
  return site.record.head.seq
}
