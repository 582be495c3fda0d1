import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SOFT_END, SOFT_START } from '../dates/day-range.ts'
import { arrange } from './arrangement.ts'
import { type DrawnMark, labelsOf, type Measure, TrackLayout } from './marks.ts'
import { CLUSTER_WIDTH, TARGET } from './room.ts'
import { type TrackColumns, trackOf } from './track.ts'
import { dayAt, type ExplorerView, largestScale, viewOfDays, wholeView, withinBounds, xOf } from './viewport.ts'

interface Event {
  readonly title: string
  readonly first: number
  readonly last: number
  readonly softness: number
  readonly significance: number
  readonly certainty: number
}

const FIRST_DAY = 20_000
const LAST_DAY = 20_400
const REACH = { first: FIRST_DAY, last: LAST_DAY }
const BOUNDS = { reach: REACH, extent: REACH }

const measure: Measure = (text, significance) => text.length * (5 + significance)

const columnsOf = (events: readonly Event[]): TrackColumns => ({
  title: events.map(({ title }) => title),
  first: events.map(({ first }) => first),
  last: events.map(({ last }) => last),
  softness: events.map(({ softness }) => softness),
  significance: events.map(({ significance }) => significance),
  certainty: events.map(({ certainty }) => certainty),
})

const layoutOf = (events: readonly Event[], rows = 3) =>
  new TrackLayout(
    trackOf(
      columnsOf(events),
      events.map((_, place) => place),
      rows,
    ),
  )

/** Most on a few days, so that they are in each other's way. */
const someDay = fc.oneof(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), fc.integer({ min: 20_100, max: 20_106 }))
const someEvent: fc.Arbitrary<Event> = fc
  .record({
    title: fc.oneof(fc.string({ maxLength: 160 }), fc.constantFrom('Женевські переговори щодо плану', 'محادثات جنيف')),
    first: someDay,
    days: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 40 })),
    softness: fc.integer({ min: 0, max: 3 }),
    significance: fc.constantFrom(1, 2, 3),
    certainty: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ days, ...event }) => ({ ...event, last: Math.min(LAST_DAY, event.first + days) }))
const someEvents = fc.array(someEvent, { maxLength: 120 })
const someRows = fc.integer({ min: 1, max: 5 })
const someView: fc.Arbitrary<ExplorerView> = fc
  .record({
    from: fc.double({ min: FIRST_DAY, max: LAST_DAY, noNaN: true }),
    length: fc.double({ min: 1, max: 450, noNaN: true }),
    width: fc.integer({ min: 280, max: 1900 }),
  })
  .map(({ from, length, width }) => withinBounds({ from, to: from + length, width }, BOUNDS))

const inRows = (marks: readonly DrawnMark[]): DrawnMark[][] => {
  const rows = new Map<number, DrawnMark[]>()
  for (const mark of marks) rows.set(mark.row, [...(rows.get(mark.row) ?? []), mark])
  return [...rows.values()].map(row => row.sort((a, b) => a.left - b.left))
}

const eventsOf = (mark: DrawnMark): readonly number[] => mark.cluster?.places ?? [mark.place]

/** Pixels are sums of floating-point numbers. */
const HAIR = 0.001

describe('whatever happened and wherever one looks', () => {
  const always = (check: (events: readonly Event[], rows: number, view: ExplorerView) => void) =>
    fc.assert(fc.property(someEvents, someRows, someView, check), { numRuns: 300 })

  test('marks stand on their days, none in the way of another, and each can be hit', () => {
    always((events, rows, view) => {
      for (const row of inRows(layoutOf(events, rows).marks(view))) {
        for (const [index, mark] of row.entries()) {
          expect(mark.right - mark.left).toBeGreaterThanOrEqual((mark.cluster ? CLUSTER_WIDTH : TARGET) - HAIR)
          expect(mark.row).toBeLessThan(rows)
          const { first, last } = events[mark.place] as Event
          const [start, end] = first === last ? [first + 0.5, first + 0.5] : [first, last + 1]
          if (!mark.cluster) expect([mark.start, mark.end]).toEqual([xOf(view, start), xOf(view, end)])
          const next = row[index + 1]
          if (next) expect(mark.right).toBeLessThanOrEqual(next.left + HAIR)
        }
      }
    })
  })

  test('no label overlaps a mark or a label', () => {
    always((events, rows, view) => {
      const marks = layoutOf(events, rows).marks(view)
      const labels = labelsOf(marks, columnsOf(events), view.width, measure)
      for (const label of labels) {
        const end = label.x + label.width
        expect(marks.find(({ place, cluster }) => !cluster && place === label.place)?.x).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(view.width + HAIR)
        expect(label.width).toBe(measure(label.text, label.significance))
        if (label.text !== events[label.place]?.title) expect(label.text.length).toBeGreaterThan(12)
        for (const mark of marks) {
          if (mark.row === label.row) expect(mark.right <= label.x + HAIR || mark.left >= end - HAIR).toBe(true)
        }
        for (const other of labels) {
          if (other !== label && other.row === label.row)
            expect(other.x + other.width <= label.x || other.x >= end).toBe(true)
        }
      }
    })
  })

  test('every event in view is in one mark, and clusters keep counts', () => {
    always((events, rows, view) => {
      const drawn = layoutOf(events, rows).marks(view).flatMap(eventsOf)
      expect(new Set(drawn).size).toBe(drawn.length)
      const seen = new Set(drawn)
      for (const [place, { first, last }] of events.entries()) {
        if (first < view.to && last + 1 > view.from) expect(seen.has(place)).toBe(true)
      }
      const whole = layoutOf(events, rows).marks(wholeView(REACH, view.width))
      expect(whole.reduce((sum, { count }) => sum + count, 0)).toBe(events.length)
      for (const mark of whole) {
        const [firsts, lasts] = [eventsOf(mark).map(p => events[p]?.first), eventsOf(mark).map(p => events[p]?.last)]
        if (mark.cluster) expect(mark.cluster.first).toBe(Math.min(...(firsts as number[])))
        if (mark.cluster) expect(mark.cluster.last).toBe(Math.max(...(lasts as number[])))
      }
    })
  })

  test('ends that are not known to the day are soft, no others', () => {
    always((events, rows, view) => {
      for (const mark of layoutOf(events, rows).marks(view)) {
        const softness = mark.cluster ? 0 : (events[mark.place]?.softness ?? 0)
        expect(mark.isSoftAtStart).toBe((softness & SOFT_START) > 0)
        expect(mark.isSoftAtEnd).toBe((softness & SOFT_END) > 0)
      }
    })
  })

  test('a view is drawn the same, wherever one comes from', () => {
    always((events, rows, view) => {
      const visited = layoutOf(events, rows)
      for (const width of [300, 900]) visited.marks(wholeView(REACH, width))
      expect(visited.marks(view)).toEqual(layoutOf(events, rows).marks(view))
    })
  })

  test('panning moves marks and changes nothing else', () => {
    always((events, rows, view) => {
      const moved = { ...view, from: view.from + 0.5, to: view.to + 0.5 }
      const layout = layoutOf(events, rows)
      const standing = new Map(layout.marks(view).map(mark => [`${mark.place} ${mark.count}`, mark.row]))
      for (const mark of layout.marks(moved)) {
        const row = standing.get(`${mark.place} ${mark.count}`)
        if (row !== undefined) expect(mark.row).toBe(row)
      }
    })
  })
})

const event = (first: number, more: Partial<Event> = {}): Event => ({
  title: 'Talks in Geneva',
  first,
  last: first,
  softness: 0,
  significance: 2,
  certainty: 0,
  ...more,
})

test('the most significant is placed first and gets its label', () => {
  const crowd = [1, 1, 3, 1, 2].map(significance => event(20_100, { significance }))
  const layout = layoutOf(crowd, 3)
  const marks = layout.marks(wholeView(REACH, 800))
  expect(marks.map(({ row, place, count }) => [row, place, count])).toEqual([
    [0, 2, 1],
    [1, 4, 1],
    [2, 0, 3],
  ])
  const labels = labelsOf(marks, layout.track.columns, 800, measure)
  expect(labels.map(({ place }) => place)).toEqual([2, 4])
})

test('of equal significance, the surer and then the earlier comes first', () => {
  const crowd = [event(20_100, { certainty: 2 }), event(20_100, { certainty: 0 }), event(20_099, { certainty: 2 })]
  expect(Array.from(trackOf(columnsOf(crowd), [0, 1, 2], 2).byWeight, index => index)).toEqual([2, 0, 1])
})

test('forty events of one day are a count, at any scale', () => {
  const layout = layoutOf(
    Array.from({ length: 40 }, () => event(20_100)),
    3,
  )
  for (const scale of [1, 30, 256]) {
    const { clusters, length } = layout.arrangementAt(scale)
    expect(length).toBe(3)
    expect(clusters.map(({ places, first, last }) => [places.length, first, last])).toEqual([[38, 20_100, 20_100]])
  }
})

test('a span is drawn from its first day to the end of its last', () => {
  const [mark] = layoutOf([event(20_100, { last: 20_109, softness: SOFT_END })]).marks({
    from: 20_090,
    to: 20_130,
    width: 400,
  })
  expect(mark).toMatchObject({ start: 100, end: 200, x: 150, isSoftAtStart: false, isSoftAtEnd: true })
})

test('the sign of a span whose middle is out of view stays in view', () => {
  const [mark] = layoutOf([event(20_000, { last: 20_400 })]).marks({ from: 20_000, to: 20_010, width: 400 })
  expect(mark?.x).toBe(388)
})

test('a title without room is cut after a word', () => {
  const events = [event(20_100, { title: 'US and Ukraine hold talks in Geneva on the plan' }), event(20_120)]
  const layout = layoutOf(events, 1)
  const view = { from: 20_090, to: 20_140, width: 500 }
  const [label] = labelsOf(layout.marks(view), layout.track.columns, 500, measure)
  expect(label?.text).toBe('US and Ukraine hold…')
})

test('a record of nothing and of one event', () => {
  expect(layoutOf([]).marks(wholeView(REACH, 800))).toEqual([])
  expect(arrange(layoutOf([event(20_000)]).track, 1).length).toBe(1)
})

describe('views', () => {
  test('a view of days shows them whole, with air', () => {
    const view = viewOfDays({ first: 20_100, last: 20_129 }, BOUNDS, 900)
    expect(xOf(view, 20_100)).toBeGreaterThan(0)
    expect(xOf(view, 20_130)).toBeLessThan(900)
    expect(dayAt(view, 0)).toBe(view.from)
  })

  test('one day is not drawn wider than the largest scale', () => {
    const view = viewOfDays({ first: 20_100, last: 20_100 }, BOUNDS, 900)
    expect(900 / (view.to - view.from)).toBeCloseTo(largestScale(REACH))
  })

  describe('of a record whose texts reach further back than its events', () => {
    const bounds = { reach: { first: 16_000, last: 20_600 }, extent: { first: 20_100, last: 20_599 } }

    test('end at the events and a tenth', () => {
      const { from, to } = withinBounds({ from: 0, to: 30_000, width: 900 }, bounds)
      expect([from, to]).toEqual([20_075, 20_625])
    })

    test('may be of any days that are reached, no longer than that', () => {
      const { from, to } = withinBounds({ from: 15_000, to: 17_000, width: 900 }, bounds)
      expect(to - from).toBeCloseTo(550)
      expect(from).toBeGreaterThan(15_500)
      expect(to).toBeLessThan(17_000)
    })
  })

  test('no view leaves the reach', () => {
    fc.assert(
      fc.property(someView, view => {
        const whole = wholeView(REACH, view.width)
        expect(view.from).toBeGreaterThanOrEqual(whole.from - HAIR)
        expect(view.to).toBeLessThanOrEqual(whole.to + HAIR)
      }),
    )
  })
})
