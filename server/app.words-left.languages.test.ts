import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TimelineEvent } from './domain/entries/event.ts'
import { PEOPLE } from './testing/people.ts'
import { openTestSite, type TestSite } from './testing/test-site.ts'
import { latinWordsIn, NAMES_OF_FORMATS, writtenInGreekLetters } from './testing/words-left.ts'

// What readers of Ukrainian, Russian and Arabic are told holds no English words. The record of these pages is written in Greek
// letters, so that what is left in Latin ones is the site's own.

/** How dates are told is another matter: see domain/dates. */
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Names of programs and of places on the net, marks, and who wrote the revisions. */
const NAMES = new Set([
  ...NAMES_OF_FORMATS,
  'TimelineJS',
  'markwhen',
  'Feed',
  'schema.org',
  'import',
  'First',
  'start',
  'CC-BY',
  'last',
  ...MONTHS,
  ...MONTHS.map(name => name.slice(0, 3)),
])

const EVENT = '2025-11-23-geneva-talks'

let site: TestSite
let sourceId = ''
beforeAll(async () => {
  site = await openTestSite({
    limits: { reads: 10_000, writes: 10_000 },
    book: PEOPLE,
    wrapRecord: writtenInGreekLetters,
  })
  sourceId = (site.record.find('event', EVENT) as TimelineEvent).citations[0]?.source ?? ''
})
afterAll(() => site.close())

/** Each with what is told back of its address. */
const PAGES: readonly (readonly [string, () => string, (readonly string[])?])[] = [
  ['the timeline', () => '/'],
  ['its second page', () => '/?page=2'],
  ['the timeline from the newest', () => '/?order=newest'],
  ['filtered milestones', () => '/?kind=talks&from=2025-11&to=2025-12&q=γενεφα&context=on&significance=3'],
  ['nothing that matches', () => '/?q=ωωωωω'],
  ['what changed since a revision', () => '/?since=3'],
  ['filters that can’t be read', () => '/?from=2025-12&to=2025-11&page=zero'],
  ['the timeline of an earlier day', () => '/?on=2025-12-01'],
  ['the record before there was one', () => '/?known=2020-01-01T00:00:00.000Z'],
  ['all filters', () => '/filters?kind=talks'],
  ['the ways to take it along', () => '/data/timeline?kind=talks&on=2026-01-01'],
  ['the timeline in lanes', () => '/overview?from=2025-11-20&to=2025-11-30'],
  ['a milestone', () => `/events/${EVENT}`],
  ['a milestone at another time', () => `/events/${EVENT}?on=2025-12-01`],
  ['the search', () => '/search'],
  ['what a search finds', () => '/search?q=γενεφα'],
  ['one kind of what it finds', () => '/search?q=γενεφα&in=milestones'],
  ['words that it takes for mistyped', () => '/search?q=γενεφαα'],
  ['nothing that it finds', () => '/search?q=ωωωωω+ψψψψψ'],
  ['a search that can’t be read', () => '/search?q=%21'],
  ['the sources', () => '/sources'],
  ['sources on thin ground', () => '/sources?show=single-source&reliability=B'],
  ['sources that nobody uses', () => '/sources?show=unused&q=ω'],
  ['a source', () => `/sources/${sourceId}`],
  ['a page that is not there', () => '/no-such-page'],
  ['a milestone that is not there', () => '/events/no-such-milestone', ['no-such-milestone']],
  ['a milestone that is not there then', () => '/events/no-such-milestone?on=2025-12-01', ['no-such-milestone']],
  [
    'parameters that nobody knows',
    () => '/sources?colour=1&size=2&shape=3&weight=4&smell=5',
    ['colour', 'size', 'shape'],
  ],
  ['a list that nobody knows', () => '/sources?reliability=nothing', ['reliability', 'nothing']],
  ['a time that can’t be read', () => '/?known=2025-11-25T12:00', ['known']],
]

/** At the address that a page has for everybody. */
async function read(path: string): Promise<string> {
  const { body, headers } = await site.get(encodeURI(path))
  return headers.location === undefined ? body : (await site.get(headers.location)).body
}

describe.each(['uk', 'ru', 'ar'])('in %s', language => {
  it.each(PAGES.map(([what, path, toldBack = []]) => ({ what, path, toldBack })))(
    '$what is told without English words',
    async ({ path, toldBack }) => {
      const body = await read(`/${language}${path()}`)
      expect(body).toContain(`<html lang="${language}"`)
      expect(latinWordsIn(body, new Set([...NAMES, ...toldBack]))).toEqual([])
    },
  )
})
