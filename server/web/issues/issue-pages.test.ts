import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aDocument,
  aHeader,
  anEvent,
  aPoint,
  aPointState,
  aPosition,
  recordOf,
  type TypedEntry,
} from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { issueSummaries } from './issue-content.ts'

const PLAN = 'us-28-point-2025-11'
const LATER = 'us-ukraine-20-point-2025-12'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const json = async (path: string) => JSON.parse((await site.get(path)).body)

describe('an issue', () => {
  it('says what each text says, who stands where, what is open, and what happened', async () => {
    const { body } = await site.get('/issues/territory')
    for (const words of [
      'What is open',
      'Territory and contact line (open)',
      'Who stands where',
      'What the texts say',
      'All of them in the timeline',
    ])
      expect(body).toContain(words)
    expect(body).toContain(`/documents/${PLAN}/points/21`)
    expect(body).toContain('href="/?issue=territory"')
  })

  it('is as it was at the time that is read', async () => {
    const now = await json('/issues/territory.json')
    const then = await json('/issues/territory.json?on=2025-11-22')
    const texts = (issue: { texts: { document: string }[] }) => issue.texts.map(({ document }) => document)
    expect(texts(now)).toContain(LATER)
    expect(texts(then)).not.toContain(LATER)
    expect(then.stances.length).toBeLessThan(now.stances.length)
  })

  it('is counted as its own page counts it', async () => {
    const { issues } = await json('/issues.json')
    for (const { id, events, positions, open } of issues) {
      const one = await json(`/issues/${id}.json`)
      expect([id, events, positions, open.length]).toEqual([
        id,
        one.events.length,
        one.positions.length,
        one.open.length,
      ])
    }
  })
})

describe('the issues', () => {
  const summaries = (...entries: readonly TypedEntry[]) =>
    issueSummaries(recordOf(aHeader(), ...entries)).map(({ id, lastMoved }) => [id, lastMoved])

  it('are those that the record uses', () => {
    expect(summaries()).toEqual([])
    expect(summaries(anEvent({ issues: ['sanctions'], when: '2025-03-01' }))).toEqual([['sanctions', '2025-03-01']])
  })

  it('begin with those of which something is open, and of these with what moved last', () => {
    const text = aDocument({
      when: '2025-01-01',
      points: [aPoint('1', { issues: ['territory'] }), aPoint('2', { issues: ['sanctions'] })],
    })
    const open = (point: string, when: string) => aPointState({ id: `s${point}`, point, when, state: 'contested' })
    const later = anEvent({ issues: ['military-aid'], when: '2025-09-01' })
    expect(summaries(text, later, open('1', '2025-02-01'), open('2', '2025-04-01'))).toEqual([
      ['sanctions', '2025-04-01'],
      ['territory', '2025-02-01'],
      ['military-aid', '2025-09-01'],
    ])
    const position = aPosition({ about: { issue: 'territory' }, when: '2025-05-01' })
    expect(summaries(text, open('1', '2025-02-01'), open('2', '2025-04-01'), position)[0]).toEqual([
      'territory',
      '2025-05-01',
    ])
  })

  it('are not moved by what is still to come', () => {
    const past = anEvent({ issues: ['sanctions'], when: '2025-03-01' })
    const future = anEvent({ id: 'next', issues: ['sanctions'], when: '2026-03-01', occurrence: 'scheduled' })
    expect(summaries(past, future)).toEqual([['sanctions', '2025-03-01']])
  })

  it('name who says that something is open', async () => {
    const { body } = await site.get('/issues')
    const [first = ''] = body.split('<tbody>').slice(1).join('').split('</tr>')
    expect(first).toContain('/issues/territory"')
    expect(first.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(/Open points \d .*say .*Volodymyr Zelenskyy/)
  })

  it('follow each other on their pages as in the list', async () => {
    const { issues } = await json('/issues.json')
    const { body } = await site.get(`/issues/${issues[0].id}`)
    expect(body).toContain(`rel="next" href="/issues/${issues[1].id}"`)
    expect(body).not.toContain('rel="prev"')
  })
})
