import { describe, expect, it } from 'vitest'
import { pointKey } from '../documents/lineage-links.ts'
import { aDocument, aPoint, recordOf } from '../testing/record-builder.ts'
import { wholeComparison } from './comparison-query.ts'
import { WordMarker } from './marked-words.ts'
import { comparisonReport } from './report.ts'
import { diffWords } from './word-diff.ts'

let count = 0
const word = (): string => `word${count++}`
const longText = (): string[] => Array.from({ length: 500 }, word)
/** With so many words changed that finding them is dear. */
const reworded = (words: readonly string[]): string[] => words.map((same, index) => (index % 3 === 0 ? word() : same))

const before = longText()
const [first, second] = [before.join(' '), reworded(before).join(' ')]

describe('a marker', () => {
  it('marks what the words differ in, and stops at the same place each time', () => {
    const marked = (): number => {
      const marker = new WordMarker(300_000)
      let count = 0
      for (; !marker.isSpent; count++) expect(marker.mark(first, second)).toEqual(diffWords(first, second).parts)
      return count
    }
    const counts = [marked(), marked(), marked()]
    expect(new Set(counts).size).toBe(1)
    expect(counts[0]).toBeGreaterThan(1)
  })

  it('reads on in texts with few changes where it would have stopped in texts with many', () => {
    const marker = new WordMarker(300_000)
    for (let count = 0; count < 8; count++) marker.mark(first, `${first} and no more ${count}`)
    expect(marker.isSpent).toBe(false)
  })
})

describe('a comparison with more changes than are marked in one answer', () => {
  const points = Array.from({ length: 40 }, longText)
  const record = recordOf(
    aDocument({
      id: 'a',
      when: '2025-01-01',
      fidelity: 'verbatim',
      points: points.map((words, at) => aPoint(`${at + 1}`, { text: words.join(' ') })),
    }),
    aDocument({
      id: 'b',
      when: '2025-01-02',
      fidelity: 'verbatim',
      points: points.map((words, at) => aPoint(`${at + 1} < a#${at + 1}`, { text: reworded(words).join(' ') })),
    }),
  )
  const report = (from: { document: string; number: string } | null) =>
    comparisonReport(record, { ...wholeComparison(['a', 'b']), from })
  const markedRows = ({ rows }: ReturnType<typeof report>): string[] =>
    rows.flatMap(({ row, cells }) => (cells[1]?.points[0]?.parts ? [pointKey(row.first)] : []))

  it('says where it stopped, and marks every row once when it is asked on from there', () => {
    const marked: string[] = []
    let answer = report(null)
    expect(answer.marking.limit?.text).toMatch(/^Words are marked in rows 1 to \d+ of 40 only/)
    for (;;) {
      marked.push(...markedRows(answer))
      const next = answer.marking.limit?.next
      if (!next) break
      answer = report(next)
    }
    expect(marked).toEqual(answer.rows.map(({ row }) => pointKey(row.first)))
    expect(answer.marking.limit?.text).toMatch(/^Words are marked in rows \d+ to 40 of 40 only/)
  })

  it('says nothing of the kind where all is marked, or nothing is asked to be', () => {
    expect(comparisonReport(record, { ...wholeComparison(['a', 'b']), marking: 'off' }).marking.limit).toBeNull()
    expect(comparisonReport(record, { ...wholeComparison(['a', 'b']), kind: ['dropped'] }).marking.limit).toBeNull()
  })

  it('begins with the first row where the row that is asked for is not there', () =>
    expect(markedRows(report({ document: 'a', number: '99' }))).toEqual(markedRows(report(null))))
})
