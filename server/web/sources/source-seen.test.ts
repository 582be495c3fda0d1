import { expect, it } from 'vitest'
import { aSource, recordOf } from '../../domain/testing/record-builder.ts'
import type { LinkSeen } from '../site/site.ts'
import { toSourcePage } from './source-view.ts'

const SEEN = '2026-05-03T09:00:00.000Z'

it.each<[LinkSeen | undefined, string | null]>([
  [undefined, null],
  [{ seenAt: SEEN, isGone: false }, 'Last seen there on 3 May 2026.'],
  [{ seenAt: null, isGone: false }, null],
  [{ seenAt: SEEN, isGone: true }, 'No longer there, last seen there on 3 May 2026.'],
  [{ seenAt: null, isGone: true }, 'No longer there.'],
])('of a source whose address was %j its page says %j', (found, expected) => {
  const source = aSource({ url: 'https://a.example/' }).entry
  const site = { record: recordOf(aSource({ url: 'https://a.example/' })), mayWrite: false, linkSeen: () => found }
  expect(toSourcePage(site, source, { list: null, page: 1 }).seen).toBe(expected)
})
