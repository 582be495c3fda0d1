import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
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

/** What was saved meanwhile, beside what is in the form; sending it again then means to replace that. */
export function conflictOf(kind: EntryKind, record: NegotiationRecord, yours: PagedEntry, form: EntryForm): Answer {
  const { entry: saved, version } = existing(kind.type, record, yours.id)
  const last = record.history(yours.id).at(-1)
  const textsOf = (entry: PagedEntry) => new Map(kind.texts(entry, record).map(({ field, text }) => [field, text]))
  const [mine, theirs] = [textsOf(yours), textsOf(saved)]
  const rows = [...new Set([...theirs.keys(), ...mine.keys()])]
    .map(field => ({ field, saved: theirs.get(field) ?? '', yours: mine.get(field) ?? '' }))
    .filter(row => row.saved !== row.yours)
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
