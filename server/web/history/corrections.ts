import { correctionsIn } from '../../domain/changes/corrections.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { historyHref, type PagedType } from '../site/entry-paths.ts'
import type { SureLink } from '../site/links.ts'

/** What stands on the page of an entry that was corrected, as in newspapers. */
export interface CorrectionsView {
  /** The newest first. */
  readonly shown: readonly { readonly date: string; readonly reason: string | null }[]
  /** Null where all are shown. */
  readonly all: SureLink | null
}

const MOST_SHOWN = 2

export function correctionsOf(record: NegotiationRecord, type: PagedType, id: string): CorrectionsView {
  const corrections = correctionsIn(record.history(id))
  return {
    shown: corrections.slice(0, MOST_SHOWN).map(({ at, reason }) => ({ date: dateInWords(at.slice(0, 10)), reason })),
    all:
      corrections.length <= MOST_SHOWN
        ? null
        : {
            text: words().history.allCorrections(corrections.length),
            href: historyHref(record, type, id),
          },
  }
}
