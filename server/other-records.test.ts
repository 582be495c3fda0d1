import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planImport } from './domain/exchange/import-plan.ts'
import { parseRecordDocument } from './domain/exchange/parse-record-document.ts'
import { DOCUMENT_LISTS, type RecordDocument, recordDocumentChunks } from './domain/exchange/record-document.ts'
import { NegotiationRecord } from './domain/record/negotiation-record.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPosition,
  aProcess,
  aSource,
  citing,
  documentOf,
} from './domain/testing/record-builder.ts'
import { htmlComplaints } from './testing/html-checker.ts'
import { documentProblems } from './testing/html-document.ts'
import { openTestSite, type TestSite } from './testing/test-site.ts'

// Records of other negotiations: two real ones, and one of what real data sets bring. Every page of them is asked for.

const fileOf = (name: string): unknown => JSON.parse(readFileSync(`e2e/records/${name}.json`, 'utf8'))

/** The longest title of a collection of agreements has 449 characters. */
const LONG_TITLE = 'Agreement between the parties on the cessation of hostilities and on all that follows from it, '
  .repeat(5)
  .slice(0, 449)
  .trim()

const CROWDED = documentOf(
  aHeader({ title: 'What data sets bring', masthead: 'The Desk', order: 'newest' }),
  anActor({ id: 'front', name: 'The Front', kind: 'armed-group' }),
  anActor({ id: 'state', name: 'The State' }),
  anActor({ id: 'mediator', name: 'The Mediator' }),
  ...[1, 2, 3, 4].map(number =>
    anActor({ id: `envoy-${number}`, name: `Envoy ${number}`, kind: 'person', side: 'mediator', offices: [] }),
  ),
  anActor({
    id: 'turncoat',
    name: 'Somebody',
    kind: 'person',
    side: 'state',
    offices: [
      { title: 'Commander', for: 'front', from: '1990', to: '1999' },
      { title: 'Minister', from: '2000' },
    ],
  }),
  aProcess({ parties: ['state', 'front'], mediators: ['mediator'], coverage: { from: '1990', note: 'Goes on.' } }),
  aSource(),
  aSource({ id: 'book', url: undefined, locator: 'Boston 1986, p. 12', access: 'print', published: 'XXXX' }),
  aSource({ id: 'part', locator: 'Annex B' }),
  anEvent({ id: 'long', title: LONG_TITLE, shortTitle: 'The agreement', when: '1995', places: [], issues: [] }),
  anEvent({
    id: 'bare',
    table: undefined,
    issues: [],
    when: '1996',
    citations: citing('book', 'part'),
    places: [{ name: 'Here', country: 'NO' }, { name: 'There' }],
    externalIds: [{ scheme: 'Collection', value: 'UW0067' }],
    status: 'Multiparty signed',
    participants: [1, 2, 3, 4].map(number => ({ actor: `envoy-${number}`, part: 'mediator' as const })),
  }),
  ...Array.from({ length: 40 }, (_, index) =>
    anEvent({
      id: `undated-${index}`,
      title: `Milestone ${index}`,
      when: ['1997', '1998-05', '199X', 'XXXX', '1994/1999'][index % 5] ?? '1997',
      participants: [{ actor: 'turncoat', part: 'party' }],
    }),
  ),
  aDocument({
    points: Array.from({ length: 200 }, (_, index) => aPoint(String(index + 1), index % 3 === 0 ? { issues: [] } : {})),
  }),
  aPosition({ actor: 'front', about: { document: 'document' }, when: '1996' }),
  aPosition({ id: 'on-a-point', actor: 'state', about: { document: 'document', point: '7' }, when: '1996' }),
)

const RECORDS: readonly (readonly [string, unknown])[] = [
  ['Havana', fileOf('havana-2012-2016')],
  ['Camp David', fileOf('camp-david-1978')],
  ['what data sets bring', CROWDED],
]

const inOrderOfIds = (document: RecordDocument) =>
  Object.fromEntries(
    Object.entries(document).map(([name, value]) =>
      name in DOCUMENT_LISTS
        ? [name, (value as { id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1))]
        : [name, value],
    ),
  )

describe.each(RECORDS)('a record of other negotiations: %s', (_, document) => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite({ empty: true })
    const parsed = parseRecordDocument(document)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    const { drafts, rejected } = planImport(parsed, NegotiationRecord.fold([]), { by: 'import' })
    expect(rejected).toEqual([])
    await site.journal.append(drafts)
  })
  afterAll(() => site.close())

  const lists = ['/', '/overview', '/filters', '/print', '/documents', '/lineages', '/positions', '/issues', '/actors']
  const others = ['/positions?columns=issues', '/deadlines', '/sources', '/explore', '/explore?by=issue', '/about']
  const forms = ['/data', '/events/new', '/documents/new', '/positions/new', '/settings', '/search?q=agreement']

  it('goes out as it came in', () => {
    const exported = JSON.parse([...recordDocumentChunks(site.record)].join(''))
    expect(inOrderOfIds(exported)).toEqual(inOrderOfIds(document as RecordDocument))
  })

  it('shows every page in order', async () => {
    const { record } = site
    const entries = [
      ...(['event', 'actor', 'source', 'document'] as const).flatMap(type =>
        record.list(type).map(({ id }) => `/${type}s/${id}`),
      ),
      ...record.list('position').map(({ id }) => `/positions/${id}`),
      ...record.list('pointState').map(({ id }) => `/point-states/${id}`),
      ...(record.find('record', 'record')?.issues ?? []).map(({ id }) => `/issues/${id}`),
    ]
    for (const path of [...lists, ...others, ...forms, ...entries]) {
      const { status, body } = await site.get(path)
      expect(status, path).toBe(200)
      expect(documentProblems(body), path).toEqual([])
      expect(body.replace(/<script.*?<\/script>/gs, ''), path).not.toMatch(/\[object Object\]|\bundefined\b|\bNaN\b/)
    }
  })

  it('is valid HTML on its main pages', async () => {
    for (const path of lists) expect(await htmlComplaints((await site.get(path)).body), path).toEqual([])
  })
})
