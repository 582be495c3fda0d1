import { describe, expect, it, test } from 'vitest'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aSource,
  recordOf,
  revisionOf,
  seedRecord,
} from '../testing/record-builder.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { EVERYTHING } from '../timeline/timeline-query.ts'
import { namesOf } from './findable.ts'
import { buildSearch, type Found, find, unreadEntries } from './finder.ts'

const nameOf = (found: Found): string => (found.kind === 'milestones' ? found.event.title : (namesOf(found)[0] ?? ''))

const firstOf = (record: NegotiationRecord, search: string): string => {
  const hit = find(record, search, 5).groups[0]?.hits[0]
  return hit ? `${hit.found.kind}: ${nameOf(hit.found)}` : 'nothing'
}

describe('in the shipped record', () => {
  const record = seedRecord()

  test.each([
    ['28-point plan', 'texts: US 28-point plan'],
    ['20 point plan', 'texts: 20-point plan'],
    ['Rubio', 'actors: Marco Rubio'],
    ['zelensky', 'actors: Volodymyr Zelenskyy'],
    ['territory', 'issues: Territory'],
    ['Turkey', 'actors: Türkiye'],
    ['geneva joint statement', 'texts: Geneva joint statement'],
    ['20-point plan point 14', 'points: Territory and contact line (open)'],
    ['Американський план із 28 пунктів', 'texts: US 28-point plan'],
    ['санкції', 'issues: Sanctions'],
    ['лінія зіткнення відкрите питання', 'points: Territory and contact line (open)'],
    ['بيان جنيف المشترك', 'texts: Geneva joint statement'],
  ])('“%s” leads to %s', (search, expected) => {
    expect(firstOf(record, search)).toBe(expected)
  })

  test.each([
    ['Kyiv', 'Kiev', 'Київ', 'Киев'],
    ['Zelenskyy', 'Zelensky', 'Зеленський', 'Зеленский'],
    ['Geneva', 'Женева', 'geneva', 'جنيف'],
    ['Germany', 'Німеччина', 'Германия', 'Allemagne'],
    ['Rubio', 'Рубіо', 'Рубио', 'روبيو'],
    ['Putin', 'Путін', 'Путин', 'بوتين'],
  ])('%s is found as %s as well', (name, ...others) => {
    const counts = (search: string) => find(record, search, 0).groups.map(({ kind, total }) => [kind, total])
    const expected = new Map(counts(name) as [string, number][])
    expect(expected.size).toBeGreaterThan(1)
    for (const other of others) expect(new Map(counts(other) as [string, number][])).toEqual(expected)
  })

  it('counts what the timeline shows for the same words', () => {
    for (const search of ['geneva', 'київ', '28-point plan', 'ceasefire line']) {
      const milestones = find(record, search, 5).groups.find(({ kind }) => kind === 'milestones')
      expect(milestones?.total).toBe(timelineOf(record).query({ ...EVERYTHING, search, context: true }).total)
    }
  })

  it('gives one kind alone, with the count of all', () => {
    const all = find(record, 'geneva', 2)
    const one = find(record, 'geneva', 100, 'sources')
    expect(one.groups).toHaveLength(1)
    expect(one.groups[0]?.hits).toHaveLength(one.groups[0]?.total ?? 0)
    expect(one.total).toBe(all.total)
  })
})

describe('typing errors', () => {
  const record = recordOf(
    anActor({ id: 'a', name: 'Ada Aalto', aliases: ['Аалто'] }),
    anEvent({ id: 'e', title: 'Talks in Lugano', summary: 'Delegations arrived.' }),
    anEvent({ id: 'f', title: 'Lugarno', summary: 'Once.' }),
    anEvent({ id: 'g', title: 'More talks', summary: 'In Lugano.' }),
  )

  test.each([
    ['lugnao', 'lugano'],
    ['luganno', 'lugano'],
    ['delegtions', 'delegations'],
  ])('%s is taken for %s', (typed, instead) => {
    expect(find(record, typed, 5).corrected).toEqual([{ typed, instead }])
    expect(find(record, typed, 5).total).toBeGreaterThan(0)
  })

  it('are not looked for where the word is found as it is, or is short', () => {
    expect(find(record, 'lugarn', 5)).toMatchObject({ corrected: [], total: 1 })
    expect(find(record, 'aalta', 5)).toMatchObject({ corrected: [], total: 0 })
  })

  it('leave the other words alone', () => {
    const { corrected, groups } = find(record, 'talks lugnao', 5)
    expect(corrected).toHaveLength(1)
    expect(groups[0]).toMatchObject({ kind: 'milestones', total: 2 })
  })

  it('where nothing has all words, says what each finds', () => {
    expect(find(record, 'arrived xyz', 5)).toMatchObject({
      total: 0,
      alone: [
        { word: 'arrived', total: 1 },
        { word: 'xyz', total: 0 },
      ],
    })
  })
})

test('an issue that nothing is about is not found', () => {
  const found = (search: string) =>
    find(recordOf(aHeader(), anEvent({ issues: ['territory'] })), search, 5).groups.map(({ kind }) => kind)
  expect([found('territory'), found('sanctions')]).toEqual([expect.arrayContaining(['issues']), []])
})

describe('after a change', () => {
  const base = [
    anActor({ name: 'Ada' }),
    aSource(),
    aDocument({ points: [aPoint('1', { label: 'Borders' })] }),
  ] as const

  it('finds what an entry says now, and no longer what it said', () => {
    const record = recordOf(...base)
    expect(firstOf(record, 'borders')).toBe('points: Borders')
    record.apply(revisionOf(aDocument({ points: [aPoint('1', { label: 'Harbours' })] }), 10, 'change'))
    expect([firstOf(record, 'borders'), firstOf(record, 'harbours')]).toEqual(['nothing', 'points: Harbours'])
    record.apply(revisionOf(anActor({ name: 'Ada', aliases: ['Ада'] }), 11, 'change'))
    expect(firstOf(record, 'ада')).toBe('actors: Ada')
    record.apply(revisionOf(anActor({ name: 'Ada' }), 12, 'retract'))
    expect(firstOf(record, 'ада')).toBe('nothing')
  })

  it('finds the same when many entries were indexed, and after so many changes that it begins anew', () => {
    const many = Array.from({ length: 1500 }, (_, n) =>
      aSource({ id: `s-${n}`, title: `Report number ${n}`, url: `https://example.org/${n}` }),
    )
    const record = recordOf(...many)
    const total = () => find(record, 'report', 1, 'sources').groups[0]?.total
    expect(total()).toBe(1500)
    for (const _ of buildSearch(record));
    expect(unreadEntries(record)).toBe(0)
    expect([total(), firstOf(record, 'number 1234')]).toEqual([1500, 'sources: Report number 1234'])
    many.forEach(({ entry }, n) => {
      record.apply(revisionOf(aSource({ ...entry, title: `Account number ${n}` }), 2000 + n, 'change'))
    })
    expect([total(), find(record, 'account', 1, 'sources').groups[0]?.total]).toEqual([undefined, 1500])
  })
})
