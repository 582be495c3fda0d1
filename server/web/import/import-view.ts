import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { template } from '../site/template.ts'

export interface ImportPage {
  readonly imported: ImportedView | null
  /** What is to be known before a file is chosen once more. */
  readonly notice: string | null
  readonly problems: readonly EntryProblem[]
  /** Of the file that has them. */
  readonly name: string
  readonly pasted: string
}

interface ImportedView {
  readonly added: string
  readonly changed: string
  readonly revisions: string
}

export const IMPORT_TEMPLATE = template<ImportPage>('import/import', { styles: 'texts' })

const format = (amount: number): string => amount.toLocaleString('en')

/** The batch that ends with a revision; null where the address names none. */
export function importedView(record: NegotiationRecord, done: string | null): ImportedView | null {
  const last = /^\d{1,15}$/.test(done ?? '') ? record.revision(Number(done)) : undefined
  if (last === undefined || last.batchEnd !== last.seq) return null
  let [first, added] = [last.seq, 0]
  for (let at = record.revision(first); at?.batchEnd === last.seq; at = record.revision(at.seq - 1)) {
    first = at.seq
    if (at.action === 'create') added++
  }
  return {
    added: format(added),
    changed: format(last.seq - first + 1 - added),
    revisions: first === last.seq ? `revision ${format(first)}` : `revisions ${format(first)} to ${format(last.seq)}`,
  }
}
