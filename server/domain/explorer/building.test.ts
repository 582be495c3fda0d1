import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SOFT_END, SOFT_START } from '../dates/day-range.ts'
import { numberOfDay } from '../dates/timeline-dates.ts'
import { dateInWords } from '../dates/words.ts'
import { CERTAINTIES, EVENT_KINDS } from '../entries/event.ts'
import { termIds } from '../entries/terms.ts'
import { inOneGo } from '../in-one-go.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPosition,
  aProcess,
  ISSUES,
  recordOf,
  seedRecord,
  TABLES,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { explorerData } from './building.ts'
import { dateTextOf, type ExplorerData, LANE_KEYS } from './explorer-data.ts'
import { parseExplorerQuery } from './explorer-query.ts'

const site = {
  title: 'A record',
  source: 'Parley',
  eventHref: '/events/:id',
  chosenHref: '/explore/:id.json',
  asOf: null,
  today: numberOfDay('2025-07-01'),
  documentHref: (id: string) => `/documents/${id}`,
  positionHref: (id: string) => `/positions/${id}`,
  actorHref: (id: string) => `/actors/${id}`,
  issueHref: (id: string) => `/issues/${id}`,
}
const drawn = (record: NegotiationRecord, query = '', more: Partial<ExplorerData> = {}): ExplorerData =>
  inOneGo(explorerData(record, parseExplorerQuery(new URLSearchParams(query)).query, { ...site, ...more }))
const day = numberOfDay
const seed = seedRecord()

describe('what the explorer draws', () => {
  it('has the events of the timeline in its order, with all they are drawn by', () => {
    const { events, certainties, ...data } = drawn(seed, 'by=kind')
    const all = timelineOf(seed).allMatching(parseExplorerQuery([]).query.filters)
    expect(events.id).toEqual(all.map(({ id }) => id))
    for (const [place, event] of all.entries()) {
      expect(events.title[place]).toBe(event.title)
      expect(events.significance[place]).toBe(event.significance)
      expect(certainties[events.certainty[place] ?? -1]?.id).toBe(event.certainty)
      expect(dateTextOf({ events, ...data }, place)).toBe(dateInWords(event.when))
    }
    expect(new Set(Object.values(events).map(({ length }) => length))).toEqual(new Set([all.length]))
  })

  it('reaches over its events, its texts and what the record covers', () => {
    const { extent, reach } = drawn(seed)
    expect(extent).toEqual({ first: day('2025-01-22'), last: day('2026-07-08') })
    expect(reach).toEqual({ first: day('2014-09-05'), last: day('2026-07-08') })
  })

  it('clips what is open to the reach', () => {
    const record = recordOf(
      aProcess({ coverage: { from: '2025-01', to: '2025-12', note: '' } }),
      anEvent({ id: 'begun', when: '2025-06-01/..' }),
      anEvent({ id: 'ended', when: '/2025-06-02' }),
      anEvent({ id: 'undated', when: 'XXXX' }),
    )
    const { events, extent, dates } = drawn(record)
    expect(extent).toEqual({ first: day('2025-06-01'), last: day('2025-06-02') })
    const spans = events.id.map((id, place) => [id, events.first[place], events.last[place], events.softness[place]])
    expect(spans).toEqual([
      ['begun', day('2025-06-01'), day('2025-12-31'), SOFT_END],
      ['ended', day('2025-01-01'), day('2025-06-02'), SOFT_START],
      ['undated', day('2025-01-01'), day('2025-12-31'), SOFT_START | SOFT_END],
    ])
    expect(dates).toEqual(['from 1 June 2025, end open', 'until 2 June 2025, start unknown', 'date not known'])
  })

  it('puts a lone event without a day where one looks: at the day of reading', () => {
    const record = recordOf(anEvent({ when: 'XXXX' }))
    const here = { first: site.today, last: site.today }
    expect(drawn(record)).toMatchObject({
      extent: here,
      reach: here,
      events: { first: [here.first], last: [here.last] },
    })
    const asOf = { day: day('2025-03-01'), label: '' }
    expect(drawn(record, '', { asOf }).extent).toEqual({ first: asOf.day, last: asOf.day })
  })

  it('is empty of an empty record', () =>
    expect(drawn(recordOf())).toMatchObject({ extent: null, reach: null, lanes: [], documents: [] }))

  it('has the texts in time, with those that they build on', () => {
    const record = recordOf(
      aDocument({ id: 'later', shortTitle: 'Later', when: '2025-07', basedOn: ['first', 'gone'] }),
      aDocument({ id: 'first', shortTitle: 'First', when: '2025-06-01' }),
      aDocument({ id: 'open', when: '2025-08-01/..' }),
    )
    const { documents, reach } = drawn(record)
    expect(documents).toMatchObject([
      { id: 'first', href: '/documents/first', title: 'First', date: '1 June 2025', softness: 0, follows: [] },
      { id: 'later', first: day('2025-07-01'), last: day('2025-07-31'), softness: SOFT_START | SOFT_END, follows: [0] },
      { id: 'open', first: day('2025-08-01'), last: reach?.last },
    ])
    expect(drawn(record, 'document=later').documents).toMatchObject([{ id: 'later', follows: [] }])
    expect(drawn(record, 'to=2025-06').documents.map(({ id }) => id)).toEqual(['first'])
  })

  it('marks where an actor took a stand in that actor’s lane', () => {
    const record = recordOf(
      aHeader(),
      anActor({ id: 'a', name: 'Actor A' }),
      anActor({ id: 'b', name: 'Actor B' }),
      aDocument({ id: 'plan', shortTitle: 'the plan' }),
      anEvent({ participants: [{ actor: 'a', part: 'party' }] }),
      aPosition({
        id: 'p1',
        actor: 'a',
        when: '2025-06-20',
        about: { document: 'plan', point: '3', issue: 'territory' },
      }),
      aPosition({ id: 'p2', actor: 'a', when: '2025-06-10', stance: 'red-line' }),
      aPosition({ id: 'p3', actor: 'b', when: '2025-06', about: { document: 'plan', issue: 'process' } }),
    )
    expect(drawn(record, 'by=actor').lanes).toMatchObject([
      {
        id: 'a',
        href: '/actors/a',
        stances: [
          { href: '/positions/p2', stance: 'red-line', label: 'Actor A: Red line, Process' },
          { href: '/positions/p1', stance: 'accepts', label: 'Actor A: Accepts, point 3 of the plan' },
        ],
      },
      { id: ':others', href: null, events: [], stances: [{ label: 'Actor B: Accepts, the plan', softness: 3 }] },
    ])
    expect(drawn(record, 'by=actor&issue=territory').lanes.flatMap(({ stances }) => stances)).toHaveLength(1)
    expect(drawn(record, 'by=actor&actor=a').lanes.map(({ id }) => id)).toEqual(['a'])
    expect(drawn(record).lanes.flatMap(({ stances }) => stances)).toEqual([])
  })

  it('leads from the lanes of issues to their pages, and from those of tables nowhere', () => {
    expect(drawn(seed, 'by=issue').lanes.every(({ id, href }) => href === `/issues/${id}`)).toBe(true)
    expect(drawn(seed).lanes.every(({ href }) => href === null)).toBe(true)
  })
})

const whens = [
  '2025-06-15',
  '2025-06',
  '2025-06-01/2025-07-03',
  '2025-06-15~',
  '2025/..',
  '/2025-05-01',
  'XXXX',
  '1950',
  '202X',
]
const actorIds = Array.from({ length: 20 }, (_, index) => `actor-${index}`)
const someActors = fc.uniqueArray(fc.constantFrom(...actorIds), { maxLength: 3 })

const anyEvent = fc
  .record({
    when: fc.constantFrom(...whens),
    kind: fc.constantFrom(...termIds(EVENT_KINDS)),
    table: fc.constantFrom(...termIds(TABLES)),
    certainty: fc.constantFrom(...termIds(CERTAINTIES)),
    issues: fc.uniqueArray(fc.constantFrom(...termIds(ISSUES)), { minLength: 1, maxLength: 3 }),
    significance: fc.constantFrom(1 as const, 2 as const, 3 as const),
    actors: someActors,
  })
  .map(({ actors, ...fields }) => ({
    ...fields,
    participants: actors.map(actor => ({ actor, part: 'party' as const })),
  }))
const anyRecord = fc
  .array(anyEvent, { maxLength: 40 })
  .map(events =>
    recordOf(
      ...actorIds.map(
        (id, index): TypedEntry =>
          anActor(
            index < 14
              ? { id, name: id }
              : { id, name: id, kind: 'person', side: `actor-${index - 14}`, offices: [{ title: 'Envoy' }] },
          ),
      ),
      ...events.map((fields, index) => anEvent({ ...fields, id: `event-${index}` })),
    ),
  )
const anyFilter = fc.constantFrom(
  '',
  'context=on',
  'kind=talks&kind=call',
  'significance=3',
  'from=2025-06-10&to=2025-06-20',
  'actor=actor-15&certainty=confirmed',
  'search=meet',
)

describe('between the question and the lanes', () => {
  it('no event is lost, and each stands in rising order inside the reach', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...LANE_KEYS), anyFilter, (record, by, filter) => {
        const query = `${filter}&by=${by}`
        const { filters } = parseExplorerQuery(new URLSearchParams(query)).query
        const asked = timelineOf(record)
          .allMatching(filters)
          .map(({ id }) => id)
        const { events, lanes, reach } = drawn(record, query)
        expect(events.id).toEqual(asked)
        const placed = new Set(lanes.flatMap(lane => lane.events))
        expect([...placed].sort((a, b) => a - b)).toEqual([...asked.keys()])
        for (const lane of lanes) {
          expect(lane.events).toEqual([...new Set(lane.events)].sort((a, b) => a - b))
          expect(lane.events.length + lane.stances.length).toBeGreaterThan(0)
        }
        expect(new Set(lanes.map(({ id }) => id)).size).toBe(lanes.length)
        for (const [place, first] of events.first.entries()) {
          const last = events.last[place] ?? Number.NaN
          expect(first).toBeLessThanOrEqual(last)
          expect(first).toBeGreaterThanOrEqual(reach?.first ?? Number.NaN)
          expect(last).toBeLessThanOrEqual(reach?.last ?? Number.NaN)
        }
      }),
    )
  })
})
