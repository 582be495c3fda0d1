import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const header = () => site.record.find('record', 'record')
const process = () => site.record.list('process')[0]

/** The form at an address as a browser would send it, with some of its fields changed. */
async function filled(path: string): Promise<Map<string, string>> {
  const { body } = await site.get(path)
  const form = /<form class="sheet"[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  const text = (html: string) =>
    html
      .replaceAll('&#34;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const fields = new Map<string, string>()
  for (const [tag, name = ''] of form.matchAll(/<(?:input|textarea|select)\b[^>]*? name="([^"]*)"[^>]*>/g)) {
    const inputValue = / value="([^"]*)"/.exec(tag)?.[1] ?? ''
    const rest = form.slice(form.indexOf(tag) + tag.length)
    const value = tag.startsWith('<textarea')
      ? (/^\n?([\s\S]*?)<\/textarea>/.exec(rest)?.[1] ?? '')
      : tag.startsWith('<select')
        ? (/<option value="([^"]*)" selected>/.exec(rest.slice(0, rest.indexOf('</select>')))?.[1] ?? '')
        : inputValue
    fields.set(name, text(value))
  }
  return fields
}

async function change(path: string, changes: Readonly<Record<string, string>>, intent = 'save') {
  const fields = await filled(path)
  for (const [name, value] of Object.entries(changes)) fields.set(name, value)
  return site.post(path, [...fields, ['intent', intent]])
}

const RECORD = '/settings/record/edit'
const reason = { reason: 'A test' }
const shown = (body: string) =>
  body
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#34;', '"')
    .replace(/[“”]/g, '"')

describe('the record itself', () => {
  it('stays as it is where nothing is changed', async () => {
    const { seq } = site.journal.head
    expect((await change(RECORD, reason)).status).toBe(303)
    expect(site.journal.head.seq).toBe(seq)
  })

  it('is changed with a reason, and has a history', async () => {
    expect((await change(RECORD, { title: 'Renamed' })).status).toBe(422)
    const { status, headers } = await change(RECORD, {
      ...reason,
      title: 'Renamed',
      language: 'español',
      masthead: 'Desk',
      order: 'newest',
    })
    expect([status, headers.location]).toEqual([303, '/settings/record#saved'])
    expect(header()).toMatchObject({ title: 'Renamed', language: 'es', masthead: 'Desk', order: 'newest' })
    const page = (await site.get('/')).body
    expect(page).toContain('<h1 lang="es" dir="auto">Renamed</h1>')
    expect(page).toContain('<meta property="og:locale" content="es_ES">')
    expect(page).toContain('<meta property="og:site_name" content="Desk">')
    expect(page).toMatch(/^<!doctype html>\n<html lang="en"/)
    expect((await site.get('/settings/record')).body).toContain('A test')
  })

  it('keeps the id of an issue that is renamed, and gives a new one an id of its label', async () => {
    const [first, ...others] = header()?.issues ?? []
    const { length } = others
    await change(RECORD, {
      ...reason,
      'issues.0.label': 'Statehood',
      [`issues.${length + 1}.label`]: 'Línea de frente',
      [`issues.${length + 1}.definition`]: '',
      [`issues.${length + 1}.id`]: '',
    })
    expect(header()?.issues).toEqual([
      { ...first, label: 'Statehood' },
      ...others,
      { id: 'linea-de-frente', label: 'Línea de frente', definition: '' },
    ])
  })

  it('has its issues put in another order', async () => {
    const moved = await change(RECORD, {}, 'down:issues:0')
    expect(moved.status).toBe(200)
    const labels = [...moved.body.matchAll(/name="issues\.\d+\.label" value="([^"]*)"/g)].map(([, label]) => label)
    const stored = header()?.issues.map(({ label }) => label) ?? []
    expect(labels.slice(0, 3)).toEqual([stored[1], stored[0], stored[2]])
    expect((await change(RECORD, {}, 'up:issues:0')).status).toBe(200)
  })

  it('keeps a word that is in use, and says by what', async () => {
    const index = header()?.issues.findIndex(({ id }) => id === 'territory') ?? 0
    const { status, body } = await change(RECORD, {
      ...reason,
      [`issues.${index}.label`]: '',
      [`issues.${index}.definition`]: '',
    })
    expect(status).toBe(422)
    expect(shown(body)).toMatch(/"territory" can’t be taken out while "[\w-]+" and [\d,]+ more uses it/)
  })

  it.each([
    ['two issues of one name', { 'issues.1.label': 'sovereignty' }, '"sovereignty" stands there twice'],
    ['an unknown language', { language: 'Klingonish' }, '"Klingonish" is no language'],
    ['no title', { title: '' }, 'Title: Must not be empty'],
    ['a kind without a base', { 'kinds.0.label': 'Plebiscite', 'kinds.0.base': '' }, 'Rests on: Choose one'],
  ])('is asked back with %s', async (_, changes, message) => {
    const { seq } = site.journal.head
    const { status, body } = await change(RECORD, { ...reason, ...changes })
    expect([status, site.journal.head.seq]).toEqual([422, seq])
    expect(shown(body)).toContain(message)
  })

  it('shows both versions where somebody else has changed it meanwhile', async () => {
    const fields = await filled(RECORD)
    await change(RECORD, { ...reason, title: 'Theirs' })
    fields.set('title', 'Yours').set('reason', 'Mine')
    const { status, body } = await site.post(RECORD, [...fields])
    expect(status).toBe(409)
    expect(body).toMatch(/<td>Theirs<\/td><td>Yours<\/td>/)
  })

  it('can’t be retracted', async () => {
    expect((await site.get('/settings/record')).body).not.toContain('/settings/record/retract')
    expect((await site.post('/settings/record/retract', reason)).status).toBe(404)
  })
})

describe('a negotiation', () => {
  it('is changed: its tables, its parties, how far it is covered', async () => {
    const { id = '', tables = [], parties = [] } = process() ?? {}
    const path = `/settings/negotiations/${id}/edit`
    const fields = await filled(path)
    const answer = await change(path, {
      ...reason,
      'tables.0.label': 'Renamed',
      parties: `${fields.get('parties')}\nPeople’s Front, armed group`,
      'coverage.to': '',
    })
    expect(answer.status).toBe(303)
    expect(process()?.tables[0]).toEqual({ ...tables[0], label: 'Renamed' })
    expect(process()?.tables.slice(1)).toEqual(tables.slice(1))
    expect(process()?.parties.slice(0, -1)).toEqual(parties)
    expect(site.record.find('actor', process()?.parties.at(-1) ?? '')).toMatchObject({ kind: 'armed-group' })
    expect(process()?.coverage.to).toBeUndefined()
  })

  it('stays as it is where nothing is changed', async () => {
    const { seq } = site.journal.head
    expect((await change(`/settings/negotiations/${process()?.id}/edit`, reason)).status).toBe(303)
    expect(site.journal.head.seq).toBe(seq)
  })

  it('says where it stands, with a source', async () => {
    const [source] = site.record.list('source')
    const path = `/settings/negotiations/${process()?.id}/edit`
    const before = process()?.briefs ?? []
    const at = `briefs.${before.length}`
    const said = { [`${at}.when`]: '1 July 2026', [`${at}.text`]: 'Talks go on.' }
    const cited = {
      [`${at}.citations.0.source`]: source?.id ?? '',
      [`${at}.citations.0.credibility`]: '2',
      [`${at}.citations.0.note`]: '',
    }
    expect(shown((await change(path, { ...reason, ...said })).body)).toContain('Name the source on which this rests')
    expect((await change(path, { ...reason, ...said, ...cited })).status).toBe(303)
    expect(process()?.briefs.slice(0, -1)).toEqual(before)
    expect(process()?.briefs.slice(-1)).toMatchObject([
      { when: '2026-07-01', text: 'Talks go on.', citations: [{ source: source?.id, credibility: 2 }] },
    ])
  })

  it('keeps a table at which milestones are', async () => {
    const path = `/settings/negotiations/${process()?.id}/edit`
    const { status, body } = await change(path, { ...reason, 'tables.0.label': '', 'tables.0.definition': '' })
    expect(status).toBe(422)
    expect(shown(body)).toContain('can’t be taken out while')
  })

  it('is added, gets phases, and is retracted when nothing refers to it', async () => {
    const added = await site.post('/settings/negotiations', {
      title: 'Second talks',
      summary: 'Others talk.',
      scope: 'All of it.',
      began: '2026',
      parties: 'Norway',
      mediators: '',
      'coverage.from': '2026',
      'coverage.to': '',
      'coverage.note': 'All.',
      'tables.0.label': 'Plenary',
      'tables.0.definition': '',
      'tables.0.id': '',
    })
    const id = /^\/settings\/negotiations\/([\w-]+)#added$/.exec(added.headers.location ?? '')?.[1] ?? ''
    expect(site.record.find('process', id)).toMatchObject({ title: 'Second talks', tables: [{ id: 'plenary' }] })
    expect((await site.get('/settings')).body).toContain('Second talks')

    expect((await site.get(`/phases/new?process=${id}`)).body).toContain(`<option value="${id}" selected>`)
    const phase = await site.post('/phases', {
      title: 'First round',
      process: id,
      from: 'May 2026',
      to: '',
      summary: '',
    })
    const phaseId = /^\/phases\/([\w-]+)#added$/.exec(phase.headers.location ?? '')?.[1] ?? ''
    expect((await change(`/phases/${phaseId}/edit`, { ...reason, to: 'June 2026' })).status).toBe(303)
    expect(site.record.find('phase', phaseId)).toMatchObject({ from: '2026-05', to: '2026-06' })

    const version = (one: string) => String(site.record.history(one).at(-1)?.seq)
    const retract = (path: string, one: string) => site.post(`${path}/retract`, { ...reason, version: version(one) })
    expect((await retract(`/settings/negotiations/${id}`, id)).status).toBe(409)
    expect((await site.get(`/settings/negotiations/${id}/retract`)).body).toContain('First round')
    expect((await retract(`/phases/${phaseId}`, phaseId)).status).toBe(303)
    expect((await site.get(`/phases/${phaseId}`)).status).toBe(410)
    expect((await retract(`/settings/negotiations/${id}`, id)).status).toBe(303)
    expect((await site.post(`/settings/negotiations/${id}/restore`, {})).status).toBe(303)
    expect((await site.get(`/settings/negotiations/${id}.json`)).status).toBe(200)
  })
})

it('settings are for those who may write, and lead to the set-up of a record that has none', async () => {
  expect((await site.get('/')).body).toContain('href="/settings"')
  const readOnly = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
  expect((await readOnly.get('/settings')).status).toBe(404)
  expect((await readOnly.get('/')).body).not.toContain('href="/settings"')
  await readOnly.close()
  const empty = await openTestSite({ empty: true })
  expect((await empty.get('/settings')).headers.location).toBe('/setup')
  await empty.close()
})
