import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIndex } from '../../static-site/find-index.ts'
import { find } from '../finding/finder.ts'
import { seedRecord } from '../testing/record-builder.ts'
import { fold, hasWordPrefix } from '../text/folding.ts'
import { type ReadyIndex, readySearch } from './ready-search.ts'
import { textsWith, wordIndexOf } from './word-index.ts'

describe('the words of texts', () => {
  it('are found by their beginnings in the same texts as by reading them', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcВін ’-1 \n'), maxLength: 30 })
    fc.assert(
      fc.property(
        fc.array(text),
        fc.string({ unit: fc.constantFrom(...'abcвин1'), minLength: 1, maxLength: 3 }),
        (texts, word) => {
          const found = textsWith(JSON.parse(JSON.stringify(wordIndexOf(texts))), [word])
          const expected = texts.flatMap((one, number) => (hasWordPrefix(fold(one), word) ? [number] : []))
          expect([...found].sort((a, b) => a - b)).toEqual(expected)
        },
      ),
    )
  })
})

describe('a search in an index that was made ahead', () => {
  const record = seedRecord()
  const script = findIndex(record, address => address)
  const index: ReadyIndex = JSON.parse(script.replace(/^window\.parleyIndex=/, ''))
  const search = readySearch(index)

  it.each([
    'geneva',
    'Rubio',
    '28-point plan',
    'ceasefire energy',
    'genvea',
    'Рубіо',
    'putin',
    'territory',
    'xyzzy',
    'geneva xyzzy',
  ])('%s: finds what the site finds, in the same order', words => {
    const [here, there] = [search(words, 5), find(record, words, 5)]
    expect(here.total).toBe(there.total)
    expect(here.corrected).toEqual(there.corrected)
    expect(here.alone).toEqual(there.alone.filter(({ total }) => total > 0))
    const inShort = (groups: readonly { readonly kind: string; readonly total: number }[]) =>
      groups.map(({ kind, total }) => `${kind} ${total}`)
    expect(inShort(here.groups)).toEqual(inShort(there.groups))
  })

  it('is no script besides its one name', () => {
    expect(script).toMatch(/^window\.parleyIndex=\{/)
    expect(script.trim().split('\n')).toHaveLength(1)
  })
})
