import { expect, it } from 'vitest'
import type { RejectedEntry } from './parse-record-document.ts'
import { causesOf, leftOutLine } from './rejections.ts'

const rejected = (id: string, type: RejectedEntry['type'], ...needs: (string | null)[]): RejectedEntry => ({
  type,
  path: `list[${id}]`,
  id,
  problems: needs.map(need => ({ path: 'x', message: 'wrong', ...(need !== null && { needs: need }) })),
})

it.each<[string, RejectedEntry[], string[]]>([
  ['a mistake alone', [rejected('a', 'source', null)], ['a: nothing']],
  [
    'its consequences, also through others, whatever stands first',
    [
      rejected('e1', 'event', 'd'),
      rejected('e2', 'event', 'd'),
      rejected('p', 'position', 'e1', 'd'),
      rejected('d', 'document', 's'),
      rejected('s', 'source', null),
    ],
    ['s: 2 milestones, 1 position and 1 document refer to it and are left out with it.'],
  ],
  [
    'what has a mistake of its own is no consequence',
    [rejected('s', 'source', null), rejected('e', 'event', 's', null)],
    ['s: nothing', 'e: nothing'],
  ],
  [
    'one consequence',
    [rejected('s', 'source', null), rejected('e', 'event', 's')],
    ['s: 1 milestone refers to it and is left out with it.'],
  ],
])('%s', (_, all, expected) => {
  const said = causesOf(all).map(cause => `${cause.rejected[0]?.id}: ${leftOutLine(cause) ?? 'nothing'}`)
  expect(said).toEqual(expected)
})

const wrong = (id: string, ...problems: readonly (readonly [path: string, message: string])[]): RejectedEntry => ({
  type: 'event',
  path: `events[${id}]`,
  id,
  problems: problems.map(([path, message]) => ({ path, message })),
})

it.each<[string, RejectedEntry[], Record<string, string[]>]>([
  [
    'the same mistake in many rows',
    [wrong('a', ['citations', 'Cite one.']), wrong('b', ['citations', 'Cite one.'])],
    { 'Cite one.': ['a', 'b'] },
  ],
  [
    'the same at other places, of other lengths, about other ids',
    [
      wrong('a', ['places.0.name', 'Has 1,210 characters.'], ['url', 'The source “x” has it.']),
      wrong('b', ['places.12.name', 'Has 520 characters.'], ['url', 'The source “y” has it.']),
    ],
    { 'Has 1,210 characters.': ['a', 'b'], 'The source “x” has it.': ['a', 'b'] },
  ],
  [
    'two mistakes of one row, each with its rows',
    [wrong('a', ['when', 'Enter a date.'], ['citations', 'Cite one.']), wrong('b', ['when', 'Enter a date.'])],
    { 'Enter a date.': ['a', 'b'], 'Cite one.': ['a'] },
  ],
  [
    'a mistake that one row has twice counts that row once',
    [wrong('a', ['quotes.0.text', 'Must not be empty.'], ['quotes.1.text', 'Must not be empty.'])],
    { 'Must not be empty.': ['a'] },
  ],
  [
    'the same message in other fields is another mistake',
    [wrong('a', ['title', 'Must be text.']), wrong('b', ['summary', 'Must be text.'])],
    { 'Must be text.': ['b'] },
  ],
])('names once %s', (_, all, expected) => {
  const said = causesOf(all).map(({ problem, rejected: rows }) => [problem.message, rows.map(({ id }) => id)])
  expect(Object.fromEntries(said)).toEqual(expected)
})

it('counts what needs any of many rows with the same mistake', () => {
  const rows = ['a', 'b'].map(id => wrong(id, ['when', 'Enter a date.']))
  const [cause] = causesOf([...rows, rejected('p', 'position', 'a'), rejected('q', 'position', 'b')])
  expect(cause && leftOutLine(cause)).toBe('2 positions refer to them and are left out with them.')
})
