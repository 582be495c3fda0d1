import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { anEvent, recordOf } from '../testing/record-builder.ts'
import { pageBeside, readPageBeside } from './page-beside.ts'
import { timelineOf } from './record-timeline.ts'
import { EVERYTHING, parseTimelineQuery, type TimelineQuery, timelineQueryString } from './timeline-query.ts'

const SIZE = 5

/** Between an entry that is always the first and one that is always the last. */
const timeline = (ids: readonly number[]) =>
  timelineOf(
    recordOf(
      anEvent({ id: 'first', when: '2024-12-31' }),
      ...ids.map(id =>
        anEvent({ id: `e${id}`, when: `2025-01-${String((id % 28) + 1).padStart(2, '0')}`, order: id % 3 }),
      ),
      anEvent({ id: 'last', when: '2025-02-01' }),
    ),
  )

/** Reads page by page to the end of a list that changes after each of them. */
function readOn(versions: readonly (readonly number[])[], order: TimelineQuery['order']): string[] {
  const read: string[] = []
  let page: TimelineQuery['page'] = 1
  for (let index = 0; ; index++) {
    const ids = versions[Math.min(index, versions.length - 1)] ?? []
    const { events, before, total } = timeline(ids).query({ ...EVERYTHING, order, page }, SIZE)
    read.push(...events.map(({ id }) => id))
    const last: TimelineEvent | undefined = events.at(-1)
    if (!last || before + events.length === total) return read
    page = pageBeside('after', last)
  }
}

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 8, maxLength: 40 })
const order = fc.constantFrom<TimelineQuery['order']>('oldest', 'newest')

test('who reads on meets no entry twice, and misses none that was there all the time', () => {
  fc.assert(
    fc.property(
      fc.array(ids, { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.integer({ min: 81, max: 120 }), { minLength: 20 }),
      order,
      (changes, always, way) => {
        const read = readOn(
          changes.map(some => [...some, ...always]),
          way,
        )
        expect(new Set(read).size).toBe(read.length)
        expect(read).toEqual(expect.arrayContaining(always.map(id => `e${id}`)))
      },
    ),
  )
})

test('who goes back is shown what stands right before', () => {
  const numbers = Array.from({ length: 28 }, (_, id) => id)
  const query = (page: TimelineQuery['page'], way: TimelineQuery['order'] = 'oldest') =>
    timeline(numbers).query({ ...EVERYTHING, page, order: way }, SIZE)
  for (const way of ['oldest', 'newest'] as const) {
    const third = query(3, way)
    const [first] = third.events
    const back = query(pageBeside('before', first as TimelineEvent), way)
    expect(back.events).toEqual(query(2, way).events)
    expect([back.page, back.before]).toEqual([2, 5])
  }
})

test('the place counts, also of an entry that has gone', () => {
  const all = timeline([1, 2, 3, 4, 5, 6, 7, 8])
  const gone = timeline([1, 2, 4, 5, 6, 7, 8])
  const page = pageBeside('after', { id: 'e3', order: 0, when: '2025-01-04' })
  expect(gone.query({ ...EVERYTHING, page }, SIZE).events).toEqual(all.query({ ...EVERYTHING, page }, SIZE).events)
})

test('an address names it, and is read back', () => {
  const page = pageBeside('after', { id: 'open-9', order: -2, when: '2024-03-14T09:00:00+02:00' })
  const written = timelineQueryString({ ...EVERYTHING, page })
  expect(written).toBe('page=after+open-9+-2+2024-03-14T09%3A00%3A00%2B02%3A00')
  expect(parseTimelineQuery(new URLSearchParams(written))).toMatchObject({ query: { page }, problems: [] })
})

test.each(['after', 'after x', 'after x 1', 'after x 1 soon', 'behind x 1 2025', 'after X 1 2025', 'after x one 2025'])(
  '“%s” names no page',
  text => {
    expect(readPageBeside(text)).toBeNull()
    expect(parseTimelineQuery([['page', text]]).problems).toHaveLength(1)
  },
)
