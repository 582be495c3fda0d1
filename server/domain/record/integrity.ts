import { compareDays, type FuzzyDate, parseEdtf } from '../dates/fuzzy-date.ts'
import {
  ENTRY_TYPE_TERMS,
  ENTRY_TYPES,
  type Entries,
  type Entry,
  type EntryProblem,
  type EntryType,
} from '../entries/entries.ts'
import { type Reference, referencesOf } from '../entries/references.ts'
import { inSource } from '../entries/terms.ts'
import { inOneGo } from '../in-one-go.ts'
import type { RevisionDraft } from '../revisions/revision.ts'
import { findingCircles } from './circles.ts'
import type { NegotiationRecord } from './negotiation-record.ts'
import { ownWordProblems, removedWordProblems } from './own-word-problems.ts'
import { ProposedRecord, type RecordView } from './proposed-record.ts'

// What one entry alone can't know: whether its references lead somewhere, whether the order of time allows them, whether
// its id and its address are free. The entry has passed its schema before it comes here.

/** What an entry says of another one of its own type by referring to it. */
const SAYS = { actor: 'speaks for', event: 'follows', document: 'derives from' } as const
type Linked = keyof typeof SAYS

/** What is wrong with drafts that are to be appended together, by the id of the entry; empty when nothing is. */
export function draftProblems(
  drafts: readonly Pick<RevisionDraft, 'action' | 'type' | 'record' | 'reason'>[],
  record: RecordView,
): Map<string, EntryProblem[]> {
  return proposalProblems(ProposedRecord.ofDrafts(record, drafts))
}

/** What is wrong with the entries of a record as it stands, by their ids. */
export function recordProblems(record: NegotiationRecord): Map<string, EntryProblem[]> {
  const entries = ENTRY_TYPES.flatMap(type => record.list(type).map(entry => ({ type, entry })))
  return proposalProblems(new ProposedRecord(record, entries))
}

/** An entry to which others refer can't be retracted: one problem for each of them. */
export function retractionProblems(id: string, record: Pick<RecordView, 'referrers'>): EntryProblem[] {
  // Its issues, kinds and stages are those of all entries.
  if (id === 'record') return [{ path: '', message: 'The record as a whole can’t be retracted. Correct it instead.' }]
  return ENTRY_TYPES.flatMap(type =>
    record
      .referrers(id, type)
      .filter(referrer => referrer.id !== id)
      .map(referrer => ({
        path: '',
        message: `The ${nounOf(type)} “${referrer.id}” refers to it. Change or retract that first.`,
      })),
  )
}

export const proposalProblems = (proposed: ProposedRecord): Map<string, EntryProblem[]> =>
  inOneGo(proposalProblemsInPieces(proposed))

export function* proposalProblemsInPieces(proposed: ProposedRecord): Generator<void, Map<string, EntryProblem[]>> {
  const found = yield* circleProblemsInPieces(proposed)
  const add = (id: string, problems: readonly EntryProblem[]): void => {
    if (problems.length > 0) found.set(id, [...problems, ...(found.get(id) ?? [])])
  }
  for (const { type, entry } of proposed.entries) {
    add(entry.id, neighbourProblems(type, entry, proposed))
    yield
  }
  for (const id of proposed.retracted) add(id, retractionProblems(id, proposed))
  return found
}

/** All but circles: what the entry and those at the other end of its references tell. */
export function neighbourProblems(type: EntryType, entry: Entry, proposed: ProposedRecord): EntryProblem[] {
  const references = referencesOf(type, entry)
  return [
    ...idProblems(type, entry, proposed),
    ...references.flatMap(reference => referenceProblem(type, entry, reference, proposed) ?? []),
    ...ownWordProblems(type, entry, proposed),
    ...removedWordProblems(type, entry, proposed),
    ...addressProblems(entry, proposed),
    ...referrerProblems(type, entry, proposed),
  ]
}

function idProblems(type: EntryType, { id }: Entry, record: RecordView): EntryProblem[] {
  if (type !== 'record' && id === 'record')
    return [{ path: 'id', message: 'The id “record” is kept for the record as a whole. Choose another.' }]
  const used = record.typeOf(id)
  if (used === undefined || used === type) return []
  return [{ path: 'id', message: `The id “${id}” belongs to ${aNounOf(used)} already. Choose another.` }]
}

function referenceProblem(
  type: EntryType,
  entry: Entry,
  reference: Reference,
  proposed: ProposedRecord,
): EntryProblem | undefined {
  const problem = (path: string, message: string): EntryProblem => ({ path, message })
  const { path, id, point } = reference
  if (reference.type === type && id === entry.id) return problem(path, `${capital(SAYS[type as Linked])} itself.`)

  const target = proposed.find(reference.type, id)
  if (!target) return { ...problem(path, missing(reference, proposed)), ...(proposed.isWithdrawn(id) && { needs: id }) }
  if (point !== undefined && 'points' in target && !target.points.some(({ number }) => number === point))
    return problem(path, `Refers to point ${point} of the document “${id}”, which has no such point.`)
  if (reference.type === type && isLater(target, entry) && 'when' in target)
    return problem(path, `${capital(SAYS[type as Linked])} “${id}”, which is later (${target.when}).`)
  return undefined
}

function missing({ type, id }: Reference, record: ProposedRecord): string {
  const used = record.typeOf(id)
  if (used !== undefined && used !== type) return `Refers to “${id}”, which is ${aNounOf(used)}, not ${aNounOf(type)}.`
  const retraction = record.retraction(id)
  if (!retraction)
    return `Refers to the ${nounOf(type)} “${id}”, which ${record.isWithdrawn(id) ? 'is rejected itself' : 'does not exist'}.`
  const because = retraction.reason === null ? '' : ` (${retraction.reason})`
  return `Refers to the ${nounOf(type)} “${id}”, which was retracted${because}.`
}

function addressProblems(entry: Entry, record: RecordView): EntryProblem[] {
  const other = 'url' in entry && entry.url ? record.sourceByUrl(entry.url, entry.locator) : undefined
  if (!other || other.id === entry.id) return []
  const ways = 'Cite that one, or say which part of it this is (its locator).'
  return [{ path: 'url', message: `The source “${other.id}” has this address already. ${ways}` }]
}

/** What a changed entry would do to those that refer to it and are not checked themselves. */
function referrerProblems(type: EntryType, entry: Entry, proposed: ProposedRecord): EntryProblem[] {
  const settled = <T extends EntryType>(of: T): Entries[T][] =>
    proposed.referrers(entry.id, of).filter(({ id }) => !proposed.proposes(id))
  const problems: EntryProblem[] = []
  if ('when' in entry)
    for (const referrer of settled(type))
      if (isLater(entry, referrer) && 'when' in referrer)
        problems.push({
          path: 'when',
          message: `The ${nounOf(type)} “${referrer.id}” of ${referrer.when} ${SAYS[type as Linked]} this and would come before it.`,
        })
  if ('points' in entry)
    for (const from of ['document', 'position', 'pointState'] as const)
      for (const referrer of settled(from)) {
        const numbers = referencesOf(from, referrer).filter(({ id }) => id === entry.id)
        for (const point of new Set(numbers.map(reference => reference.point)))
          if (point !== undefined && !entry.points.some(({ number }) => number === point))
            problems.push({
              path: 'points',
              message: `The ${nounOf(from)} “${referrer.id}” refers to point ${point}, which is not there any more.`,
            })
      }
  return problems
}

/** Entries that follow, derive from or speak for each other in a circle. */
export function* circleProblemsInPieces(proposed: ProposedRecord): Generator<void, Map<string, EntryProblem[]>> {
  const found = new Map<string, EntryProblem[]>()
  for (const type of Object.keys(SAYS) as Linked[]) {
    const links = (id: string): Reference[] => {
      const entry = proposed.find(type, id)
      return entry ? referencesOf(type, entry).filter(reference => reference.type === type && reference.id !== id) : []
    }
    const starts = proposed.entries.filter(entry => entry.type === type).map(({ entry }) => entry.id)
    for (const circle of yield* findingCircles(starts, id => links(id).map(link => link.id)))
      for (const [index, id] of circle.entries()) {
        if (!proposed.proposes(id)) continue
        const round = [...circle.slice(index), ...circle.slice(0, index)]
        const path = links(id).find(link => link.id === (round[1] ?? id))?.path ?? ''
        found.set(id, [...(found.get(id) ?? []), { path, message: `Closes a circle: ${inWords(round, SAYS[type])}.` }])
      }
  }
  return found
}

function inWords(circle: readonly string[], says: string): string {
  const names = [...circle, circle[0]].map(id => `“${id}”`)
  const shown = names.length > 6 ? [...names.slice(0, 4), '…', ...names.slice(-1)] : names
  return shown.join(` ${says} `)
}

/** Whether `entry` is later than `other` whatever day of either date is meant. */
function isLater(entry: Entry, other: Entry): boolean {
  const earliest = dateOf(entry)?.earliest
  const latest = dateOf(other)?.latest
  return earliest != null && latest != null && compareDays(earliest, latest) > 0
}

function dateOf(entry: Entry): FuzzyDate | undefined {
  const parsed = 'when' in entry ? parseEdtf(entry.when) : undefined
  return parsed?.ok ? parsed.date : undefined
}

const nounOf = (type: EntryType): string => inSource(ENTRY_TYPE_TERMS[type]).label.toLowerCase()
const aNounOf = (type: EntryType): string => `${/^[aeiou]/.test(nounOf(type)) ? 'an' : 'a'} ${nounOf(type)}`
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
