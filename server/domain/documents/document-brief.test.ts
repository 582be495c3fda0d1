import { describe, expect, it } from 'vitest'
import type { NegotiatingDocument } from '../entries/document.ts'
import { termIds } from '../entries/terms.ts'
import { ISSUES } from '../testing/record-builder.ts'
import { documentBrief } from './document-brief.ts'

type Point = NegotiatingDocument['points'][number]

const point = (number: string, label: string, issue: Point['issues'][number]): Point => ({
  ...{ number, label, text: label, issues: [issue], values: [], ancestors: [], unverified: true, note: null },
  citations: [],
})

describe('what a text says in brief', () => {
  const points = [
    point('1', 'Lines on the map', 'territory'),
    point('2', 'A cap on troops', 'force-limits'),
    point('3', 'No change by force', 'territory'),
  ]

  it('is what an editor wrote, where one did', () => {
    const brief = [{ text: 'The line stays where it is.', points: ['1'] }]
    expect(documentBrief({ brief, points }, ISSUES)).toEqual({ lines: brief, isComposed: false })
  })

  it('is composed of the labels of the points else, a line an issue in the order of the text', () => {
    expect(documentBrief({ brief: [], points }, ISSUES)).toEqual({
      lines: [
        { text: 'Territory: Lines on the map; No change by force', points: ['1', '3'] },
        { text: 'Force limits: A cap on troops', points: ['2'] },
      ],
      isComposed: true,
    })
  })

  it('has no more lines than an editor might write, and a last one that leads to every other point', () => {
    const many = termIds(ISSUES).map((issue, index) => point(String(index + 1), 'A label', issue))
    const { lines } = documentBrief({ brief: [], points: many }, ISSUES)
    expect(lines).toHaveLength(9)
    expect(lines.flatMap(line => line.points)).toEqual(many.map(({ number }) => number))
  })

  it('has no lines where no points are recorded', () => {
    expect(documentBrief({ brief: [], points: [] }, ISSUES).lines).toEqual([])
  })
})
