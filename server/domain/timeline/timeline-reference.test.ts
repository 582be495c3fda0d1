import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { compareDays, type FuzzyDate, parseEdtf } from '../dates/fuzzy-date.ts'
import { headingOf } from '../dates/heading.ts'
import { sortKey } from '../dates/sort-key.ts'
import { numberOfDay } from '../dates/timeline-dates.ts'
import { CERTAINTIES, EVENT_KINDS, SIGNIFICANCES, type TimelineEvent } from '../entries/event.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import { ownWordsOf } from '../record/own-words.ts'
import type { Revision } from '../revisions/revision.ts'
import { aDocument, anActor, anEvent, aSource, revisionOf, type TypedEntry } from '../testing/record-builder.ts'
import { fold, searchWords, wordsOf } from '../text/folding.ts'
import { FACETS, type Facet } from './facets.ts'
import type { Gap } from './gaps.ts'
import { timelineOf } from './record-timeline.ts'
import { linkedTextsOf, ownTextOf, textLookups } from './searchable-text.ts'
import { PAGE_SIZE, TimelineIndex, type TimelineResult } from './timeline-index.ts'
import type { TimelineQuery } from './timeline-query.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

// The timeline index held against the simplest thing that could be right: filtering and sorting an array, for any small
// record, however it came about.

type Filter = 'search' | 'days' | 'since' | Facet
const FILTERS = ['search', 'days', 'since', ...FACETS] as const

function reference(record: NegotiationRecord, query: TimelineQuery): TimelineResult {
  const sorted = record
    .list('event')
    .sort((a, b) => compareText(keyOf(a), keyOf(b)) || a.order - b.order || compareText(a.id, b.id))
  const withContext = query.context || query.kind.includes('context')
  const passing = (without?: Filter): TimelineEvent[] =>
    sorted.filter(event => {
      if (event.kind === 'context' && !withContext && without !== 'kind') return false
      return FILTERS.every(filter => filter === without || passes(event, filter, query, record))
    })
  const matching = passing()
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE))
  const page = query.page === 'last' ? pages : Math.min(Number(query.page), pages)
  const shown = query.order === 'newest' ? matching.toReversed() : matching
  const events = shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const contextIn = { ...query, context: true }
  const silences = silencesIn(matching)
  return {
    total: matching.length,
    totalWithoutFilters: sorted.filter(({ kind }) => withContext || kind !== 'context').length,
    page,
    before: (page - 1) * PAGE_SIZE,
    pages,
    pageSize: PAGE_SIZE,
    order: query.order ?? 'oldest',
    events,
    facets: Object.fromEntries(
      FACETS.map(facet => [facet, countsOf(facet, passing(facet), query, record)]),
    ) as unknown as TimelineResult['facets'],
    contextCount: sorted.filter(
      event => event.kind === 'context' && FILTERS.every(filter => passes(event, filter, contextIn, record)),
    ).length,
    gaps: new Map([...silences].filter(([id]) => events.some(event => event.id === id))),
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const keyOf = (event: TimelineEvent): string => sortKey(dateOf(event), headingOf(dateOf(event)))

const dates = new Map<string, FuzzyDate>()

function dateOf({ when }: { when: string }): FuzzyDate {
  const known = dates.get(when)
  if (known) return known
  const parsed = parseEdtf(when)
  if (!parsed.ok) throw new Error(parsed.message)
  dates.set(when, parsed.date)
  return parsed.date
}

function passes(event: TimelineEvent, filter: Filter, query: TimelineQuery, record: NegotiationRecord): boolean {
  if (filter === 'search') {
    const words = wordsOf(
      fold([ownTextOf(event, ownWordsOf(record)), ...linkedTextsOf(event, textLookups(record))].join('\n')),
    )
    return searchWords(query.search).every(prefix => words.some(word => word.startsWith(prefix)))
  }
  if (filter === 'days') {
    const { earliest, latest } = dateOf(event)
    if (query.from !== null && latest !== null && compareDays(latest, query.from) < 0) return false
    return !(query.to !== null && earliest !== null && compareDays(earliest, query.to) > 0)
  }
  if (filter === 'since') {
    return record.history(event.id).some(({ seq, material }, place) => seq > (query.since ?? 0) && (material || !place))
  }
  const chosen = query[filter].map(String)
  return chosen.length === 0 || valuesOf(filter, event, record).some(value => chosen.includes(value))
}

function valuesOf(facet: Facet, event: TimelineEvent, record: NegotiationRecord): string[] {
  switch (facet) {
    case 'actor': {
      const named = [
        ...event.participants.map(({ actor }) => actor),
        ...event.quotes.map(({ speaker }) => speaker),
        ...event.accounts.map(({ actor }) => actor),
        ...(event.deadline ? [event.deadline.setBy] : []),
      ]
      for (const id of named) {
        const side = record.find('actor', id)?.side
        if (side !== undefined && !named.includes(side)) named.push(side)
      }
      return [...new Set(named)]
    }
    case 'issue':
      return event.issues
    case 'document':
      return [...new Set(event.documents.map(({ document }) => document))]
    case 'significance':
      return [String(event.significance)]
    case 'subkind':
    case 'table':
    case 'stage':
      return event[facet] === undefined ? [] : [event[facet]]
    default:
      return [event[facet]]
  }
}

function countsOf(facet: Facet, events: readonly TimelineEvent[], query: TimelineQuery, record: NegotiationRecord) {
  const chosen = query[facet].map(String)
  const all = events.flatMap(event => valuesOf(facet, event, record))
  const label = (value: string): string => {
    const terms: Record<string, { label: string }> = { ...EVENT_KINDS, ...CERTAINTIES }
    if (facet === 'actor') return fold(record.find('actor', value)?.name ?? value)
    if (facet === 'document') return fold(record.find('document', value)?.shortTitle ?? value)
    if (facet === 'significance') return fold(SIGNIFICANCES[value as unknown as 1].label)
    return fold(terms[value]?.label ?? value)
  }
  return [...new Set([...all, ...chosen])]
    .map(value => ({ value, count: all.filter(one => one === value).length, chosen: chosen.includes(value) }))
    .sort((a, b) => b.count - a.count || compare(label(a.value), label(b.value)) || compare(a.value, b.value))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Day by day: which days between two events does no event cover? */
function silencesIn(sorted: readonly TimelineEvent[]): Map<string, Gap> {
  const [first, last] = [numberOfDay('2024-12-01'), numberOfDay('2026-02-01')]
  const spans = sorted.map(event => {
    const { earliest, latest } = dateOf(event)
    const heading = headingOf(dateOf(event))
    return {
      id: event.id,
      from: earliest === null ? first - 1 : numberOfDay((!heading.isMonth && heading.first) || earliest),
      to: latest === null ? last + 1 : numberOfDay(latest),
    }
  })
  const found = new Map<string, Gap>()
  let silent = Number.NEGATIVE_INFINITY
  for (let day = first; day <= last; day++) {
    if (!spans.some(({ from, to }) => from <= day && day <= to)) {
      silent++
      continue
    }
    if (silent > 10) {
      const ending = spans.find(({ from }) => from === day)
      const isoOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)
      if (ending) found.set(ending.id, { days: silent, from: isoOf(day - silent), to: isoOf(day - 1) })
    }
    silent = 0
  }
  return found
}

const someOf = <T>(...all: T[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 2 })
const ACTORS = ['a1', 'a2', 'a3', 'a4'] as const
const DATES = [
  ...['2025-01-01', '2025-01-02', '2025-01-13', '2025-02-01', '2025-03-20', '2025-01-01~', '2025-03-20?', '2025-12-31'],
  ...[
    '2025-01',
    '2025-02',
    '[2025-02-25,2025-03-09]',
    '2025-21',
    '2025',
    '2025-01-02/2025-01-20',
    '2025-03-01/2025-05-01',
  ],
  ...['2025-02-10/..', '2025-02-10/', '../2025-02-01', '/2025-03-20', 'XXXX-01-01', '[2025-01-05,2025-01-09]'],
]
// Open and unknown bounds hide all silences, so they are rare here.
const when = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...DATES.slice(0, 8)) },
  { weight: 4, arbitrary: fc.constantFrom(...DATES.slice(8, 15)) },
  { weight: 1, arbitrary: fc.constantFrom(...DATES.slice(15)) },
)
const words = fc.array(fc.constantFrom('peace', 'Peaceful', 'plan', 'Київ', 'кии', "Ukraine's", '28-point'), {
  minLength: 1,
  maxLength: 3,
})
const text = words.map(found => found.join(' '))
const actor = fc.constantFrom(...ACTORS)
const kind = fc.constantFrom('talks' as const, 'call' as const, 'context' as const)

const event = fc
  .record({
    id: fc.integer({ min: 0, max: 20 }).map(number => `e${number}`),
    kind,
    title: text,
    when,
    order: fc.integer({ min: -1, max: 1 }),
    certainty: fc.constantFrom('confirmed' as const, 'denied' as const),
    significance: fc.constantFrom(1 as const, 2 as const, 3 as const),
    table: fc.constantFrom('trilateral' as const, 'other' as const),
    issues: fc.uniqueArray(fc.constantFrom('territory' as const, 'sanctions' as const, 'process' as const), {
      minLength: 1,
    }),
    participants: fc.array(fc.record({ actor, part: fc.constant('party' as const) }), { maxLength: 3 }),
    documents: fc.array(
      fc.record({ document: fc.constantFrom('d1', 'd2'), relation: fc.constant('tabled' as const) }),
      { maxLength: 2 },
    ),
    accounts: fc.array(fc.record({ actor, text, source: fc.constant('s1') }), { maxLength: 1 }),
    citations: fc.constantFrom('s1', 's2').map(source => [{ source, credibility: 1 }]),
  })
  .map(fields => anEvent(fields))

const entry: fc.Arbitrary<TypedEntry> = fc.oneof(
  { weight: 8, arbitrary: event },
  {
    weight: 2,
    arbitrary: fc
      .record({ id: actor, name: text, side: fc.option(actor, { nil: undefined }) })
      .map(({ side, ...fields }) => anActor({ ...fields, ...(side !== undefined && { side }) })),
  },
  { weight: 1, arbitrary: fc.record({ id: fc.constantFrom('s1', 's2'), title: text }).map(fields => aSource(fields)) },
  {
    weight: 1,
    arbitrary: fc.record({ id: fc.constantFrom('d1', 'd2'), shortTitle: text }).map(fields => aDocument(fields)),
  },
)

/** Any entries in any order: what is there already is changed, now and then retracted. */
const history = fc
  .array(fc.tuple(entry, fc.integer({ min: 0, max: 5 }), fc.boolean()), { maxLength: 60 })
  .map((steps): Revision[] => {
    const current = new Set<string>()
    const seen = new Set<string>()
    return steps.map(([typed, chance, material], index) => {
      const { id } = typed.entry
      const isThere = current.has(id)
      const action = isThere ? (chance === 0 ? 'retract' : 'change') : seen.has(id) ? 'restore' : 'create'
      seen.add(id)
      if (action === 'retract') current.delete(id)
      else current.add(id)
      return { ...revisionOf(typed, index + 1, action), material }
    })
  })

const query: fc.Arbitrary<TimelineQuery> = fc
  .record({
    search: fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('p', 'peace', 'peacefu pl', 'київ', 'Ки', 'ukraines', 'poi 28', 'newspaper'),
      },
    ),
    kind: someOf('talks' as const, 'call' as const, 'context' as const),
    subkind: fc.constant([]),
    process: someOf('process', 'elsewhere'),
    stage: someOf('early'),
    table: someOf('trilateral' as const, 'other' as const, 'domestic' as const),
    actor: someOf(...ACTORS, 'nobody'),
    issue: someOf('territory' as const, 'sanctions' as const),
    document: someOf('d1', 'd2'),
    certainty: someOf('confirmed' as const, 'denied' as const),
    significance: someOf(3 as const, 2 as const),
    from: fc.option(fc.constantFrom('2025-01-02', '2025-01-14', '2025-03-01', '2026-01-01')),
    to: fc.option(fc.constantFrom('2024-12-31', '2025-01-02', '2025-02-28', '2025-06-01')),
    since: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 60 })),
    context: fc.boolean(),
    order: fc.constantFrom('oldest' as const, 'newest' as const),
    page: fc.constantFrom(1, 1, 2, 'last' as const),
    /** Most filters are off, so that something is left. */
    off: fc.array(fc.constantFrom(...FACETS), { minLength: 2, maxLength: 12 }),
  })
  .map(({ off, ...found }) => ({ ...found, ...Object.fromEntries(off.map(facet => [facet, []])) }))

test('the index answers as filtering and sorting would', () => {
  fc.assert(
    fc.property(history, fc.array(query, { minLength: 1, maxLength: 4 }), (revisions, queries) => {
      const record = NegotiationRecord.fold(revisions)
      for (const asked of queries) {
        const result = timelineOf(record).query(asked)
        expect(result).toEqual(reference(record, asked))
        expect(result.page === 1 && result.pages === 1).toBe(true)
        const all = timelineOf(record).allMatching(asked)
        expect(all).toEqual(result.events)
        expect(timelineOf(record).countMatching(asked)).toBe(all.length)
        for (const { id } of record.list('event')) {
          expect(timelineOf(record).pageOf(id, asked)).toBe(all.some(found => found.id === id) ? 1 : undefined)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('an index kept current equals one that is built anew', () => {
  fc.assert(
    fc.property(history, query, fc.nat(60), (revisions, asked, before) => {
      const record = NegotiationRecord.fold(revisions.slice(0, before))
      timelineOf(record).query(asked)
      for (const revision of revisions.slice(before)) record.apply(revision)
      const anew = NegotiationRecord.fold(revisions)
      expect(timelineOf(record).query(asked)).toEqual(timelineOf(anew).query(asked))
      for (const { id } of record.list('event')) {
        expect(timelineOf(record).neighbours(id)).toEqual(timelineOf(anew).neighbours(id))
      }
      expect([...timelineOf(record).ordered()]).toEqual([...timelineOf(anew).ordered()])
    }),
    { numRuns: 300 },
  )
})

test('the index of another day, which shares that of now, equals one of its own, also after now has gone on', () => {
  // Values that are as frequent stand in the order of names, which only the whole record has all of.
  const answerOf = (timeline: TimelineIndex, asked: TimelineQuery) => {
    const { facets, ...answer } = timeline.query(asked)
    return { ...answer, facets: Object.values(facets).map(values => [...values].sort(byValue)) }
  }
  const byValue = (a: { value: string }, b: { value: string }): number => (a.value < b.value ? -1 : 1)
  fc.assert(
    fc.property(
      history,
      history,
      query,
      fc.constantFrom('2025-05-31', '2025-06-03', '2025-11-20'),
      (now, later, asked, on) => {
        const record = NegotiationRecord.fold(now)
        timelineOf(record)
        const part = record.asOf({ on })
        const own = new TimelineIndex(NegotiationRecord.fold(now).asOf({ on }))
        const check = () => {
          expect(answerOf(timelineOf(part), asked)).toEqual(answerOf(own, asked))
          for (const { id } of record.list('event')) expect(timelineOf(part).neighbours(id)).toEqual(own.neighbours(id))
          expect([...timelineOf(part).ordered()]).toEqual([...own.ordered()])
        }
        check()
        for (const [index, revision] of later.entries()) record.apply({ ...revision, seq: now.length + index + 1 })
        check()
      },
    ),
    { numRuns: 300 },
  )
})

test('pages are as many as it takes, and in both orders', () => {
  const manyEvents = fc.array(fc.record({ when, kind }), { minLength: 95, maxLength: 310 })
  fc.assert(
    fc.property(manyEvents, query, (fields, asked) => {
      const entries = fields.map((some, index) => anEvent({ ...some, id: `e${index}` }))
      const record = NegotiationRecord.fold(entries.map((one, index) => revisionOf(one, index + 1)))
      for (const order of ['oldest', 'newest'] as const) {
        for (const page of [1, 2, 3, 4, 'last'] as const) {
          const open = {
            ...asked,
            order,
            page,
            search: '',
            since: null,
            actor: [],
            document: [],
            issue: [],
            certainty: [],
          }
          expect(timelineOf(record).query(open)).toEqual(reference(record, open))
        }
      }
    }),
    { numRuns: 25 },
  )
})
