import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { ConflictRow } from '../forms/conflict-row.ts'
import type { FieldText } from '../forms/list.ts'
import { withSingle } from '../forms/rearranging.ts'
import type { EntryForm } from '../forms/shape.ts'
import { ENTRY_PAGES, type PagedType } from '../site/entry-paths.ts'
import type { Answer } from './entry-form.ts'
import type { EntryKind, PagedEntry } from './entry-kind.ts'
import { existing } from './writing.ts'

// How the form of an entry is shown that somebody else has changed or retracted while it was open.

/** Undefined for an entry that was not retracted. */
export function retractedMeanwhile(type: PagedType, record: NegotiationRecord, id: string) {
  const retraction = record.retraction(id)
  if (retraction?.type !== type) return undefined
  const { noun } = ENTRY_PAGES[type]
  const why = retraction.reason === null ? '' : ` (“${retraction.reason}”)`
  return {
    editing: retraction.record,
    notice: `This ${noun} was retracted while you were writing${why}. What you typed is still here. Restore it on its page in another tab, then send this again.`,
    status: 409,
  }
}

/** The fields in which two versions of an entry differ, in the words in which people read them. */
export function differences(saved: readonly FieldText[], yours: readonly FieldText[]): ConflictRow[] {
  const textsOf = (texts: readonly FieldText[]) => new Map(texts.map(({ field, text }) => [field, text]))
  const [theirs, mine] = [textsOf(saved), textsOf(yours)]
  return [...new Set([...theirs.keys(), ...mine.keys()])]
    .map(field => ({ field, saved: theirs.get(field) ?? '', yours: mine.get(field) ?? '' }))
    .filter(row => row.saved !== row.yours)
}

/** What was saved meanwhile, beside what is in the form; sending it again then means to replace that. */
export function conflictOf(kind: EntryKind, record: NegotiationRecord, yours: PagedEntry, form: EntryForm): Answer {
  const { entry: saved, version } = existing(kind.type, record, yours.id)
  const last = record.history(yours.id).at(-1)
  const rows = differences(kind.texts(saved, record), kind.texts(yours, record))
  return {
    form: withSingle(form, { version: String(version) }),
    conflict: {
      by: last?.by ?? '',
      at: last ? `${last.at.slice(0, 10)} ${last.at.slice(11, 16)} UTC` : '',
      reason: last?.reason ?? null,
      rows,
    },
  }
}
