import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import type { Revision } from '../revisions/revision.ts'
import { anActor, anEvent, revisionOf } from '../testing/record-builder.ts'
import { changeLog, type LogPage, peopleOf } from './change-log.ts'
import { ALL_CHANGES, type ChangesQuery } from './changes-query.ts'
import { isCorrection } from './corrections.ts'
import { feedRows } from './feed-rows.ts'

type Written = Partial<Revision> & { readonly of?: string }

/** A journal of batches, each of so many revisions. */
function journalOf(...batches: readonly (readonly Written[])[]): NegotiationRecord {
  let seq = 0
  const seen = new Set<string>()
  return NegotiationRecord.fold(
    batches.flatMap(batch => {
      const batchEnd = seq + batch.length
      return batch.map(({ of, ...fields }) => {
        const id = of ?? `entry-${seq + 1}`
        const typed = fields.type === 'actor' ? anActor({ id }) : anEvent({ id })
        const action = seen.has(id) ? 'change' : 'create'
        seen.add(id)
        return { ...revisionOf(typed, ++seq, action), batchEnd, ...fields } as Revision
      })
    }),
  )
}

const many = (count: number, fields: Written = {}): Written[] => Array.from({ length: count }, () => fields)

const inShort = ({ rows }: LogPage): (number | string)[] =>
  rows.map(row => (row.kind === 'batch' ? `${row.count} from ${row.first} to ${row.revision.seq}` : row.revision.seq))

/** All pages of a query. */
function pagesOf(record: NegotiationRecord, query: Partial<ChangesQuery>, most: number): LogPage[] {
  const pages = [changeLog(record, { ...ALL_CHANGES, ...query }, most)]
  for (let next = pages[0]?.before ?? null; next !== null; next = pages.at(-1)?.before ?? null)
    pages.push(changeLog(record, { ...ALL_CHANGES, ...query, before: next }, most))
  return pages
}

describe('the log of all changes', () => {
  const record = journalOf(
    [{}],
    many(30, { by: 'import' }),
    [{ by: 'A' }, { by: 'A', type: 'actor' }],
    [{ by: 'B', material: true }],
  )

  it('has what an import brought in one row, and a few that were written together one by one', () =>
    expect(inShort(changeLog(record, ALL_CHANGES, 20))).toEqual([34, 33, 32, '30 from 2 to 31', 1]))

  it('is the same by pages as at once', () =>
    expect(pagesOf(record, {}, 2).map(inShort)).toEqual([[34, 33], [32, '30 from 2 to 31'], [1]]))

  it('unfolds what was written at once, page by page', () =>
    expect(pagesOf(record, { batch: 31 }, 12).map(page => inShort(page).length)).toEqual([12, 12, 6]))

  it.each<[Partial<ChangesQuery>, (number | string)[]]>([
    [{ kind: 'actor' }, [33]],
    [{ by: 'A' }, [33, 32]],
    [{ by: 'import' }, ['30 from 2 to 31']],
    [{ by: 'nobody' }, []],
    [{ material: true }, [34]],
    [{ kind: 'actor', by: 'B' }, []],
    [{ batch: 33, by: 'A', kind: 'event' }, [32]],
    [{ batch: 12 }, []],
  ])('has of %j %j', (query, expected) =>
    expect(inShort(changeLog(record, { ...ALL_CHANGES, ...query }, 20))).toEqual(expected),
  )

  it('counts a row of many by what was done to what', () => {
    const mixed = journalOf([...many(12), ...many(3, { type: 'actor' })])
    expect(changeLog(mixed, ALL_CHANGES, 5).rows).toMatchObject([
      {
        kind: 'batch',
        count: 15,
        parts: [
          { action: 'create', type: 'event', count: 12 },
          { action: 'create', type: 'actor', count: 3 },
        ],
      },
    ])
  })

  it('names what each entry was before', () => {
    const changed = journalOf([{ of: 'one' }], [{ of: 'other' }], [{ of: 'one' }])
    const befores = changeLog(changed, ALL_CHANGES, 5).rows.map(row => row.kind === 'revision' && row.before?.seq)
    expect(befores).toEqual([1, undefined, undefined])
  })

  it('names everybody once, also those who come later', () => {
    const growing = journalOf([{ by: 'B' }], [{ by: 'A' }], [{ by: 'B' }])
    expect(peopleOf(growing)).toEqual(['A', 'B'])
    growing.apply({ ...revisionOf(anEvent({ id: 'new' }), 4), by: 'C' })
    expect(peopleOf(growing)).toEqual(['A', 'B', 'C'])
  })

  it('has every revision that is meant once, however it is cut into pages', () => {
    const person = fc.constantFrom('A', 'B')
    const batches = fc.array(
      fc.array(fc.record({ by: person, material: fc.boolean() }), { minLength: 1, maxLength: 25 }),
      {
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 9 }), fc.option(person), (all, most, by) => {
        const journal = journalOf(...all)
        const rows = pagesOf(journal, { by }, most).flatMap(page => page.rows)
        const told = rows.reduce((sum, row) => sum + (row.kind === 'batch' ? row.count : 1), 0)
        expect(told).toBe(all.flat().filter(one => by === null || one.by === by).length)
        const seqs = rows.map(({ revision }) => revision.seq)
        expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a))
      }),
    )
  })
})

it('corrections are what a person changed of substance after it was recorded', () => {
  const record = journalOf(
    [{ of: 'one', material: true }],
    [{ of: 'one', material: true, by: 'import' }],
    [{ of: 'one', material: false, by: 'A' }],
    [{ of: 'one', material: true, by: 'A' }],
    [{ of: 'one', material: true, by: 'A', action: 'retract' }],
  )
  expect(feedRows(record, isCorrection, null).rows.map(({ revision }) => revision.seq)).toEqual([5, 4])
})

describe('the log as feeds', () => {
  /** From the newest to the first, each with where it is found. */
  function feedsOf(record: NegotiationRecord): [before: number | null, seqs: number[]][] {
    const feeds: [number | null, number[]][] = []
    for (let at: number | null | undefined = null; at !== undefined; ) {
      const { rows, before }: LogPage = feedRows(record, () => true, at)
      feeds.push([at, rows.map(({ revision }) => revision.seq)])
      at = before ?? undefined
    }
    return feeds
  }

  it('has every row once, the newest feed never nearly empty', () => {
    for (const count of [0, 1, 49, 50, 51, 99, 100, 101, 149, 150, 260]) {
      const feeds = feedsOf(journalOf(...many(count).map(one => [one])))
      expect(feeds.flatMap(([, seqs]) => seqs)).toEqual(Array.from({ length: count }, (_, index) => count - index))
      expect(feeds[0]?.[1].length).toBeGreaterThanOrEqual(Math.min(count, 50))
      expect(feeds[0]?.[1].length).toBeLessThan(100)
    }
  })

  it('keeps each earlier entry in the feed in which it is, whatever is recorded later', () => {
    const record = journalOf(...many(180).map(one => [one]), many(40), ...many(90).map(one => [one]))
    const [, ...earlier] = feedsOf(record)
    for (let seq = 311; seq <= 420; seq++) record.apply(revisionOf(anEvent({ id: `later-${seq}` }), seq))
    expect(feedsOf(record)).toEqual(expect.arrayContaining(earlier))
  })
})
