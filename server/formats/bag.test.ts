import { expect, it } from 'vitest'
import { bagTags } from './bag.ts'

const PAYLOAD = [
  { path: 'b/100%.txt', digest: 'b'.repeat(64), bytes: 20 },
  { path: 'a.txt', digest: 'a'.repeat(64), bytes: 1 },
]

it('says what it holds, each file in a line, in order', () => {
  const tags = bagTags(PAYLOAD, {
    software: 'Parley 1',
    description: 'A title\nin two lines',
    identifier: 'revision 7',
    at: '2026-07-06T09:00:00.000Z',
  })
  expect([...tags.keys()]).toEqual(['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'])
  expect(tags.get('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  expect(tags.get('manifest-sha256.txt')).toBe(`${'a'.repeat(64)}  data/a.txt\n${'b'.repeat(64)}  data/b/100%25.txt\n`)
  expect(tags.get('bag-info.txt')?.split('\n')).toEqual([
    'Bag-Software-Agent: Parley 1',
    'Bagging-Date: 2026-07-06',
    'External-Description: A title in two lines',
    'External-Identifier: revision 7',
    'Payload-Oxum: 21.2',
    '',
  ])
})
