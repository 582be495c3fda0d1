import { expect, it } from 'vitest'
import { referencesOf } from '../entries/references.ts'
import { anActor, aPhase, aPosition, aProcess, citing, seedEntries } from '../testing/record-builder.ts'
import { withReferences } from './renaming.ts'

const rename = (id: string) => `${id}-renamed`
const entries = [
  ...seedEntries(),
  anActor({ side: 'a', offices: [{ title: 'Envoy', for: 'b' }] }),
  aPhase(),
  aProcess({ briefs: [{ when: '2025', text: 'It goes on.', citations: citing('a') }] }),
  aPosition({ speaker: 'a', event: 'b' }),
]

it('renames all that an entry refers to, and nothing else', () => {
  for (const { type, entry } of entries) {
    const now = withReferences(entry, rename)
    const renamed = referencesOf(type, entry as never).map(({ id, ...rest }) => ({ ...rest, id: rename(id) }))
    expect(referencesOf(type, now as never)).toEqual(renamed)
    expect(withReferences(now, id => id.replace(/-renamed$/, ''))).toEqual(entry)
  }
})

it('gives the entry itself where nothing gets another name', () => {
  for (const { entry } of entries) expect(withReferences(entry, id => id)).toBe(entry)
})
