import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Form, openTestSite, type TestSite } from '../../testing/test-site.ts'
import { fieldsOf } from '../forms/shape.ts'
import { ENTRY_PAGES, type PagedType } from '../site/entry-paths.ts'
import { DOCUMENTS, type EntryKind, POINT_STATES, POSITIONS } from './entry-kind.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const SOURCE = { 'citations.0.source': 'belga-2025-11-24-ukraine-draft-new-19-point', 'citations.0.credibility': '2' }
const POSITION = {
  ...SOURCE,
  actor: 'Ukraine',
  'about.document': 'US 28-point plan',
  'about.point': '13',
  stance: 'open',
  when: '20 Dec 2025',
  text: 'A position of a test.',
  authority: 'minister',
}
const DOCUMENT = {
  ...SOURCE,
  title: 'A text of a test',
  shortTitle: 'Test text',
  when: '1 June 2026',
  kind: 'plan',
  status: 'draft',
  summary: 'A test.',
  availability: 'full',
  fidelity: 'verbatim',
}
const STATE = {
  ...SOURCE,
  document: 'US 28-point plan',
  point: '13',
  state: 'contested',
  when: '20 Dec 2025',
  assertedBy: 'Ukraine',
  text: 'A state of a test.',
}

const kinds: [EntryKind, Record<string, string>][] = [
  [DOCUMENTS, DOCUMENT],
  [POSITIONS, POSITION],
  [POINT_STATES, STATE],
]

const count = (type: PagedType) => site.record.count(type)

/** The form of an entry as a browser sends it when nothing is changed. */
function filledIn(kind: EntryKind, id: string, changes: Record<string, string> = {}): Form {
  const entry = site.record.find(kind.type, id)
  if (!entry) throw new Error(id)
  const version = site.record.history(id).at(-1)?.seq ?? 0
  const fields = fieldsOf(kind.fill(entry, version, site.record)).flatMap(([name, value]): [string, string][] =>
    name.endsWith('.issues') ? value.split('\n').map(one => [name, one]) : [[name, value]],
  )
  return [...fields.filter(([name]) => !(name in changes)), ...Object.entries(changes)]
}

describe.each(kinds)('$type', (kind, fields) => {
  const { collection } = ENTRY_PAGES[kind.type]

  it('is added once, however often it is sent, corrected, retracted and restored', async () => {
    const before = count(kind.type)
    const [first, again] = [await site.post(collection, fields), await site.post(collection, fields)]
    expect(first.status, first.body).toBe(303)
    expect(again.headers.location).toBe(first.headers.location)
    expect(count(kind.type)).toBe(before + 1)

    const [page = '', fragment] = String(first.headers.location).split('#')
    expect(fragment).toBe('added')
    const id = page.split('/').at(-1) ?? ''
    const shown = (await site.get(page)).body
    expect(shown).toContain(`${page}/edit`)
    expect(shown).toContain('is in the record now')

    const head = site.record.head.hash
    expect((await site.post(`${page}/edit`, filledIn(kind, id))).body).toContain('Say in a few words what you changed')
    const unchanged = await site.post(`${page}/edit`, filledIn(kind, id, { reason: 'Looked at it' }))
    expect(unchanged.status).toBe(303)
    expect(site.record.head.hash).toBe(head)

    const corrected = { reason: 'A correction', when: '2 June 2026' }
    const stale = filledIn(kind, id, { ...corrected, when: '3 June 2026' })
    expect((await site.post(`${page}/edit`, filledIn(kind, id, corrected))).status).toBe(303)
    expect(site.record.find(kind.type, id)).toMatchObject({ when: '2026-06-02' })
    expect((await site.get(page)).body).not.toContain('is in the record now')
    const conflict = await site.post(`${page}/edit`, stale)
    expect(conflict.status).toBe(409)
    expect(conflict.body).toContain('2 June 2026')
    expect(conflict.body).toContain('3 June 2026')

    const typing = { ...corrected, material: 'no', reason: ' ', when: '4 June 2026' }
    expect((await site.post(`${page}/edit`, filledIn(kind, id, typing))).status).toBe(303)
    expect(site.record.history(id).at(-1)).toMatchObject({ material: false, reason: 'Wording or typing only' })

    const version = String(site.record.head.seq)
    expect((await site.post(`${page}/retract`, { reason: ' ', version })).status).toBe(422)
    expect((await site.post(`${page}/retract`, { reason: 'A test', version: '1' })).status).toBe(409)
    expect((await site.post(`${page}/retract`, { reason: 'A test', version })).status).toBe(303)
    expect(count(kind.type)).toBe(before)
    const gone = await site.get(page)
    expect(gone.status).toBe(410)
    expect(gone.body).toContain(`${page}/restore`)
    expect((await site.get(`${page}/edit`)).status).toBe(410)
    expect((await site.post(`${page}/restore`, {})).status).toBe(303)
    expect((await site.get(page)).status).toBe(200)
  })

  it('is refused in place, with everything that was typed', async () => {
    const { hash } = site.record.head
    const wrong = { ...fields, when: 'the other day', text: '<b>"typed"</b>' }
    if (kind.type === 'document') Object.assign(wrong, { text: undefined, summary: '<b>"typed"</b>' })
    const sent = Object.entries(wrong).filter(([, value]) => value !== undefined)
    const answer = await site.post(collection, sent)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('href="#field-when"')
    expect(answer.body).toContain('value="the other day"')
    expect(answer.body).toContain('&lt;b&gt;&#34;typed&#34;&lt;/b&gt;')
    expect(site.record.head.hash).toBe(hash)
  })

  it('has no form where the site is not written', async () => {
    const readOnly = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
    const [entry] = readOnly.record.list(kind.type)
    expect((await readOnly.get(`${collection}/new`)).status).toBe(404)
    expect((await readOnly.get(`${collection}/${entry?.id}/edit`)).status).toBe(404)
    expect((await readOnly.post(collection, fields)).status).toBe(404)
    expect((await readOnly.get(`${collection}/${entry?.id}`)).body).not.toContain('/edit"')
    await readOnly.close()
  })

  it('is not taken from another site', async () =>
    expect((await site.post(collection, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403))
})

describe('a text', () => {
  const point = (from: string) => ({
    'points.0.number': '1',
    'points.0.label': 'One',
    'points.0.text': 'One.',
    'points.0.issues': 'territory',
    'points.0.unverified': 'yes',
    'points.0.ancestors.0.from': from,
    'points.0.ancestors.0.change': 'reworded',
    'points.0.ancestors.0.significance': 'editorial',
    'points.0.ancestors.0.basis': 'reported',
  })
  const E3 = 'e3-counterproposal-2025-11'
  const PLAN = 'us-28-point-2025-11'

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'an ancestor in a later text',
      { when: '1 Nov 2025', ...point(`${E3}#6`) },
      /href="#field-points-0-ancestors-0-from">[^<]*later \(2025-11-23\)/,
    ],
    [
      'a later text as its base',
      { when: '1 Nov 2025', 'basedOn.0.document': E3 },
      /href="#field-basedOn-0-document">[^<]*later/,
    ],
  ])('is refused with %s', async (_, changes, message) => {
    const { status, body } = await site.post('/documents', { ...DOCUMENT, ...changes })
    expect(status).toBe(422)
    expect(body).toMatch(message)
  })

  it('is refused in a circle of texts', async () => {
    const same = { when: '23 Nov 2025', reason: 'A circle' }
    const plan = filledIn(DOCUMENTS, PLAN, { ...same, 'basedOn.0.document': E3 })
    const { status, body } = await site.post(`/documents/${PLAN}/edit`, plan)
    expect(status).toBe(422)
    expect(body).toMatch(/href="#field-basedOn-0-document">[^<]*Closes a circle/)
  })

  it('keeps its points and stays while others refer to them', async () => {
    const fields = [
      ...new Map(filledIn(DOCUMENTS, PLAN, { reason: 'A test', 'points.15.number': '16x' }) as [string, string][]),
    ]
    const changed = await site.post(`/documents/${PLAN}/edit`, fields)
    expect(changed.status).toBe(422)
    expect(changed.body).toMatch(/href="#field-points">[^<]*refers to point 16, which is not there any more/)
    const version = String(site.record.history(PLAN).at(-1)?.seq)
    const retracted = await site.post(`/documents/${PLAN}/retract`, { reason: 'A test', version })
    expect(retracted.status).toBe(409)
    expect(retracted.body).toContain('Others refer to it')
  })
})

describe('a pasted list', () => {
  it('becomes points; what belongs to none stays in the box', async () => {
    const { status, body } = await site.post('/documents', {
      ...DOCUMENT,
      intent: 'paste',
      pasted: 'Draft of May\n\n1. The line stays.\n13a) Forces\nAt most 600,000.',
      'pasted.issue': 'territory',
    })
    expect(status).toBe(200)
    expect(body).toContain('2 points were made: 1, 13a.')
    expect(body).toMatch(/name="pasted"[^>]*>\nDraft of May</)
    expect(body).toContain('name="points.1.number" value="13a"')
    expect(body).toContain('Forces · Territory</summary>')
    expect(body).toContain('value="A text of a test"')
  })

  it('that is none says so and stays', async () => {
    const { body } = await site.post('/documents', { ...DOCUMENT, intent: 'paste', pasted: 'No list.' })
    expect(body).toContain('No numbered points were found.')
    expect(body).toContain('\nNo list.<')
  })
})

describe('links to a form', () => {
  it('say what it is to be about', async () => {
    const { body } = await site.get('/positions/new?document=us-28-point-2025-11&point=13&actor=ukraine')
    for (const value of ['US 28-point plan', '13', 'Ukraine']) expect(body).toContain(`value="${value}"`)
  })

  it('that name nothing are shown as they came', async () =>
    expect((await site.get('/positions/new?document=%3Cb%3E&actor=nobody')).body).toContain('value="&lt;b&gt;"'))

  it('points are suggested', async () => {
    const { body } = await site.get('/suggest.json?type=point&text=28-point+13')
    expect(JSON.parse(body).suggestions[0].value).toMatch(/^US 28-point plan 13 – /)
  })
})
