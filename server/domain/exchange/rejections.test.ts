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
  expect(causesOf(all).map(cause => `${cause.rejected.id}: ${leftOutLine(cause) ?? 'nothing'}`)).toEqual(expected)
})
