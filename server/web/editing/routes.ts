import { ENTRY_PAGES, isSetting } from '../site/entry-paths.ts'
import { data, page, type Route, write } from '../site/route.ts'
import { editEntryForm, formAgain, newEntryForm } from './entry-form.ts'
import {
  ACTORS,
  DOCUMENTS,
  type EntryKind,
  EVENTS,
  NEGOTIATIONS,
  PHASES,
  POINT_STATES,
  POSITIONS,
  RECORD,
  SOURCES,
} from './entry-kind.ts'
import { entryOperation } from './entry-operations.ts'
import { entryJson, entryPage } from './entry-page.ts'
import { restoreEntry, retractEntry, retractForm, retractionAgain } from './entry-retraction.ts'
import { mergeAgain, mergeEntries, mergeForm } from './merging.ts'
import { submitEntry } from './submitting.ts'
import type { Writing } from './writing.ts'

/** Forms take what they can from an address. */
const NEW = { ignores: () => [] } as const

/** A form that is filled in has nothing to be found. */
const FILLED_IN = { ...NEW, mayBeCrawled: false } as const

/** What is said of the record and its negotiations as such is the business of those who look after it. */
const whoseBusiness = ({ type }: EntryKind) => ({
  who: isSetting(type) ? ('administrator' as const) : ('contributor' as const),
})

function formsOf(kind: EntryKind): Route<Writing>[] {
  const { collection } = ENTRY_PAGES[kind.type]
  const whose = whoseBusiness(kind)
  return [
    page(`${collection}/new`, writing => newEntryForm(kind, writing), { ...NEW, ...whose }),
    write(collection, writing => submitEntry(kind, writing), { again: writing => formAgain(kind, writing), ...whose }),
    ...correctionsOf(kind),
    page(`${collection}/:id/retract`, writing => retractForm(kind, writing), { ...FILLED_IN, ...whose }),
    write(`${collection}/:id/retract`, writing => retractEntry(kind, writing), {
      again: writing => retractionAgain(kind, writing),
      ...whose,
    }),
    write(`${collection}/:id/restore`, writing => restoreEntry(kind, writing), whose),
  ]
}

function correctionsOf(kind: EntryKind): Route<Writing>[] {
  const address = `${ENTRY_PAGES[kind.type].collection}/:id/edit`
  const whose = whoseBusiness(kind)
  return [
    page(address, writing => editEntryForm(kind, writing), { ...FILLED_IN, ...whose }),
    write(address, writing => submitEntry(kind, writing), { again: writing => formAgain(kind, writing), ...whose }),
  ]
}

/** Two that turn out to be the same. */
function mergingOf(kind: EntryKind): Route<Writing>[] {
  const { collection } = ENTRY_PAGES[kind.type]
  return [
    page(`${collection}/:id/merge`, writing => mergeForm(kind, writing), { ...FILLED_IN, ...whoseBusiness(kind) }),
    write(`${collection}/:id/merge`, writing => mergeEntries(kind, writing), {
      again: writing => mergeAgain(kind, writing),
    }),
  ]
}

function entriesOf(kind: EntryKind): Route[] {
  const { collection } = ENTRY_PAGES[kind.type]
  return [
    data(`${collection}/:id.json`, reading => entryJson(kind, reading), { json: entryOperation(kind.type) }),
    page(`${collection}/:id`, reading => entryPage(kind, reading)),
  ]
}

// Forms first, so that `new` is the id of nothing.
export const editingRoutes: readonly Route<Writing>[] = [
  ...[EVENTS, DOCUMENTS, POSITIONS, POINT_STATES, ACTORS, SOURCES, NEGOTIATIONS, PHASES].flatMap(formsOf),
  ...[ACTORS, SOURCES].flatMap(mergingOf),
  // There is one record, which can't be taken out of itself.
  ...correctionsOf(RECORD),
  ...[POSITIONS, POINT_STATES, NEGOTIATIONS, PHASES, RECORD].flatMap(entriesOf),
]
