import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from './app.ts'
import { signatureOf } from './domain/desk/desk.ts'
import { DESK_JOURNAL, type DeskEntries, type ProposedDraft } from './domain/desk/entries.ts'
import type { DraftIn } from './domain/revisions/revision.ts'
import { anActor, anEvent, aSource } from './domain/testing/record-builder.ts'
import { openMemoryJournalOf } from './journal/memory-journal.ts'
import { accountOf, as, BOOK } from './testing/desk-people.ts'
import { addressOf } from './testing/example-addresses.ts'
import { makePictureFonts } from './testing/picture-fonts.ts'
import { type Answer, NOW, openTestSite, type TestSite } from './testing/test-site.ts'

// Whether anything lies on the desk makes no difference to anybody else: two sites over the same journal, one with an empty
// desk and one with a full one, give the same bytes and the same headers at every public address.

let fonts: Awaited<ReturnType<typeof makePictureFonts>>
beforeAll(async () => {
  fonts = await makePictureFonts()
})
afterAll(() => fonts.remove())

const ENVIRONMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a site at this machine': {},
  'a public one': { PUBLIC_URL: 'https://record.example.org' },
}

/** A file for Word numbers its links by lot; what is in it stands in the other files of a comparison, too. */
const BY_LOT = '/compare.docx'

/** Everything that readers are offered, and what else could tell them something. */
const ADDRESSES: readonly string[] = [
  ...new Set(
    ROUTES.filter(({ method, who, pattern }) => method !== 'post' && who === 'everybody' && pattern !== BY_LOT).map(
      ({ pattern }) => addressOf(pattern),
    ),
  ),
  '/?on=2025-12-31',
  '/?q=Suggested',
  '/?since=1',
  '/search?q=Suggested',
  '/search.json?q=Suggested',
  '/events/2025-02-12-hegseth-brussels?known=2026-07-08T00%3A00%3A00.000Z',
  '/actors?q=Suggested',
  '/actors/suggested-1',
  '/events/suggested-1',
  '/nothing/suggested-1',
  '/cards/events/2025-02-12-hegseth-brussels.png',
  '/changes?before=900',
  '/desk',
  '/desk/suggestions/s-1',
  '/desk/reports/r-1',
  '/events/new',
]

/** What those see of the forms who have nothing on the desk. */
const OF_FORMS: readonly string[] = [
  '/events/new',
  '/events/2025-02-12-hegseth-brussels/edit',
  '/suggest.json?type=actor&text=sugg',
  '/suggest.json?type=source&text=sugg',
  '/read-date.json?text=2025',
  '/desk',
  '/desk/suggestions/s-1',
]

const SUGGESTED_AGAIN = {
  intent: 'preview',
  when: '1 July 2026',
  kind: 'statement',
  title: 'Suggested 1',
  summary: 'It was suggested.',
  occurrence: 'occurred',
  certainty: 'reported',
  significance: '3',
  table: 'other',
  issues: 'process',
  'citations.0.credibility': '2',
  'citations.0.new.url': 'https://example.org/1',
  'citations.0.new.title': 'Suggested',
  'citations.0.new.publisher': 'The Example',
  'citations.0.new.published': '1 July 2026',
  'citations.0.new.kind': 'news-report',
  'citations.0.new.language': 'en',
  'citations.0.new.reliability': 'F',
}

/** What is new each time by design: the date, and what a passkey is to sign. */
const told = ({ status, headers: { date: _, ...headers }, body }: Answer) => ({
  status,
  headers,
  body: body.replace(/"challenge":"[^"]+"/, ''),
})

async function everythingToldBy(site: TestSite, origin: string) {
  const answers: Record<string, ReturnType<typeof told>> = {}
  for (const address of ADDRESSES) answers[address] = told(await site.get(address))
  for (const address of OF_FORMS) answers[`contributor ${address}`] = told(await site.get(address, as('robin')))
  answers['a preview, with what is alike'] = told(
    await site.post('/events', SUGGESTED_AGAIN, { ...as('robin'), origin }),
  )
  for (const text of ['', 'Suggested'])
    answers[`report ${text}`] = told(await site.post('/report', { page: '/', text, source: '' }, { origin }))
  return answers
}

const draft = (entry: ReturnType<typeof anActor> | ReturnType<typeof aSource> | ReturnType<typeof anEvent>) =>
  ({
    action: 'create',
    type: entry.type,
    id: entry.entry.id,
    record: entry.entry,
    reason: null,
    material: true,
    expected: 0,
  }) as ProposedDraft

/** What is suggested: of an id, a title and an address that others may look for. */
const suggestedDrafts = (number: number, kind: 'actor' | 'event'): readonly ProposedDraft[] => {
  const id = `suggested-${number}`
  if (kind === 'actor') return [draft(anActor({ id, name: `Suggested ${number}`, wikidata: `Q${number}` }))]
  const source = aSource({ id: `source-${number}`, title: 'Suggested', url: `https://example.org/${number}` })
  const cites = [{ source: source.entry.id, credibility: 2 as const }]
  const event = anEvent({ id, title: `Suggested ${number}`, when: '2026-07-01', citations: cites })
  return [draft(source), draft(event)]
}

const item = fc.record({
  kind: fc.constantFrom('actor' as const, 'event' as const, 'report' as const),
  comments: fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 3 }),
  verdict: fc.constantFrom(null, 'sent-back' as const, 'refused' as const, 'withdrawn' as const),
  embargo: fc.constantFrom(null, '2030-01-01T00:00:00.000Z'),
})

type Item = typeof item extends fc.Arbitrary<infer T> ? T : never

async function deskOf(items: readonly Item[]): Promise<string[]> {
  const lines: string[] = []
  const journal = openMemoryJournalOf(DESK_JOURNAL, { now: () => NOW, lines })
  const account = accountOf('casey')
  for (const [index, { kind, comments, verdict, embargo }] of items.entries()) {
    const number = index + 1
    const about = kind === 'report' ? `r-${number}` : `s-${number}`
    const drafts =
      kind === 'report'
        ? [of('report', { id: about, page: '/about', text: `Suggested ${number}`, source: null })]
        : [
            of('suggestion', {
              id: about,
              account,
              drafts: suggestedDrafts(number, kind),
              form: null,
              note: 'Suggested',
              basedOn: 1,
            }),
          ]
    const said = comments.map((text, place) => of('comment', { id: `c-${number}-${place}`, about, account, text }))
    const timed =
      embargo && kind !== 'report' ? [of('embargo', { id: `e-${number}`, about, account, notBefore: embargo })] : []
    const decided = verdict
      ? [of('decision', { id: `d-${number}`, about, account, verdict, reason: 'Suggested', published: null })]
      : []
    await journal.append([...drafts, ...said, ...timed, ...decided])
  }
  return lines
}

const of = <T extends keyof DeskEntries>(type: T, record: DeskEntries[T]): DraftIn<DeskEntries> => ({
  action: 'create',
  type,
  id: record.id,
  record,
  by: signatureOf(accountOf('casey')),
  reason: null,
  material: false,
  expected: 0,
})

describe.each(Object.entries(ENVIRONMENTS))('%s', (_name, env) => {
  const origin = env['PUBLIC_URL']
  const open = (deskLines: readonly string[]) =>
    openTestSite({ env, book: BOOK, deskLines, pictureFonts: fonts.folder, limits: { cards: 1000, reports: 1000 } })

  it('tells readers the same whether its desk is empty or full', async () => {
    const empty = await open([])
    const without = await everythingToldBy(empty, origin ?? empty.url)
    await empty.close()
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 30 }), async items => {
        const full = await open(await deskOf(items))
        try {
          expect([...full.desk.desk.items]).toHaveLength(items.length)
          const withDesk = await everythingToldBy(full, origin ?? full.url)
          expect(Object.keys(withDesk)).toEqual(Object.keys(without))
          for (const [address, answer] of Object.entries(withDesk)) expect(answer, address).toEqual(without[address])
        } finally {
          await full.close()
        }
      }),
      { numRuns: 4 },
    )
  })
})

it('and the comparison sees what an address tells of the desk', async () => {
  const lines = await deskOf([{ kind: 'actor', comments: [], verdict: null, embargo: null }])
  const [empty, full] = [await openTestSite({ book: BOOK }), await openTestSite({ book: BOOK, deskLines: lines })]
  expect(told(await full.get('/desk', as('edda')))).not.toEqual(told(await empty.get('/desk', as('edda'))))
  await Promise.all([empty.close(), full.close()])
})
