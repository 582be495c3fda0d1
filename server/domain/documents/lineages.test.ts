import { describe, expect, it } from 'vitest'
import { aPointState, recordOf } from '../testing/record-builder.ts'
import { documentsOf, graphOfTexts, keysOf, type TextFields } from '../testing/texts-builder.ts'
import { LineageGraph } from './lineage-graph.ts'
import { lineagesOf, standingLineages } from './lineages.ts'

it('each question is there once, in the order of the texts and their points', () => {
  const graph = graphOfTexts({
    a: { points: ['1', '2'] },
    b: { points: ['7', '3 < a#2', '4 < a#2'] },
    c: { points: ['1 < b#4', '9'] },
  })
  expect(keysOf(lineagesOf(graph).map(({ first }) => first))).toEqual(['a#1', 'a#2', 'b#7', 'c#9'])
  expect(lineagesOf(graphOfTexts({}))).toEqual([])
})

describe('how far a question has come is the last that was recorded of it', () => {
  const said = (id: string, key: string, when: string) => {
    const [document = '', point = ''] = key.split('#')
    return aPointState({ id, document, point, when })
  }
  // Texts are one day apart, from 1 January 2025 on.
  const cases: [string, Record<string, TextFields>, ReturnType<typeof said>[], string | null][] = [
    ['nothing', { a: { points: ['1'] } }, [], null],
    ['a state', { a: { points: ['1'] } }, [said('s', 'a#1', '2025-01-02')], 's'],
    [
      'the newer of two states, whichever text it is of',
      { a: { points: ['1'] }, b: { points: ['1 < a#1'] } },
      [said('late', 'a#1', '2025-01-09'), said('early', 'b#1', '2025-01-03')],
      'late',
    ],
    ['a text that leaves it out', { a: { points: ['1'] }, b: { drops: ['a#1'] } }, [], 'without b'],
    [
      'the text that leaves it out, after a state',
      { a: { points: ['1'] }, b: { drops: ['a#1'] } },
      [said('s', 'a#1', '2025-01-01')],
      'without b',
    ],
    [
      'a state, after a text that leaves it out',
      { a: { points: ['1'] }, b: { drops: ['a#1'] } },
      [said('s', 'a#1', '2025-01-09')],
      's',
    ],
    [
      'nothing, where a later text has it again',
      { a: { points: ['1'] }, b: { drops: ['a#1'] }, c: { points: ['1 < a#1'] } },
      [],
      null,
    ],
  ]
  it.each(cases)('%s', (_name, texts, states, expected) => {
    const record = recordOf(...documentsOf(texts), ...states)
    const [first] = standingLineages(record, new LineageGraph(record))
    const standing = first?.standing
    expect(standing?.kind === 'dropped' ? `without ${standing.by.id}` : (standing?.state.id ?? null)).toBe(expected)
  })
})
