import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountOf, as, BOOK, type Known } from '../../testing/desk-people.ts'
import { sentFields } from '../../testing/sent-fields.ts'
import { type Answer, openTestSite, type TestSite } from '../../testing/test-site.ts'

const MILESTONE: Readonly<Record<string, string>> = {
  intent: 'save',
  when: '1 July 2026',
  kind: 'statement',
  title: 'Zebra delegation speaks of xylophones',
  summary: 'It spoke for the first time of xylophones.',
  occurrence: 'occurred',
  certainty: 'reported',
  significance: '3',
  table: 'other',
  issues: 'process',
  'citations.0.credibility': '2',
  'citations.0.new.url': 'https://example.org/xylophones',
  'citations.0.new.title': 'Xylophones',
  'citations.0.new.publisher': 'The Example',
  'citations.0.new.published': '1 July 2026',
  'citations.0.new.kind': 'news-report',
  'citations.0.new.language': 'en',
  'citations.0.new.reliability': 'F',
}

const FREE = '/events/2025-03-02-london-summit'
const FREE_ID = '2025-03-02-london-summit'

let site: TestSite
const open = async (env: Readonly<Record<string, string>> = {}) => {
  site = await openTestSite({ env, book: BOOK })
}
beforeEach(() => open())
afterEach(() => site.close())

async function suggested(person: Known, path = '/events', fields = MILESTONE): Promise<string> {
  const { status, headers, body } = await site.post(path, fields, as(person))
  expect(status, body).toBe(303)
  expect(headers.location).toMatch(/^\/desk\/suggestions\/s-/)
  return headers.location ?? ''
}

const version = async (address: string, person: Known = 'edda'): Promise<string> =>
  /name="version" value="(\d+)"/.exec((await site.get(address, as(person))).body)?.[1] ?? ''

const act = async (
  address: string,
  step: string,
  person: Known,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> => site.post(`${address}/${step}`, { version: await version(address), ...fields }, as(person))

/** The fields of the form at an address, as a browser would send them. */
async function formAt(address: string, person: Known): Promise<Record<string, string>> {
  const { status, body } = await site.get(address, as(person))
  expect(status).toBe(200)
  return sentFields(body)
}

describe('what a contributor writes', () => {
  it('waits at the desk, and nothing of it is public', async () => {
    const { head } = site.journal
    const before = (await site.get('/')).body
    const address = await suggested('casey')
    expect(site.journal.head).toEqual(head)
    expect((await site.get('/')).body).toBe(before)
    const { status, headers, body } = await site.get(address, as('casey'))
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('<meta name="robots" content="noindex">')
    expect(body).toContain('Add a milestone “Zebra delegation speaks of xylophones”')
    expect(body).not.toContain('Accept and publish now')
    expect((await site.get('/desk', as('casey'))).body).toContain('Zebra delegation')
  })

  it('is seen by nobody but them and the editors', async () => {
    const address = await suggested('casey')
    expect((await site.get(address, as('robin'))).status).toBe(404)
    expect((await site.get('/desk', as('robin'))).body).not.toContain('Zebra')
    expect((await site.get(`${address}/edit`, as('robin'))).status).toBe(404)
    for (const step of ['decide', 'comments']) expect((await act(address, step, 'robin')).status).toBe(404)
    for (const step of ['accept', 'time']) expect((await act(address, step, 'casey')).status).toBe(403)
    expect((await site.get(address)).headers.location).toMatch(/^\/login/)
    expect((await site.get('/desk')).headers.location).toMatch(/^\/login/)
    expect((await site.get('/desk', as('edda'))).body).toContain('Zebra delegation')
  })

  it('is gone on with in the form in which it was typed', async () => {
    const address = await suggested('casey', '/events', { ...MILESTONE, wordToEditors: 'From the radio' })
    const form = await formAt(`${address}/edit`, 'casey')
    expect(form).toMatchObject({ title: MILESTONE['title'], 'citations.0.new.title': 'Xylophones' })
    const again = await site.post(`${address}/edit`, { ...form, title: 'Zebra delegation speaks' }, as('casey'))
    expect(again).toMatchObject({ status: 303, headers: { location: address } })
    const { body } = await site.get(address, as('edda'))
    expect(body).toContain('Add a milestone “Zebra delegation speaks”')
    expect(body).toContain('From the radio')
    const wrong = await site.post(`${address}/edit`, { ...form, title: '' }, as('casey'))
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain(`action="${address}/edit"`)
  })

  it('is withdrawn by them', async () => {
    const address = await suggested('casey')
    expect((await act(address, 'decide', 'edda', { verdict: 'withdrawn' })).status).toBe(403)
    expect((await act(address, 'decide', 'casey', { verdict: 'withdrawn' })).status).toBe(303)
    expect((await site.get('/desk', as('casey'))).body).not.toContain('Zebra')
    expect((await site.get('/desk?state=withdrawn', as('casey'))).body).toContain('Zebra')
    expect((await site.get(`${address}/edit`, as('casey'))).status).toBe(403)
  })

  it.each([
    ['a retraction', `${FREE}/retract`, { reason: 'Twice' }, 'Retract the milestone'],
    ['a merge', '/actors/marco-rubio/merge', { with: 'Keith Kellogg' }, 'Retract the actor'],
  ])('of %s waits, too', async (_what, path, fields, heading) => {
    const form = await formAt(path, 'casey')
    const asked = 'with' in fields ? await formAt(`${path}?with=Keith+Kellogg`, 'casey') : form
    const address = await suggested('casey', path, { ...asked, ...fields })
    const { body } = await site.get(address, as('edda'))
    expect(body).toContain(heading)
    expect((await site.get(`${address}/edit`, as('casey'))).status).toBe(409)
    const outcome = await act(address, 'accept', 'edda')
    expect(outcome).toMatchObject({ status: 303 })
    expect(site.journal.revisions.at(-1)).toMatchObject({ by: 'Edda', suggestedBy: 'Casey' })
  })
})

describe('editors', () => {
  it('accept what was suggested, and the history tells both', async () => {
    const address = await suggested('casey')
    const accepted = await act(address, 'accept', 'edda')
    expect(accepted).toMatchObject({ status: 303, headers: { location: `${address}#published` } })
    const last = site.journal.revisions.at(-1)
    expect(last).toMatchObject({ by: 'Edda', suggestedBy: 'Casey', type: 'event' })
    for (const page of [`/events/${last?.id}`, `/events/${last?.id}/history`, '/changes'])
      expect((await site.get(page)).body).toContain('by Edda, suggested by Casey')
    expect((await site.get(`/events/${last?.id}/history.json`)).body).toContain('"suggestedBy": "Casey"')
    expect((await site.get(address, as('casey'))).body).toContain('It stands in the record as revision')
    expect((await site.accounts.audit.read(0, 9)).lines).toMatchObject([
      {
        act: 'published',
        by: 'account-edda',
        detail: `revision ${last?.seq}, suggestion ${address.split('/').at(-1)}`,
      },
    ])
  })

  it('edit first, and publish what they have edited', async () => {
    const address = await suggested('casey')
    const form = await formAt(`${address}/edit`, 'edda')
    const saved = await site.post(
      `${address}/edit`,
      { ...form, intent: 'save', title: 'Edited by the desk' },
      as('edda'),
    )
    expect(saved).toMatchObject({ status: 303, headers: { location: `${address}#published` } })
    expect(site.journal.revisions.at(-1)).toMatchObject({
      by: 'Edda',
      suggestedBy: 'Casey',
      record: { title: 'Edited by the desk' },
    })
    expect((await site.get(address, as('casey'))).body).toContain('Edited by Edda')
  })

  it('are told when somebody else was faster', async () => {
    const address = await suggested('casey')
    const seen = await version(address)
    const answers = await Promise.all(
      (['edda', 'ben'] as const).map(person => site.post(`${address}/accept`, { version: seen }, as(person))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(late?.body).toContain('Somebody did something with this while you were looking at it')
    expect(site.journal.revisions.filter(({ suggestedBy }) => suggestedBy === 'Casey')).toHaveLength(2)
  })

  it('see what has changed since, and publish over it only what they have looked at', async () => {
    const form = await formAt(`${FREE}/edit`, 'casey')
    const address = await suggested('casey', `${FREE}/edit`, { ...form, title: 'Suggested', reason: 'Better' })
    const own = await site.post(`${FREE}/edit`, { ...form, title: 'Meanwhile', reason: 'Typo' }, as('ben'))
    expect(own.status).toBe(303)
    const { body } = await site.get(address, as('edda'))
    expect(body).toContain('The record has changed since')
    expect(body).toContain('<td>Meanwhile</td>')
    const refused = await act(address, 'accept', 'edda')
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Edit it first, then publish it')
    const draft = await formAt(`${address}/edit`, 'edda')
    const stale = await site.post(`${address}/edit`, { ...draft, intent: 'save' }, as('edda'))
    expect(stale.status).toBe(409)
    expect(stale.body).toContain('Somebody changed this milestone while you were writing')
    const current = String(site.record.history(FREE_ID).at(-1)?.seq)
    const saved = await site.post(`${address}/edit`, { ...draft, intent: 'save', version: current }, as('edda'))
    expect(saved.status).toBe(303)
    expect(site.record.find('event', FREE_ID)?.title).toBe('Suggested')
  })

  it('send back and refuse with a reason, and talk about it', async () => {
    const address = await suggested('casey')
    expect((await act(address, 'decide', 'edda', { verdict: 'sent-back' })).status).toBe(422)
    expect((await act(address, 'decide', 'edda', { verdict: 'sent-back', reason: 'Which table?' })).status).toBe(303)
    expect((await act(address, 'comments', 'casey', { comment: 'The first one' })).status).toBe(303)
    const { body } = await site.get(address, as('casey'))
    expect(body).toContain('Which table?')
    expect(body).toContain('The first one')
    const form = await formAt(`${address}/edit`, 'casey')
    expect((await site.post(`${address}/edit`, form, as('casey'))).status).toBe(303)
    expect((await act(address, 'decide', 'edda', { verdict: 'refused', reason: 'Not in scope' })).status).toBe(303)
    expect((await site.get(address, as('casey'))).body).toContain('refused this')
    expect((await act(address, 'decide', 'casey', { verdict: 'withdrawn' })).status).toBe(409)
  })

  it('keep drafts and publish them themselves', async () => {
    const address = await suggested('edda', '/events', { ...MILESTONE, intent: 'draft' })
    expect((await site.get('/events/new', as('edda'))).body).toContain('Save as draft')
    expect((await site.get('/events/new', as('casey'))).body).toContain('Hand in for review')
    expect((await act(address, 'accept', 'edda')).status).toBe(303)
    expect(site.journal.revisions.at(-1)).not.toHaveProperty('suggestedBy')
  })

  it('set the time of publication, in UTC, and take it back', async () => {
    const address = await suggested('casey')
    expect((await act(address, 'time', 'edda', { verdict: 'set', time: 'whenever' })).status).toBe(422)
    const past = await act(address, 'time', 'edda', { verdict: 'set', time: '1 July 2026, 9:00' })
    expect(past).toMatchObject({ status: 422, body: expect.stringContaining('1 July 2026, 09:00 UTC is over') })
    expect((await act(address, 'time', 'edda', { verdict: 'set', time: '12 July 2026, 14:30' })).status).toBe(303)
    expect((await site.get(address, as('edda'))).body).toContain('<b>12 July 2026, 14:30 UTC (in 2 days)</b>')
    expect((await site.get(`${address}/edit`, as('casey'))).status).toBe(403)
    expect((await act(address, 'time', 'ben', { verdict: 'lift' })).status).toBe(303)
    expect((await site.get(address, as('edda'))).body).not.toContain('It is published by itself')
  })

  it('are told what stands in the way', async () => {
    const address = await suggested('casey', '/actors', {
      intent: 'save',
      name: 'New body',
      kind: 'organisation',
      side: 'Ukraine',
    })
    const id = address.split('/').at(-1) ?? ''
    const item = site.desk.desk.suggestion(id)
    const drafts =
      item?.suggestion.drafts.map(draft => ({ ...draft, record: { ...draft.record, side: 'nobody' } })) ?? []
    await site.desk.revise(accountOf('casey'), { id, version: item?.version ?? 0 }, { drafts, form: null, note: null })
    const answer = await act(address, 'accept', 'edda')
    expect(answer).toMatchObject({ status: 422, body: expect.stringContaining('“nobody”, which does not exist') })
  })
})

describe('under the rule of four eyes', () => {
  beforeEach(async () => {
    await site.close()
    await open({ REVIEW: 'required' })
  })

  it('nobody publishes what is their own', async () => {
    const address = await suggested('edda')
    expect((await act(address, 'accept', 'edda')).status).toBe(403)
    expect((await act(address, 'time', 'edda', { verdict: 'set', time: '12 July 2026, 14:30' })).status).toBe(403)
    const { body } = await site.get(address, as('edda'))
    expect(body).toContain('Somebody else has to accept what you have written yourself')
    const form = await formAt(`${address}/edit`, 'edda')
    expect((await site.post(`${address}/edit`, { ...form, intent: 'save' }, as('edda'))).headers.location).toBe(address)
    expect(site.journal.revisions.at(-1)?.by).toBe('import')
    expect((await act(address, 'accept', 'ben')).status).toBe(303)
    expect(site.journal.revisions.at(-1)).toMatchObject({ by: 'Ben', suggestedBy: 'Edda' })
  })

  it('but an administrator in an emergency, who says why', async () => {
    const address = await suggested('ada', `${FREE}/retract`, {
      ...(await formAt(`${FREE}/retract`, 'ada')),
      reason: 'Names a witness',
    })
    const silent = await act(address, 'accept', 'ada')
    expect(silent).toMatchObject({ status: 422, body: expect.stringContaining('Say why this can’t wait') })
    expect((await act(address, 'accept', 'ada', { alone: 'Somebody is in danger' })).status).toBe(303)
    expect(site.record.find('event', FREE_ID)).toBeUndefined()
    const [line] = (await site.accounts.audit.read(0, 1)).lines
    expect(line).toMatchObject({ act: 'published-alone', by: 'account-ada' })
    expect(line?.detail).toMatch(/^revision \d+: Somebody is in danger$/)
  })
})

const report = { page: FREE, text: 'It was in Lancaster House.', source: 'https://example.org/house' }

describe('readers report errors', () => {
  it('also where the site is only read', async () => {
    const readOnly = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
    const origin = 'https://record.example.org'
    const sent = await readOnly.post('/report', report, { origin })
    expect(sent).toMatchObject({ status: 303, headers: { location: '/report/thanks' } })
    expect(readOnly.desk.desk.items).toMatchObject([{ kind: 'report', state: 'waiting', report }])
    expect((await readOnly.get('/desk')).status).toBe(404)
    await readOnly.close()
  })

  it('and editors settle them', async () => {
    expect((await site.get(FREE)).body).toContain(`<a href="/report?page=%2Fevents%2F${FREE_ID}" rel="nofollow">`)
    const { body } = await site.get(`/report?page=${FREE}`)
    expect(body).toContain(`name="page" value="${FREE}"`)
    const sent = await site.post('/report', report)
    expect(sent).toMatchObject({ status: 303, headers: { location: '/report/thanks' } })
    expect((await site.get('/report/thanks')).body).toContain('Thank you')
    const desk = await site.get('/desk?kind=report', as('edda'))
    expect(desk.body).toContain(`An error on ${FREE}`)
    const address = '/desk/reports/r-id1'
    expect((await site.get(address, as('edda'))).body).toContain('It was in Lancaster House.')
    expect((await site.get(address, as('casey'))).status).toBe(403)
    const settled = { version: await version(address), verdict: 'dealt-with', reason: 'Corrected' }
    expect((await site.post(address, settled, as('edda'))).status).toBe(303)
    expect((await site.post(address, settled, as('ben'))).status).toBe(409)
    expect((await site.get(address, as('edda'))).body).toContain('Dealt with')
  })

  it.each([
    ['nothing', { text: ' ' }, 'Say what is wrong.'],
    ['too much', { text: 'x'.repeat(4001) }, 'at most 4,000 characters, and this one 4,001'],
    ['a source that is no address', { source: 'javascript:alert(1)' }, 'Give the whole address of the source'],
  ])('and lose nothing when they send %s', async (_what, fields, message) => {
    const { status, body } = await site.post('/report', { ...report, ...fields })
    expect(status).toBe(422)
    expect(body).toContain(message)
    expect(body).toContain(`value="${FREE}"`)
  })

  it.each(['https://example.org/', '//example.org', 'javascript:alert(1)', '/a b', ''])(
    'on no page but one of this site, not on %s',
    async page => {
      expect((await site.get(`/report?${new URLSearchParams({ page })}`)).body).toContain('name="page" value="/"')
    },
  )

  it('a few a minute, and lose nothing when there were too many', async () => {
    const answers: Answer[] = []
    for (let count = 0; count < 6; count++) answers.push(await site.post('/report', report))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 429])
    expect(answers.at(-1)?.body).toContain('It was in Lancaster House.')
    expect((await site.post('/events', {}, as('edda'))).status).toBe(422)
  })
})

it('the desk tells pages of many, by kind, person and state', async () => {
  for (let count = 0; count < 101; count++)
    await site.desk.suggest(accountOf(count % 2 ? 'casey' : 'robin'), {
      drafts: [
        {
          action: 'create',
          type: 'actor',
          id: `a-${count}`,
          record: { id: `a-${count}`, name: `Actor ${count}`, aliases: [], kind: 'state', offices: [] },
          reason: null,
          material: true,
          expected: 0,
        },
      ],
      form: null,
      note: null,
    })
  const rowsOf = ({ body }: Answer) => [...body.matchAll(/<li><a href="\/desk\/suggestions/g)].length
  expect(rowsOf(await site.get('/desk', as('edda')))).toBe(100)
  expect(rowsOf(await site.get('/desk?page=2', as('edda')))).toBe(1)
  expect(rowsOf(await site.get('/desk?person=account-casey', as('edda')))).toBe(50)
  expect(rowsOf(await site.get('/desk?kind=event', as('edda')))).toBe(0)
  expect(rowsOf(await site.get('/desk?state=accepted', as('edda')))).toBe(0)
  expect(rowsOf(await site.get('/desk', as('casey')))).toBe(50)
})
