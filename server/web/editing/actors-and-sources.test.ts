import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Form, openTestSite, type TestSite } from '../../testing/test-site.ts'
import { fieldsOf } from '../forms/shape.ts'
import { ENTRY_PAGES, type PagedType } from '../site/entry-paths.ts'
import { ACTORS, type EntryKind, SOURCES } from './entry-kind.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const ACTOR = {
  name: 'Envoy of a test',
  kind: 'person',
  side: 'Ukraine',
  aliases: 'An envoy\n\n Envoyé d’un essai \nAn envoy',
  'offices.0.title': 'Head of delegation',
  'offices.0.from': '2011',
  'offices.0.to': 'March 2014',
  'offices.1.title': 'Adviser',
  'offices.1.from': '2015',
  'offices.1.for': 'United States',
  iso2: '',
  wikidata: 'https://www.wikidata.org/wiki/Q42',
  note: 'Of a test.',
}
const SOURCE = {
  title: 'A book of a test',
  publisher: 'Example Press',
  kind: 'analysis',
  reliability: 'B',
  language: 'fr',
  locator: 'Geneva: Example Press 1998, p. 32–35',
  access: 'print',
}

const CORRECTED: Readonly<Record<string, Record<string, string>>> = {
  actor: { name: 'Envoy of a test, corrected' },
  source: { title: 'A book of a test, corrected' },
}

const kinds: [EntryKind, Record<string, string>][] = [
  [ACTORS, ACTOR],
  [SOURCES, SOURCE],
]

const count = (type: PagedType) => site.record.count(type)
const idAt = (location: unknown) => String(location).split('#')[0]?.split('/').at(-1) ?? ''

/** The form of an entry as a browser sends it when nothing is changed. */
function filledIn(kind: EntryKind, id: string, changes: Record<string, string> = {}): Form {
  const entry = site.record.find(kind.type, id)
  if (!entry) throw new Error(id)
  const version = site.record.history(id).at(-1)?.seq ?? 0
  const fields = fieldsOf(kind.fill(entry, version, site.record))
  return [...fields.filter(([name]) => !(name in changes)), ...Object.entries(changes)]
}

describe.each(kinds)('$type', (kind, fields) => {
  const { type } = kind
  const { collection } = ENTRY_PAGES[type]

  it('is added once, however often it is sent, corrected, retracted and restored', async () => {
    const before = count(type)
    const [first, again] = [await site.post(collection, fields), await site.post(collection, fields)]
    expect(first.status, first.body).toBe(303)
    expect(again.headers.location).toBe(first.headers.location)
    expect(count(type)).toBe(before + 1)

    const [page = '', fragment] = String(first.headers.location).split('#')
    expect(fragment).toBe('added')
    const id = idAt(page)
    const shown = (await site.get(page)).body
    for (const said of [`${page}/edit`, `${page}/retract`, 'is in the record now', 'Undo: take it out again'])
      expect(shown).toContain(said)

    const { hash } = site.record.head
    const unchanged = await site.post(`${page}/edit`, filledIn(kind, id, { reason: 'Looked at it' }))
    expect(unchanged.status, unchanged.body).toBe(303)
    expect(site.record.head.hash).toBe(hash)

    const corrected = { reason: 'A correction', ...CORRECTED[type] }
    const [[changed = '', to = ''] = []] = Object.entries(CORRECTED[type] ?? {})
    const stale = filledIn(kind, id, { ...corrected, [changed]: 'Something else' })
    expect((await site.post(`${page}/edit`, filledIn(kind, id, corrected))).status).toBe(303)
    const conflict = await site.post(`${page}/edit`, stale)
    expect(conflict.status).toBe(409)
    for (const both of [to, 'Something else']) expect(conflict.body).toContain(`<td>${both}</td>`)

    const version = String(site.record.head.seq)
    expect((await site.post(`${page}/retract`, { reason: ' ', version })).status).toBe(422)
    expect((await site.post(`${page}/retract`, { reason: 'A test', version: '1' })).status).toBe(409)
    expect((await site.post(`${page}/retract`, { reason: 'A test', version })).status).toBe(303)
    expect(count(type)).toBe(before)
    const gone = await site.get(page)
    expect(gone.status).toBe(410)
    expect(gone.body).toContain(`${page}/restore`)
    expect((await site.get(`${page}.json`)).status).toBe(410)
    expect((await site.post(`${page}/restore`, {})).status).toBe(303)
    expect((await site.get(page)).status).toBe(200)
  })

  it('can be added to an empty record, before any negotiation', async () => {
    const empty = await openTestSite({ empty: true })
    expect((await empty.get(`${collection}/new`)).body).not.toContain('name="process.title"')
    const bare = type === 'actor' ? { name: 'A state', kind: 'state', iso2: 'che' } : fields
    const { status, body } = await empty.post(collection, bare)
    expect(status, body).toBe(303)
    expect(empty.record.count('process')).toBe(0)
    expect(empty.record.list(type)).toHaveLength(1)
    await empty.close()
  })

  it('of the record is filled in so that sending it again changes nothing', () => {
    for (const entry of site.record.list(type)) {
      const form = kind.fill(entry, 1, site.record)
      expect(kind.read(form, site.record, entry as never)).toMatchObject({ ok: true, submission: { entry } })
    }
  })

  it('that refers to nothing is retracted, and one to which others refer is not', async () => {
    const used = type === 'actor' ? 'ukraine' : '112-ua-2025-12-24-zelenskyy-revealed-20-points-peace'
    const version = String(site.record.history(used).at(-1)?.seq)
    const answer = await site.post(`${collection}/${used}/retract`, { reason: 'A test', version })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Others refer to it')
  })

  it('has no form where the site is not written', async () => {
    const readOnly = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
    const [entry] = readOnly.record.list(type)
    expect((await readOnly.get(`${collection}/new`)).status).toBe(404)
    expect((await readOnly.get(`${collection}/${entry?.id}/edit`)).status).toBe(404)
    expect((await readOnly.post(collection, fields)).status).toBe(404)
    const shown = (await readOnly.get(`${collection}/${entry?.id}`)).body
    expect(shown).not.toContain('/edit"')
    expect(shown).toContain('Revisions')
    await readOnly.close()
  })
})

/** A form with some fields changed: its status and what it says to the first problem. */
async function refusal(collection: string, fields: Record<string, string>) {
  const { status, body } = await site.post(collection, fields)
  const [, href, message] = /<li><a href="#([^"]+)">(.+?)<\/a><\/li>/.exec(body) ?? []
  return { status, href, message }
}

describe('an actor', () => {
  it('is stored as it was typed, with countries by their codes and names once', async () => {
    const { headers } = await site.post('/actors', {
      ...ACTOR,
      name: 'Another envoy',
      aliases: ACTOR.aliases,
      wikidata: 'Q43',
      distinct: 'yes',
    })
    const { id, ...stored } = site.record.find('actor', idAt(headers.location)) ?? {}
    expect(id).toMatch(/^actor-\w{6}$/)
    expect(stored).toEqual({
      name: 'Another envoy',
      aliases: ['An envoy', 'Envoyé d’un essai'],
      kind: 'person',
      side: 'ukraine',
      offices: [
        { title: 'Head of delegation', from: '2011', to: '2014-03' },
        { title: 'Adviser', from: '2015', for: 'united-states' },
      ],
      wikidata: 'Q43',
      note: 'Of a test.',
    })
  })

  it.each([
    ['Switzerland', 'CH'],
    ['ch', 'CH'],
    ['CHE', 'CH'],
    ['gbr', 'GB'],
    ['Côte d’Ivoire', 'CI'],
  ])('of the country %s has the code %s', async (typed, code) => {
    const { status, body, headers } = await site.post('/actors', {
      name: `State ${typed}`,
      kind: 'state',
      iso2: typed,
      distinct: 'yes',
    })
    expect(status, body).toBe(303)
    expect(site.record.find('actor', idAt(headers.location))?.iso2).toBe(code)
  })

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['without a name', { name: ' ' }, 'field-name', /^Name: /],
    ['without a kind', { kind: '' }, 'field-kind', /Choose one/],
    ['for a side that the record does not have', { side: 'Nowhere' }, 'field-side', /no actor “Nowhere”/],
    ['with an office without a title', { 'offices.0.title': '' }, 'field-offices-0-title', /^Office 1, Office: /],
    ['with an office of another day', { 'offices.0.from': 'the other day' }, 'field-offices-0-from', /Office 1, From/],
    ['of no country', { iso2: 'Atlantis' }, 'field-iso2', /“Atlantis” is no country/],
    ['with a number that is none', { wikidata: '42' }, 'field-wikidata', /such as Q42/],
    ['with an alias that is too long', { aliases: `Short\n${'long '.repeat(40)}` }, 'field-aliases', /160/],
  ])('is refused %s', async (_, changes, href, message) => {
    const told = await refusal('/actors', { ...ACTOR, ...changes })
    expect(told).toMatchObject({ status: 422, href })
    expect(told.message).toMatch(message)
  })

  it('that speaks for itself, or in a circle, is refused where that was typed', async () => {
    const post = (changes: Record<string, string>) =>
      site.post('/actors/ukraine/edit', filledIn(ACTORS, 'ukraine', { reason: 'A test', ...changes }))
    expect((await post({ side: 'Ukraine' })).body).toMatch(/href="#field-side">Speaks for: Speaks for itself/)
    const person = site.record.list('actor').find(({ side }) => side === 'ukraine')
    expect((await post({ side: person?.id ?? '' })).body).toMatch(/href="#field-side">[^<]*Closes a circle/)
  })

  it('that the record may have already is asked back', async () => {
    const { status, body } = await site.post('/actors', { name: 'UKRAINE', kind: 'state' })
    expect(status).toBe(422)
    expect(body).toContain('None of these: this is another actor')
    expect(body).toContain('href="/actors/ukraine"')
  })
})

describe('a source', () => {
  it('may have neither date nor address, where it can be found otherwise', async () => {
    const { headers } = await site.post('/sources', { ...SOURCE, title: 'Another book of a test' })
    const { id, ...stored } = site.record.find('source', idAt(headers.location)) ?? {}
    expect(id).toMatch(/^source-\w{6}$/)
    expect(stored).toEqual({
      kind: 'analysis',
      title: 'Another book of a test',
      publisher: 'Example Press',
      locator: 'Geneva: Example Press 1998, p. 32–35',
      access: 'print',
      published: 'XXXX',
      language: 'fr',
      reliability: 'B',
    })
    const csv = (await site.get('/sources.csv?q=Another+book')).body
    expect(csv).toMatch(new RegExp(`${id},analysis,Another book of a test,Example Press,,,fr,B,,`))
    const { body } = await site.get(`/sources/${id}`)
    for (const said of ['date not known', 'Geneva: Example Press 1998, p. 32–35']) expect(body).toContain(said)
    // Nothing of it can die unnoticed, and its place finds it.
    expect((await site.get('/sources?show=not-archived&q=Another+book')).body).not.toContain('Another book of a test')
    expect((await site.get('/sources?q=1998')).body).toContain('Another book of a test')
  })

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['without title', { title: '' }, 'field-title', /^Title as published: /],
    ['that can be found nowhere', { locator: '' }, 'field-url', /book and page, archive and box/],
    ['at an address that is none', { url: 'example.org' }, 'field-url', /full address/],
    [
      'at an address with a sign that nobody sees',
      { url: 'https://example.org/a\u200bb' },
      'field-url',
      /no invisible characters/,
    ],
    ['archived nowhere', { archiveUrl: 'copy' }, 'field-archiveUrl', /full address/],
    ['of a date that cannot be read', { published: 'the other day' }, 'field-published', /Published/],
    ['in a language that is none', { language: 'French!' }, 'field-language', /language code/],
  ])('is refused %s', async (_, changes, href, message) => {
    const told = await refusal('/sources', { ...SOURCE, ...changes })
    expect(told).toMatchObject({ status: 422, href })
    expect(told.message).toMatch(message)
  })

  it('that has an address of the record is refused, unless it is another part of it', async () => {
    const [known] = site.record.list('source').filter(({ url }) => url !== undefined)
    const same = { ...SOURCE, title: 'Annex of a test', url: known?.url ?? '', locator: '' }
    expect(await refusal('/sources', same)).toMatchObject({ status: 422, href: 'field-url' })
    const { status, body } = await site.post('/sources', { ...same, locator: 'Annex 2' })
    expect(status, body).toBe(303)
  })

  it('with the title and publisher of another is asked back', async () => {
    const book = { ...SOURCE, title: 'A book that stands twice' }
    await site.post('/sources', book)
    const { status, body } = await site.post('/sources', { ...book, locator: 'Second edition' })
    expect(status).toBe(422)
    expect(body).toContain('None of these: this is another source')
  })

  it('leads on to the milestone that it reports', async () => {
    const { body } = await site.get('/events/new?source=112-ua-2025-12-24-zelenskyy-revealed-20-points-peace')
    const { title = '' } = site.record.find('source', '112-ua-2025-12-24-zelenskyy-revealed-20-points-peace') ?? {}
    expect(body).toMatch(new RegExp(`<textarea[^>]*name="report"[^>]*>\\n${title.slice(0, 12)}`))
  })
})

describe('a book that a milestone cites', () => {
  const MILESTONE = {
    when: '6 July 2026',
    kind: 'talks',
    title: 'Delegations meet on monitors',
    summary: 'They met.',
    occurrence: 'occurred',
    certainty: 'reported',
    significance: '1',
  }
  const book = (at: number, locator: string) => ({
    [`citations.${at}.source`]: '',
    [`citations.${at}.credibility`]: '6',
    [`citations.${at}.new.title`]: 'Memoirs of a test',
    [`citations.${at}.new.publisher`]: 'Example Press',
    [`citations.${at}.new.published`]: 'undated',
    [`citations.${at}.new.kind`]: 'analysis',
    [`citations.${at}.new.reliability`]: 'B',
    [`citations.${at}.new.language`]: 'en',
    [`citations.${at}.new.locator`]: locator,
  })

  it('is added with it, and two places in it are two sources', async () => {
    const { status, body, headers } = await site.post('/events', {
      ...MILESTONE,
      ...book(0, 'Geneva 1998, p. 3'),
      ...book(1, 'Geneva 1998, p. 90'),
    })
    expect(status, body).toBe(303)
    const cited = site.record.find('event', idAt(headers.location))?.citations.map(({ source }) => source) ?? []
    expect(cited.map(id => site.record.find('source', id))).toMatchObject([
      { title: 'Memoirs of a test', locator: 'Geneva 1998, p. 3', published: 'XXXX' },
      { title: 'Memoirs of a test', locator: 'Geneva 1998, p. 90' },
    ])
    const again = await site.post('/events', {
      ...MILESTONE,
      title: 'Delegations meet once more',
      'citations.0.source': 'Memoirs of a test, Geneva 1998, p. 90',
      'citations.0.credibility': '6',
      distinct: 'yes',
    })
    expect(again.status, again.body).toBe(303)
    expect(site.record.find('event', idAt(again.headers.location))?.citations[0]?.source).toBe(cited[1])
  })

  it('needs a place where it can be found', async () => {
    const { status, body } = await site.post('/events', { ...MILESTONE, ...book(0, '') })
    expect(status).toBe(422)
    expect(body).toContain('href="#field-citations-0-new-url"')
  })
})
