import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PEOPLE } from './testing/people.ts'
import { type Answer, openTestSite, type TestSite } from './testing/test-site.ts'
import { latinWordsIn, NAMES_OF_FORMATS, writtenInGreekLetters } from './testing/words-left.ts'

// The pages of texts, positions, issues, actors, deadlines, changes and data hold no English words for readers of other languages.

/** How dates are told is another matter: see domain/dates. */
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Names of programs and formats, and what the shipped record's revisions say of themselves. */
const NAMES = new Set([
  ...NAMES_OF_FORMATS,
  'CC-BY',
  'import',
  'First',
  'start',
  'Frictionless',
  'ETag',
  'Schema',
  'Feed',
  'RFC',
  'cookie',
  'PNG',
  'npm',
  'ISO',
  'UA',
  'about',
  'personnel',
  'percent',
  'days',
  'Issued',
  'Unpublished',
  'Proposal',
  ...MONTHS,
  ...MONTHS.map(name => name.slice(0, 3)),
])

const TEXTS = 'us-28-point-2025-11,us-ukraine-20-point-2025-12'
const ALL_TEXTS = `${TEXTS},e3-counterproposal-2025-11`

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({
    limits: { reads: 10_000, writes: 10_000 },
    book: PEOPLE,
    wrapRecord: writtenInGreekLetters,
  })
})
afterAll(() => site.close())

/** Each with what is told back of its address. */
const PAGES: readonly (readonly [string, string, (readonly string[])?])[] = [
  ['the texts', '/documents'],
  ['a text', '/documents/us-28-point-2025-11'],
  ['the text on the table', '/documents/us-ukraine-20-point-2025-12'],
  ['a text without points', '/documents/us-ukraine-geneva-19-point-2025-11'],
  ['a text of an earlier day', '/documents/us-28-point-2025-11?on=2025-11-24'],
  ['a point', '/documents/us-28-point-2025-11/points/6'],
  ['a point that is agreed between some', '/documents/us-ukraine-20-point-2025-12/points/1'],
  ['a point that is not there', '/documents/us-28-point-2025-11/points/99'],
  ['the questions through the texts', '/lineages'],
  ['one question', '/lineages/us-28-point-2025-11/6'],
  ['the choice of texts', '/compare'],
  ['texts that can’t be compared', '/compare?documents=no-such-text', ['no-such-text']],
  ['a comparison', `/compare?documents=${TEXTS}`],
  ['a comparison with marked words', `/compare?documents=${ALL_TEXTS}&marking=on`],
  [
    'a filtered comparison',
    `/compare?documents=${TEXTS}&kind=dropped&kind=no-successor&differences=on&significance=ungraded`,
  ],
  ['a comparison of which a part can’t be read', `/compare?documents=${TEXTS}&from=x&show=y`, TEXTS.split(',')],
  ['positions on a text', '/positions'],
  ['positions since a day', '/positions?since=2025-12-01&document=us-28-point-2025-11'],
  ['positions by issue', '/positions?columns=issues'],
  ['positions of one', '/positions?columns=issues&actor=ukraine'],
  ['positions that are not there yet', '/positions?document=us-ukraine-20-point-2025-12&on=2025-11-30'],
  ['positions that can’t be read', '/positions?columns=x&issue=-', ['columns', 'issues', 'issue']],
  ['the issues', '/issues'],
  ['an issue', '/issues/territory'],
  ['an issue that is not there', '/issues/no-such-issue', ['no-such-issue']],
  ['the actors', '/actors'],
  ['actors that are not there', '/actors?q=ωωω'],
  ['an actor', '/actors/ukraine'],
  ['a person', '/actors/volodymyr-zelenskyy'],
  ['whom an actor met', '/actors/ukraine?list=met'],
  ['a page of a list that can’t be read', '/actors/ukraine?list=met&page=x', ['page']],
  ['the deadlines', '/deadlines'],
  ['deadlines of an earlier day', '/deadlines?on=2025-01-01'],
  ['what the record is about', '/about'],
  ['the changes', '/changes'],
  ['changes that were written at once', '/changes?batch=10'],
  ['changes that can’t be read', '/changes?material=y', ['material', 'yes', 'no']],
  ['the history of a text', '/documents/us-28-point-2025-11/history'],
  ['a history that can’t be read', '/documents/us-28-point-2025-11/history?from=1', ['from', 'to']],
  ['the timeline for paper', '/print?from=2025-12-24&to=2025-12-28'],
  ['nothing for paper', '/print?q=ωωωωω'],
  ['the data', '/data'],
  ['what can be embedded', '/embed?page=/'],
  ['what can be embedded of positions', '/embed?page=/positions'],
  ['what can’t be embedded', '/embed?page=/about'],
]

/** At the address that a page has for everybody. */
async function read(path: string): Promise<Answer> {
  const answer = await site.get(encodeURI(path))
  return answer.headers.location === undefined ? answer : site.get(answer.headers.location)
}

describe.each(['uk', 'ru', 'ar'])('in %s', language => {
  it.each(PAGES)('%s is told without English words', async (_what, path, toldBack = []) => {
    const { status, body } = await read(`/${language}${path}`)
    expect([status < 500, /<html lang="(\w+)"/.exec(body)?.[1]]).toEqual([true, language])
    expect(latinWordsIn(body, new Set([...NAMES, ...toldBack]))).toEqual([])
  })
})
