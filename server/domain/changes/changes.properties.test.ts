import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { seedEntries } from '../testing/record-builder.ts'
import { changesBetween, type FieldChange, type Fields, type MemberChange } from './changes.ts'
import { keyed } from './identity.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

function applied(before: Fields, changes: readonly FieldChange[]): Fields {
  const after: Record<string, unknown> = { ...before }
  for (const change of changes) {
    const { field } = change
    if (change.kind === 'inside') after[field] = applied(before[field] as Fields, change.inside)
    else if (change.kind === 'members') after[field] = withMembers(field, before[field] as unknown[], change)
    else if ('after' in change) after[field] = change.after
    else delete after[field]
  }
  return after
}

function withMembers(
  field: string,
  before: readonly unknown[],
  { members, order }: Extract<FieldChange, { kind: 'members' }>,
): unknown[] {
  const parts = keyed(field, before)
  for (const member of members)
    if (member.kind === 'removed') parts.delete(member.key)
    else if (member.kind === 'changed') parts.set(member.key, applied(parts.get(member.key) as Fields, member.inside))
  const list = (order ?? [...parts.keys()]).map(key => parts.get(key))
  const added = members.filter((member): member is Extract<MemberChange, { kind: 'added' }> => member.kind === 'added')
  for (const { at, part } of added) list.splice(at, 0, part)
  return list
}

const few = fc.constantFrom('a', 'b', 'c')
const words = fc.constantFrom('One.', 'Two.', 'One and two.')
const listOf = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 4 })
const cited = fc.record({ source: few, credibility: fc.integer({ min: 1, max: 3 }), note: fc.option(words) })
const point = fc.record({
  number: few,
  text: words,
  issues: fc.uniqueArray(few),
  values: listOf(fc.record({ what: words, number: fc.double({ noNaN: true }) })),
  ancestors: listOf(fc.record({ document: few, number: few, note: fc.option(words) })),
  citations: fc.uniqueArray(cited, { selector: ({ source }) => source }),
})

/** Of any kind of entry at once, with all that lists do: doubles, another order, parts of parts. */
const entry: fc.Arbitrary<Fields> = fc.record(
  {
    title: words,
    when: fc.option(words),
    follows: listOf(few),
    issues: fc.uniqueArray(few),
    participants: listOf(fc.record({ actor: few, part: few, as: words }, { requiredKeys: ['actor', 'part'] })),
    quotes: listOf(fc.record({ speaker: few, source: few, text: words })),
    points: listOf(point),
    brief: listOf(fc.record({ text: words, points: listOf(few) })),
    deadline: fc.record({ due: words, note: fc.option(words) }, { requiredKeys: ['due'] }),
    translations: fc.dictionary(few, fc.record({ made: words, fields: fc.dictionary(few, words) })),
  },
  { requiredKeys: [] },
)

test('the changes between two versions make the new one of the old one', () =>
  fc.assert(
    fc.property(entry, entry, (before, after) => {
      expect(applied(before, changesBetween(before, after))).toEqual(after)
    }),
    { numRuns: 1_000 },
  ))

test('two versions that say the same have no changes, and others have some', () =>
  fc.assert(
    fc.property(entry, entry, (before, after) => {
      expect(changesBetween(before, structuredClone(before))).toEqual([])
      const isSame = JSON.stringify(changesBetween(before, after)) === '[]'
      expect(isSame).toBe(JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)))
    }),
  ))

const sorted = (value: unknown): unknown =>
  typeof value !== 'object' || value === null
    ? value === 0
      ? 0
      : value
    : Array.isArray(value)
      ? value.map(sorted)
      : Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, part]) => [key, sorted(part)]),
        )

test('the same holds of any two entries of one kind in the record that is shipped', () => {
  const entries = seedEntries()
  for (const [index, { type, entry: before }] of entries.entries()) {
    const other = entries.slice(index + 1).find(one => one.type === type)
    if (other) expect(applied(before, changesBetween(before, other.entry))).toEqual(other.entry)
  }
})
