import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayRange } from '../../domain/dates/day-range.ts'
import { numberOfDay } from '../../domain/dates/timeline-dates.ts'
import { explorerData } from '../../domain/explorer/building.ts'
import type { ExplorerData } from '../../domain/explorer/explorer-data.ts'
import { parseExplorerQuery } from '../../domain/explorer/explorer-query.ts'
import { inOneGo } from '../../domain/in-one-go.ts'
import { anEvent, recordOf, seedRecord } from '../../domain/testing/record-builder.ts'
import { drawExplorer } from './still-drawing.ts'
import type { StillDrawing, StillMark } from './still-view.ts'

const site = {
  title: 'A record',
  source: 'Parley',
  eventHref: '/events/:id',
  chosenHref: '/explore/:id.json',
  asOf: { day: numberOfDay('2025-12-31'), label: 'Record reaches to 31 December 2025' },
  today: numberOfDay('2025-07-01'),
  documentHref: (id: string) => `/documents/${id}`,
  positionHref: (id: string) => `/positions/${id}`,
  actorHref: (id: string) => `/actors/${id}`,
  issueHref: (id: string) => `/issues/${id}`,
}
const addresses = {
  event: (id: string) => `/events/${id}`,
  view: ({ first, last }: DayRange) => `/explore?${first}-${last}`,
  list: ({ first, last }: DayRange, lane?: string) => `/?${first}-${last} ${lane ?? ''}`,
  documents: '/documents',
  positions: '/positions',
}
const WIDTH = 640
const dataOf = (record: Parameters<typeof explorerData>[0], query = ''): ExplorerData =>
  inOneGo(explorerData(record, parseExplorerQuery(new URLSearchParams(query)).query, site))
const draw = (data: ExplorerData, days = data.extent as DayRange, width = WIDTH): StillDrawing =>
  drawExplorer(data, { days, width, addresses, selected: null })

const seed = dataOf(seedRecord())
const days = (first: string, last: string) => ({ first: numberOfDay(first), last: numberOfDay(last) })
const stands = (marks: readonly StillMark[]) =>
  marks.reduce((sum, { count }) => sum + (count === null ? 1 : Number(count.replace(',', ''))), 0)

describe('the drawing', () => {
  it('has every milestone of every lane, by itself or counted', () => {
    for (const lane of draw(seed).lanes) expect(lane.count).toBe(String(stands(lane.marks)))
    expect(draw(seed).lanes.map(({ label }) => label)).toEqual(seed.lanes.map(({ label }) => label))
  })

  it('leads from every mark to its event, and says what it is', () => {
    const { lanes } = draw(seed, days('2025-11-23', '2025-11-23'))
    const mark = lanes.flatMap(({ marks }) => marks).find(({ href }) => href === '/events/2025-11-23-geneva-talks')
    expect(mark).toMatchObject({
      words: '23 November 2025: US and Ukraine hold talks in Geneva on the plan (confirmed)',
      tone: 'certainty-confirmed',
    })
  })

  it('has only what is in view, whatever the view', () => {
    const ofTheDay = draw(seed, days('2025-02-28', '2025-02-28'))
    expect(stands(ofTheDay.lanes.flatMap(({ marks }) => marks))).toBe(1)
    expect(stands(draw(seed, days('2031-01-01', '2031-02-01')).lanes.flatMap(({ marks }) => marks))).toBe(0)
    expect(draw(seed, days('0000-01-01', '9999-12-31')).axis.length).toBeLessThan(20)
  })

  it('opens a cluster in a narrower view, and one day’s in the list', () => {
    const events = Array.from({ length: 40 }, (_, index) => anEvent({ id: `event-${index}`, when: '2025-06-15' }))
    const year = anEvent({ id: 'last', when: '2025-12-30' })
    const day = numberOfDay('2025-06-15')
    const crowd = draw(dataOf(recordOf(...events, year))).lanes[0]?.marks.find(({ count }) => count !== null)
    expect(crowd?.href).toBe(`/?${day}-${day} other`)
    const clusters = draw(seed).lanes.flatMap(({ marks }) => marks.filter(({ count }) => count !== null))
    expect(clusters.some(({ href }) => href.startsWith('/explore?'))).toBe(true)
  })

  it('shows what is not known to the day with soft ends, and not where the view cuts it off', () => {
    const data = dataOf(
      recordOf(
        anEvent({ id: 'month', when: '2025-06' }),
        anEvent({ id: 'about', when: '2025-08-10~' }),
        anEvent({ id: 'firm', when: '2025-09-01/2025-09-20' }),
      ),
    )
    const [lane] = draw(data).lanes
    expect(lane?.bars.map(({ soft }) => soft)).toEqual(['both', null])
    expect(lane?.marks.map(({ isSoft }) => isSoft)).toEqual([false, true, false])
    expect(draw(data, days('2025-06-10', '2025-07-30')).lanes[0]?.bars).toMatchObject([{ soft: 'end', x: 0 }])
  })

  it.each(['2025-06-15', '2025-06', 'XXXX', '../..', '202X', '-0044-03-15'])(
    'has a lone milestone of %s in view',
    when => {
      const { lanes } = draw(dataOf(recordOf(anEvent({ when, title: 'اجتماع '.repeat(20) }))))
      expect(lanes.flatMap(({ marks }) => marks.map(({ href }) => href))).toEqual(['/events/event'])
    },
  )

  it('marks today and the reach of the record where they are in view', () => {
    expect(draw(seed).days.map(({ kind }) => kind)).toEqual(['today', 'as-of'])
    expect(draw(seed, days('2025-11-01', '2025-11-30')).days).toEqual([])
  })

  it('draws the texts, and lines from those that a text builds on', () => {
    const { texts, lineage } = draw(seed, undefined, 1072)
    expect(texts?.marks.some(({ href }) => href === '/documents/us-28-point-2025-11')).toBe(true)
    expect(lineage.length).toBeGreaterThan(0)
  })

  it('points out what is chosen', () => {
    const id = seed.events.id[0] ?? ''
    const drawing = drawExplorer(seed, { days: seed.extent as DayRange, width: WIDTH, addresses, selected: id })
    const pointedOut = drawing.lanes.flatMap(({ marks }) => marks.filter(({ isSelected }) => isSelected))
    expect(pointedOut.map(({ href }) => href)).toEqual([`/events/${id}`])
  })

  it('stays in bounds, in both directions, at any width and view', () => {
    const reach = { first: numberOfDay('2014-01-01'), last: numberOfDay('2027-01-01') }
    const anyView = fc
      .tuple(fc.integer({ min: reach.first, max: reach.last }), fc.integer({ min: 0, max: 4000 }))
      .map(([first, length]) => ({ first, last: first + length }))
    fc.assert(
      fc.property(anyView, fc.integer({ min: 288, max: 1400 }), (view, width) => {
        const { height, lanes, texts } = draw(seed, view, width)
        for (const band of [...lanes, ...(texts ? [texts] : [])]) {
          for (const { x, y, label } of band.marks) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x).toBeLessThanOrEqual(100)
            expect(y).toBeGreaterThan(band.y)
            expect(y).toBeLessThan(band.y + band.height)
            if (label) expect((label.x / 100) * width + label.dx).toBeLessThan(width)
          }
          expect(band.y + band.height).toBeLessThanOrEqual(height)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is not much larger for ten thousand milestones', () => {
    const events = Array.from({ length: 10_000 }, (_, index) =>
      anEvent({ id: `event-${index}`, when: `20${10 + (index % 15)}-0${1 + (index % 9)}-${11 + (index % 17)}` }),
    )
    const { lanes } = draw(dataOf(recordOf(...events)), undefined, 1072)
    expect(lanes.flatMap(({ marks }) => marks).length).toBeLessThan(450)
    expect(stands(lanes.flatMap(({ marks }) => marks))).toBe(10_000)
  })
})
