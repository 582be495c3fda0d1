import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/entries/actor.ts'
import {
  aDocument,
  aHeader,
  anActor,
  aPoint,
  aPointState,
  aPosition,
  aProcess,
  aSource,
  recordOf,
} from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { parseActorQuery } from './actor-query.ts'
import { toActorPage } from './actor-view.ts'

const record = recordOf(
  aHeader(),
  aProcess(),
  aSource(),
  anActor({ id: 'state', name: 'A state' }),
  anActor({ id: 'envoy', name: 'An envoy', kind: 'person', side: 'state' }),
  anActor({ id: 'aide', name: 'An aide', kind: 'person', side: 'state' }),
  aDocument({ id: 'plan', shortTitle: 'The plan', points: ['1', '2', '3'].map(number => aPoint(number)) }),
  aPosition({
    id: 'a',
    actor: 'state',
    about: { document: 'plan', point: '1', issue: 'territory' },
    when: '2025-11-22',
  }),
  aPosition({
    id: 'b',
    actor: 'state',
    about: { document: 'plan', issue: 'process' },
    when: '2025-11-20',
    stance: 'open',
  }),
  aPosition({
    id: 'c',
    actor: 'state',
    speaker: 'envoy',
    about: { issue: 'sanctions' },
    when: '2025-11-21',
    authority: 'envoy',
    stance: 'accepts',
  }),
  aPosition({
    id: 'd',
    actor: 'state',
    about: { issue: 'sanctions' },
    when: '2025-11-21',
    authority: 'minister',
    stance: 'rejects',
  }),
  ...['1', '2', '3'].map(point =>
    aPointState({ id: `p${point}`, document: 'plan', point, assertedBy: 'envoy', text: 'All three are done.' }),
  ),
)

const pageOf = (id: string, search = '') =>
  toActorPage(
    { record, mayWrite: false },
    record.find('actor', id) as Actor,
    parseActorQuery(new URLSearchParams(search)).query,
  )

describe('where an actor stands', () => {
  it('is told by text, the text as a whole first, then on issues', () =>
    expect(
      pageOf('state').standings.items.map(({ text, rows }) => [
        text?.text ?? null,
        ...rows.map(({ about, stance }) => `${about.text}: ${stance.label}`),
      ]),
    ).toEqual([
      ['The plan', 'The text as a whole: Open', 'Point 1, Point 1: Accepts'],
      [null, 'Sanctions: Contradicts itself'],
    ]))

  it('has date, authority and the grade of the source; of what is contradicted, both', () => {
    const [row] = pageOf('state').standings.items[1]?.rows ?? []
    expect(
      row?.statements.map(({ stance, date, authority, grade }) => [stance?.label, date.edtf, authority, grade?.text]),
    ).toEqual([
      ['Rejects', '2025-11-21', 'Minister', 'F2'],
      ['Accepts', '2025-11-21', 'Envoy, An envoy', 'F2'],
    ])
  })

  it('is told of others where the actor spoke in their name, and not invented for whoever said nothing', () => {
    const envoy = pageOf('envoy')
    expect(envoy.standings.items).toEqual([])
    expect(envoy.stated.items.map(({ about, inNameOf }) => [about.text, inNameOf?.text])).toEqual([
      ['Sanctions', 'A state'],
    ])
    expect(envoy.isSilent).toBe(false)
    expect(pageOf('aide')).toMatchObject({ isSilent: true, sidesThatStand: [{ href: '/actors/state#standings' }] })
  })

  it('leads to all positions that were recorded', () => {
    const { href = '', text } = pageOf('state').toAllPositions ?? {}
    expect(text).toBe('All 4 positions, the earlier ones too')
    expect(pageOf('state', href.split('?')[1]).positions.items.flatMap(({ rows }) => rows)).toHaveLength(4)
  })
})

it('tells one statement on several points once', () =>
  expect(pageOf('envoy').pointStates.items.map(({ link }) => link.text)).toEqual([
    expect.stringMatching(/^The plan, points 1–3: /),
  ]))

describe('the page', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite()
  })
  afterAll(() => site.close())

  const headings = async (path: string) =>
    [...(await site.get(path)).body.matchAll(/<h2 id="([a-z-]+)">/g)]
      .map(([, id]) => id)
      .filter(id => id !== 'added-heading')

  it('leads with where the actor stands, then what it did', async () => {
    const ids = await headings('/actors/russia')
    expect(ids[0]).toBe('standings')
    expect(ids.indexOf('milestones')).toBeGreaterThan(0)
    expect((await headings('/actors/marco-rubio'))[0]).toBe('stated')
  })

  it('says in words how many milestones name it', async () => {
    expect((await site.get('/actors/marco-rubio')).body).toContain('16 milestones name this person: ')
    expect((await site.get('/actors/united-states')).body).toMatch(
      /111 milestones involve this state or somebody who speaks for it\. 27 milestones name the state itself: /,
    )
  })
})
