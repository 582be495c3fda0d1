import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LABEL_OFFSET, type LabelRequest, type PlacedLabel, placeLabels, shortTitle, textWidth } from './labels.ts'

const requests = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), textWidth: fc.integer({ min: 1, max: 300 }) }),
  { maxLength: 48 },
)
const room = fc.record({ width: fc.integer({ min: 190, max: 900 }), rows: fc.integer({ min: 1, max: 5 }) })

const wordsOf = ({ request: { at, textWidth: width }, anchor }: PlacedLabel, drawing: number): [number, number] => {
  const line = at * drawing
  return anchor === 'start'
    ? [line + LABEL_OFFSET, line + LABEL_OFFSET + width]
    : [line - LABEL_OFFSET - width, line - LABEL_OFFSET]
}

/** What is drawn over what: words over words, or the line of one through the words of another below it. */
function overlaps(labels: readonly PlacedLabel[], width: number): string[] {
  return labels.flatMap(label =>
    labels.flatMap(other => {
      if (label === other) return []
      const [start, end] = wordsOf(label, width)
      const [otherStart, otherEnd] = wordsOf(other, width)
      const line = other.request.at * width
      if (label.row === other.row) return start < otherEnd && otherStart < end ? ['words'] : []
      return other.row > label.row && line > start && line < end ? ['line'] : []
    }),
  )
}

describe('placeLabels', () => {
  it('never puts a label over another, at its width and at any larger one', () => {
    fc.assert(
      fc.property(requests, room, fc.integer({ min: 0, max: 2_000 }), (wanted, place, more) => {
        const placed = placeLabels(wanted, place)
        expect(overlaps(placed, place.width)).toEqual([])
        expect(overlaps(placed, place.width + more)).toEqual([])
      }),
    )
  })

  it('adds to the labels of a smaller width without moving them', () => {
    fc.assert(
      fc.property(requests, room, fc.integer({ min: 0, max: 800 }), (wanted, place, more) => {
        const few = placeLabels(wanted, place)
        const many = placeLabels(wanted, { ...place, width: place.width + more }, few)
        expect(many.slice(0, few.length)).toEqual(few)
        expect(overlaps(many, place.width + more)).toEqual([])
      }),
    )
  })

  it('keeps words inside the drawing', () => {
    fc.assert(
      fc.property(requests, room, (wanted, place) => {
        for (const label of placeLabels(wanted, place)) {
          const [start, end] = wordsOf(label, place.width)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(place.width)
        }
      }),
    )
  })

  it('gives the room to what comes first', () => {
    const rivals: LabelRequest[] = [0.5, 0.51, 0.49].map(at => ({ at, textWidth: 400 }))
    expect(placeLabels(rivals, { width: 600, rows: 1 })).toEqual([])
    const small = rivals.map(({ at }) => ({ at, textWidth: 250 }))
    const [first] = placeLabels(small, { width: 600, rows: 1 })
    expect(first?.request).toBe(small[0])
  })
})

describe('textWidth', () => {
  it('gives capitals, wide scripts and narrow letters their room', () => {
    expect(textWidth('iii', 12)).toBeLessThan(textWidth('aaa', 12))
    expect(textWidth('aaa', 12)).toBeLessThan(textWidth('AAA', 12))
    expect(textWidth('Женева', 12)).toBeGreaterThan(40)
    expect(textWidth('日内瓦', 12)).toBeGreaterThanOrEqual(36)
  })
})

describe('shortTitle', () => {
  it.each([
    ['Talks in Geneva', 36, 'Talks in Geneva'],
    ['US and Ukraine hold talks in Geneva on the plan', 36, 'US and Ukraine hold talks in Geneva…'],
    ['Trump names 27 November, the day of thanks', 25, 'Trump names 27 November'],
    ['Putin in Bishkek: no draft treaty, only a list of issues', 24, 'Putin in Bishkek'],
    ['Putin in Bishkek: no draft treaty, only a list of issues', 36, 'Putin in Bishkek: no draft treaty'],
    ['Trump announces a three-day ceasefire', 20, 'Trump announces…'],
    ['Berlin talks produce a statement on the guarantees', 42, 'Berlin talks produce a statement…'],
    ['Coalition of the Willing adopts the Paris Declaration', 24, null],
    ['Ge'.repeat(40), 20, null],
  ])('%s in %i characters', (title, length, short) => {
    expect(shortTitle(title, length)).toBe(short)
  })

  it('is never longer than asked for, and never ends on a little word', () => {
    const word = fc.constantFrom(
      'a',
      'of the',
      'in',
      'Geneva',
      'плану',
      'مفاوضات',
      '👍👍',
      'talks:',
      'on,',
      '–',
      'thirty',
    )
    const titles = fc.array(word, { minLength: 1, maxLength: 30 }).map(words => words.join(' '))
    fc.assert(
      fc.property(titles, fc.integer({ min: 14, max: 60 }), (title, length) => {
        const short = shortTitle(title, length)
        if (short === null || short === title) return
        expect([...short].length).toBeLessThanOrEqual(length)
        expect(short).not.toMatch(/(?:^|\s)(?:a|of|the|in)…$/)
        expect(title.startsWith(short.replace('…', ''))).toBe(true)
      }),
    )
  })
})
