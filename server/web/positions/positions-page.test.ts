import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentProblems } from '../../testing/html-document.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const PLAN = 'us-28-point-2025-11'
const LATER = 'us-ukraine-20-point-2025-12'

let site: TestSite
let empty: TestSite
beforeAll(async () => {
  site = await openTestSite({ limits: { writes: 10_000, reads: 10_000 } })
  empty = await openTestSite({ empty: true })
})
afterAll(() => Promise.all([site.close(), empty.close()]))

const json = async (path: string) => JSON.parse((await site.get(path)).body)

/** The text of the cell of an actor on a column, without tags. */
function cellOf(html: string, actor: string, column: string): string {
  const [, cell = ''] = new RegExp(`<td id="at-${actor}--${column}"[^>]*>([\\s\\S]*?)</td>`).exec(html) ?? []
  return cell
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('addresses', () => {
  it.each<[string, number, string?]>([
    ['/positions', 200],
    [`/positions?document=${PLAN}`, 200],
    ['/positions?columns=issues', 200],
    [
      `/positions?actor=&issue=&document=${PLAN}&since=24+Nov+2025`,
      302,
      `/positions?document=${PLAN}&since=2025-11-24`,
    ],
    ['/positions?colour=red', 200],
    [`/positions?on=24+Dec+2025&document=${PLAN}`, 302, `/positions?document=${PLAN}&on=2025-12-24`],
    ['/positions?issue=weather', 404],
    [`/positions?since=2025-12-24&on=2025-11-24`, 400],
    ['/positions?document=nothing', 404],
    [`/positions?document=${LATER}&on=2025-11-24`, 404],
    ['/positions.json', 200],
    ['/positions.json?colour=red', 400],
    ['/positions.json?document=nothing', 404],
    [`/positions.csv?document=${PLAN}`, 200],
    ['/positions.csv?since=whenever', 400],
    ['/issues', 200],
    ['/issues/territory', 200],
    ['/issues/territory?on=2025-11-24', 200],
    ['/issues/weather', 404],
    ['/issues.json', 200],
    ['/issues.json?colour=red', 400],
    ['/issues/territory.json', 200],
    ['/issues/weather.json', 404],
    ['/issues/constructor', 404],
  ])('GET %s is %i', async (path, status, location) => {
    const answer = await site.get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.location).toBe(location)
    if (/^text\/html/.test(answer.headers['content-type'] ?? '')) expect(documentProblems(answer.body)).toEqual([])
  })

  it.each(['/positions', '/positions?columns=issues', '/issues'])('of an empty record: %s', async path => {
    const { status, body } = await empty.get(path)
    expect(status).toBe(200)
    expect(documentProblems(body)).toEqual([])
  })
})

describe('the matrix of the 28-point plan', () => {
  it('shows what each side had said by 24 November, and by 24 December what it said since', async () => {
    const november = (await site.get(`/positions?document=${PLAN}&on=2025-11-24`)).body
    expect(cellOf(november, 'ukraine', 'point-7')).toBe('Ukraine Red line envoy 20 November 2025')
    expect(cellOf(november, 'russia', 'point-7')).toBe('No public position')
    const december = (await site.get(`/positions?document=${PLAN}&since=2025-11-24&on=2025-12-24`)).body
    expect(cellOf(december, 'ukraine', 'point-7')).toBe('Ukraine Rejects head of state 24 December 2025 was: red line')
    expect(cellOf(december, 'russia', 'point-7')).toBe(
      'Russia Accepts head of state 27 November 2025 was: no public position',
    )
    expect(cellOf(december, 'e3', 'point-7')).toBe(
      'E3 (France, Germany, United Kingdom) Rejects unnamed official 23 November 2025',
    )
    expect(december).toContain('What has changed since 24 November 2025')
  })

  it('leads from a cell to its statements and back', async () => {
    const { body } = await site.get(`/positions?document=${PLAN}`)
    expect(body).toContain('href="#cell-ukraine--point-7"')
    const [, story = ''] =
      /<article class="story" id="cell-ukraine--point-7"[^>]*>([\s\S]*?)<\/article>/.exec(body) ?? []
    expect(story).toContain('href="#at-ukraine--point-7"')
    expect(story).toContain('Volodymyr Zelenskyy')
    expect(story).toContain('Earlier, since replaced: 2')
  })

  it('shows one actor, the side of a person who is asked for, and an actor that is silent', async () => {
    const rows = async (query: string) =>
      (await json(`/positions.json?document=${PLAN}&${query}`)).rows.map((row: { actor: string }) => row.actor)
    expect(await rows('actor=france')).toEqual(['france'])
    expect(await rows('actor=marco-rubio')).toEqual(['united-states'])
    expect(await rows('actor=germany')).toEqual(['germany'])
    const { body } = await site.get(`/positions?document=${PLAN}&actor=marco-rubio`)
    expect(body).toContain('Marco Rubio speaks for United States')
  })

  it('shows the points on one issue', async () => {
    const { columns } = await json(`/positions.json?document=${PLAN}&issue=frozen-assets`)
    expect(columns.map((column: { key: string }) => column.key)).toEqual(['point:14'])
  })

  it('says why a text is not there yet, and offers those that are', async () => {
    const page = await site.get(`/positions?document=${LATER}&on=2025-11-24`)
    const body = page.body.replace(/<\/?span[^>]*>/g, '')
    expect(body).toContain('On 24 November 2025 the record does not hold the 20-point plan yet')
    expect(body).toContain('Positions on the 20-point plan now')
    expect(body).toContain('US 28-point plan, 20 November 2025')
  })
})

describe('what nobody has a public position on', () => {
  const folded = (html: string): string =>
    /<details class="quiet-rows">[\s\S]*?<\/details>/.exec(html)?.[0].replace(/\s+/g, ' ') ?? ''

  it('is folded into one line that says how many, and what others say of it', async () => {
    const { body } = await site.get('/positions')
    const summary = /<summary>(.*?)<\/summary>/.exec(folded(body))?.[1]?.replace(/<[^>]+>/g, '')
    expect(summary).toBe(
      '15 points on which nobody has a public position 15 points agreed between Ukraine and United States only, says Volodymyr Zelenskyy, 24 December 2025 (C3); no statement of its own on this is recorded for United States.',
    )
    const rows = (html: string) => [...html.matchAll(/<tr id="row-point-(\d+)"/g)].map(([, number]) => Number(number))
    expect(rows(folded(body))).toEqual([1, 2, 3, 5, 6, 8, 9, 10, 11, 15, 16, 17, 18, 19, 20])
    expect(rows(body).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(cellOf(folded(body), 'united-states', 'point-1')).toContain('agrees, says Volodymyr Zelenskyy')
  })

  it('stands in the data all the same', async () => {
    const { columns } = await json('/positions.json')
    expect(columns.map(({ key }: { key: string }) => key)).toContain('point:1')
    expect((await site.get('/positions.csv')).body).toContain(',point:1,')
  })

  it('is all there is where nobody has spoken, and nothing where somebody has on everything', async () => {
    const silent = (await site.get(`/positions?document=${PLAN}&actor=germany`)).body
    expect(silent).toContain('No public position on any of this is in the record')
    expect(folded(silent)).toContain('The whole text and 28 points without a public position<')
    expect(folded((await site.get(`/positions?document=${PLAN}&issue=frozen-assets`)).body)).toBe('')
  })
})

describe('the same as data', () => {
  it('is JSON with the positions that count, the older ones and the changes', async () => {
    const all = await json(`/positions.json?document=${PLAN}&since=2025-11-24&on=2025-12-24`)
    expect(all).toMatchObject({ format: 'parley-positions', on: '2025-12-24', since: '2025-11-24' })
    const ukraine = all.rows.find((row: { actor: string }) => row.actor === 'ukraine')
    const cell = ukraine.cells.find((one: { column: string }) => one.column === 'point:7')
    expect(cell).toMatchObject({ state: 'stance', stances: ['rejects'] })
    expect(cell.history).toHaveLength(3)
    const known = new Set(all.positions.map(({ id }: { id: string }) => id))
    expect(cell.history.filter((id: string) => !known.has(id))).toEqual([])
    expect(all.changes).toContainEqual(expect.objectContaining({ actor: 'ukraine', column: 'point:7', kind: 'moved' }))
  })

  it('is CSV with a line for every cell, also for those without a position', async () => {
    const { headers, body } = await site.get(`/positions.csv?document=${PLAN}&actor=ukraine&actor=germany`)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const lines = body.split('\r\n')
    expect(lines[0]).toContain('actor,actor_name,column,point,label,cell_state')
    expect(lines.filter(line => line.startsWith('germany,')).every(line => line.includes(',none,'))).toBe(true)
    expect(lines.filter(line => line.startsWith('germany,'))).toHaveLength(29)
    expect(lines.some(line => line.startsWith('ukraine,Ukraine,point:7,7,'))).toBe(true)
  })
})
