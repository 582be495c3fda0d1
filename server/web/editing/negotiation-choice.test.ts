import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlComplaints } from '../../testing/html-checker.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { openTwoNegotiations } from '../../testing/two-negotiations.ts'

let site: TestSite
let shipped: TestSite
beforeAll(async () => {
  site = await openTwoNegotiations()
  shipped = await openTestSite()
})
afterAll(() => Promise.all([site.close(), shipped.close()]))

const FORMS = ['/events', '/documents', '/positions', '/point-states']

const MEETING = {
  title: 'Hydrologists measure the flood',
  summary: 'They met.',
  when: '14 May 2020',
  kind: 'talks',
  occurrence: 'occurred',
  certainty: 'reported',
  significance: '2',
  issues: 'process',
  'citations.0.source': 'source',
  'citations.0.credibility': '2',
}

const fieldIn = (body: string, name: string) =>
  new RegExp(`<select [^>]*name="${name}"[\\s\\S]*?</select>`).exec(body)?.[0] ?? ''
const optionsIn = (select: string) =>
  [...select.matchAll(/<option value="([^"]*)"( selected)?/g)].map(one => one.slice(1).join(''))
const listed = async (path: string) => (await site.post(path, MEETING)).body

describe('where there are several, each form asks for the negotiation', () => {
  it.each(FORMS)('%s: nothing is chosen for anybody', async path => {
    const { body } = await site.get(`${path}/new`)
    expect(optionsIn(fieldIn(body, 'process'))).toEqual([' selected', 'forest-talks', 'river-talks'])
    expect(await htmlComplaints(body)).toEqual([])
  })

  it.each(FORMS)('%s: it has to be told, and is said so at its field', async path => {
    const fields = path === '/events' ? MEETING : {}
    const { status, body } = await site.post(path, fields)
    expect(status).toBe(422)
    expect(body).toContain('<a href="#field-process">Negotiation: Choose the negotiation to which this belongs.</a>')
    expect(await htmlComplaints(body)).toEqual([])
  })

  it('the one whose coverage holds the date that was typed comes first', async () => {
    const body = await listed('/events')
    expect(optionsIn(fieldIn(body, 'process'))).toEqual([' selected', 'river-talks', 'forest-talks'])
    expect(body).toContain('The date typed lies in what “River talks” covers')
  })

  it('offers the tables under the name of their negotiation, those of the chosen one first', async () => {
    const { body } = await site.post('/events', { ...MEETING, title: '', process: 'river-talks', table: 'plenary' })
    const tables = fieldIn(body, 'table')
    expect(
      [...tables.matchAll(/<optgroup label="([^"]*)" data-negotiation="([^"]*)"/g)].map(one => one.slice(1)),
    ).toEqual([
      ['River talks', 'river-talks'],
      ['Forest talks', 'forest-talks'],
    ])
    expect(optionsIn(tables)).toEqual(['', 'plenary selected', 'experts', 'plenary'])
  })

  it('a table of another negotiation is refused with the reason', async () => {
    const { status, body } = await site.post('/events', { ...MEETING, process: 'forest-talks', table: 'experts' })
    expect(status).toBe(422)
    expect(body).toContain('There is no table “experts” in “Forest talks”.')
  })

  it('the milestone lands in the one that was chosen, and can be moved', async () => {
    const { status, headers } = await site.post('/events', { ...MEETING, process: 'river-talks' })
    expect(status).toBe(303)
    const id = /\/events\/([^?#]*)/.exec(headers['location'] ?? '')?.[1] ?? ''
    expect(site.record.find('event', id)?.process).toBe('river-talks')
    const { body } = await site.get(`/events/${id}/edit`)
    expect(optionsIn(fieldIn(body, 'process'))).toContain('river-talks selected')
    const version = String(site.record.history(id).at(-1)?.seq)
    const moved = { ...MEETING, process: 'forest-talks', reason: 'Wrong talks', material: 'yes', version }
    expect((await site.post(`/events/${id}/edit`, moved)).status).toBe(303)
    expect(site.record.find('event', id)?.process).toBe('forest-talks')
  })
})

describe('where there is one', () => {
  it.each(FORMS)('%s: no field', async path => {
    const { body } = await shipped.get(`${path}/new`)
    expect(fieldIn(body, 'process')).toBe('')
    expect(body).not.toContain('<optgroup')
  })
})
