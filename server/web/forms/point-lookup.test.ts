import { describe, expect, it } from 'vitest'
import { aDocument, aPoint, recordOf, seedRecord } from '../../domain/testing/record-builder.ts'
import { lookUpPoint, suggestPoints, typedPoint } from './point-lookup.ts'

const record = recordOf(
  aDocument({
    id: 'plan',
    shortTitle: '28-point plan',
    points: [aPoint('1'), aPoint('13', { label: 'Line – for now' }), aPoint('13a')],
  }),
  aDocument({ id: 'article-5', shortTitle: 'Article 5', points: [aPoint('1')] }),
  aDocument({ id: 'article', shortTitle: 'Article', points: [aPoint('5')] }),
)

describe('a point', () => {
  it.each<[string, string, string]>([
    ['28-point plan 13', 'plan', '13'],
    ['28-POINT  plan, point 13a.', 'plan', '13a'],
    ['28-point plan 13 – Line – for now', 'plan', '13'],
    ['28-point plan 13 – a label of yesterday', 'plan', '13'],
    ['plan#13', 'plan', '13'],
    ['https://example.org/documents/plan/points/13', 'plan', '13'],
    ['Article 5 1', 'article-5', '1'],
    ['Article 5', 'article', '5'],
  ])('%s', (typed, document, number) => expect(lookUpPoint(record, typed)).toEqual({ ok: true, document, number }))

  it.each<[string, RegExp]>([
    ['', /Name a text/],
    ['13', /Write it as/],
    ['28-point plan', /Write it as/],
    ['28-point plan 99', /has no point 99: its points are 1, 13, 13a/],
    ['27-point plan 3', /no document “27-point plan”.*Write it as/],
  ])('%j is none', (typed, message) =>
    expect(lookUpPoint(record, typed)).toMatchObject({ ok: false, message: expect.stringMatching(message) }),
  )

  it('is found by what is written for it, for every one of the shipped record', () => {
    const shipped = seedRecord()
    for (const { id, points } of shipped.list('document'))
      for (const { number } of points)
        expect(lookUpPoint(shipped, typedPoint(shipped, id, number))).toEqual({ ok: true, document: id, number })
  })

  it('is suggested by words of its text and label, and by its whole number', () => {
    expect(suggestPoints(record, 'plan 13', 9).map(({ value }) => value)).toEqual(['28-point plan 13 – Line – for now'])
    expect(suggestPoints(record, 'line', 9)).toHaveLength(1)
    expect(suggestPoints(record, 'p', 2)).toHaveLength(2)
    expect(suggestPoints(record, ' ', 9)).toEqual([])
  })
})
