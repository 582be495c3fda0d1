import { describe, expect, it } from 'vitest'
import VERSION_1 from '../../../data/version-1-terms.json' with { type: 'json' }
import { ISSUE_PRESETS } from './issue-presets.ts'
import { ownTerms } from './own-terms.ts'
import { TABLE_PRESET } from './table-presets.ts'

const LISTS = Object.entries({
  ...Object.fromEntries(Object.entries(ISSUE_PRESETS).map(([id, { issues }]) => [id, issues])),
  tables: TABLE_PRESET,
})

/** Written with a capital though no sentence begins there. */
const NAMES = /(?<![.:] |^)\b\p{Lu}\p{L}+|\b\p{Lu}{2,}/gu

describe.each(LISTS)('the preset %s', (name, terms) => {
  it('is a list that a record can have', () => {
    expect(ownTerms.safeParse(terms).error).toBeUndefined()
  })

  it('defines each term in a short line and calls no two alike', () => {
    expect(terms.filter(({ definition }) => !/^\p{Lu}.{8,80}\.$/u.test(definition))).toEqual([])
    expect(new Set(terms.map(({ label }) => label.toLowerCase())).size).toBe(terms.length)
  })

  it('names no state, organisation or person', () => {
    expect(terms.flatMap(({ label, definition }) => [...label.matchAll(NAMES), ...definition.matchAll(NAMES)])).toEqual(
      [],
    )
  })

  if (name !== 'tables')
    it('has 10 to 21 issues, the process itself among them', () => {
      expect(terms.length).toBeGreaterThanOrEqual(10)
      expect(terms.length).toBeLessThanOrEqual(21)
      expect(terms.at(-1)?.id).toBe('process')
    })
})

it('the preset for wars between states has the issues by which version 1 sorted', () => {
  expect(ISSUE_PRESETS.interstate.issues.map(({ id, label }) => [id, label])).toEqual(
    VERSION_1.issues.map(({ id, label }) => [id, label]),
  )
})
