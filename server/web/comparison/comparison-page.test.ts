import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentProblems } from '../../testing/html-document.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
let empty: TestSite
beforeAll(async () => {
  site = await openTestSite()
  empty = await openTestSite({ empty: true })
})
afterAll(() => Promise.all([site.close(), empty.close()]))

const PLAN = 'us-28-point-2025-11'
const E3 = 'e3-counterproposal-2025-11'
const DRAFT = 'us-ukraine-20-point-2025-12'
const TOO_MANY = `${PLAN},${E3},${DRAFT},a,b,c`
const ALL = `documents=${PLAN},${E3},${DRAFT}`

describe('the choice of texts', () => {
  it('lists all texts in the order of time and suggests those that build on each other', async () => {
    const { status, body } = await site.get('/compare')
    expect(status).toBe(200)
    expect(body).toContain(`href="/compare?${ALL}"`)
    const listed = [...body.matchAll(/name="documents" value="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(listed)).toEqual(new Set(site.record.list('document').map(({ id }) => id)))
    expect(listed.indexOf(PLAN)).toBeLessThan(listed.indexOf(DRAFT))
  })

  it.each([
    ['documents=', 'Choose at least 2 texts.'],
    [`documents=${PLAN}`, 'Choose at least one more text'],
    [`documents=${PLAN},nowhere`, 'The record has no text “nowhere”.'],
    [`documents=${PLAN},${PLAN}`, 'was named twice'],
    [`documents=${TOO_MANY}`, 'at most 5 fit side by side'],
    [`${ALL}&on=2025-11-24`, 'had no text “us-ukraine-20-point-2025-12” at this time'],
  ])('%s is told in place, with what was chosen', async (query, message) => {
    const { status, body } = await site.get(`/compare?kind=dropped&${query}`)
    expect(status).toBe(400)
    expect(body).toContain(message)
    expect(documentProblems(body)).toEqual([])
    expect(body).toContain('<input type="hidden" name="kind" value="dropped">')
    if (query.includes(PLAN)) expect(body).toContain(`value="${PLAN}" checked`)
  })

  it('names for each cell the heads of its column and its row', async () => {
    const { body } = await site.get(`/compare?${ALL}`)
    const table = /<table class="comparison.*?<\/table>/s.exec(body)?.[0] ?? ''
    const cells = [...table.matchAll(/<td\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
    expect(cells.length).toBeGreaterThan(30)
    for (const cell of cells) expect(cell).toMatch(/ headers="column-[1-3] [^ "]+-head"/)
    expect(documentProblems(body)).toEqual([])
  })

  it('has a heading for each row, by what its first point is called', async () => {
    const { body } = await site.get(`/compare?${ALL}`)
    const rows = body.match(/<tbody id="row-/g)?.length
    const headings = [
      ...body.matchAll(/scope="rowgroup"[^>]*><span class="row-title" role="heading" aria-level="3">(.*?)<\/span>/g),
    ].map(([, label]) => label)
    expect(headings).toHaveLength(rows ?? 0)
    expect(headings).toContain('Armed forces cap 600,000')
  })

  it('is cited with its revision and an address that stays as it is', async () => {
    const { body } = await site.get(`/compare?${ALL}&show=${E3}`)
    const [, citation = ''] = /class="citation" data-copy>(.*?)<\/p>/.exec(body) ?? []
    const { seq, hash, at } = site.record.head
    expect(citation).toContain(`Parley, revision ${seq.toLocaleString('en')}, ${hash.slice(0, 12)}`)
    const [, address = ''] = /(\/compare\S+)$/.exec(citation.replaceAll('&amp;', '&')) ?? []
    expect(address).toBe(`/compare?${ALL}&known=${at}`)
    const cited = await site.get(address)
    expect(cited.status).toBe(200)
    expect(cited.body).toContain('Cite this comparison')
  })

  it('can be made again from a comparison', async () => {
    const { status, body } = await site.get(`/compare?${ALL}&choose=on`)
    expect(status).toBe(200)
    expect(body.match(/ checked>/g)).toHaveLength(3)
  })

  it('of an empty record says so', async () =>
    expect((await empty.get('/compare')).body).toContain('The record holds no texts yet'))
})

describe('a comparison', () => {
  it.each([
    [`documents=${E3},${PLAN}`, `/compare?documents=${PLAN},${E3}`],
    [`documents=${PLAN}&documents=${E3}&show=&differences=on`, `/compare?documents=${PLAN},${E3}&differences=on`],
    [`documents=${PLAN},${E3}&on=1+December+2025`, `/compare?documents=${PLAN}%2C${E3}&on=2025-12-01`],
  ])('%s has one address', async (query, address) => {
    const { status, headers } = await site.get(`/compare?${query}`)
    expect(status).toBe(302)
    expect(headers.location).toBe(address)
  })

  it('is kept, and links its points and exports with the same filters', async () => {
    const { status, body } = await site.get(`/compare?${ALL}&kind=dropped`)
    expect(status).toBe(200)
    expect(documentProblems(body)).toEqual([])
    expect(body).toContain(`href="/documents/${PLAN}/points/3"`)
    for (const format of ['json', 'csv', 'docx', 'txt'])
      expect(body).toContain(`/compare.${format}?${ALL}&amp;kind=dropped`)
    expect(site.cache.stats().stored).toBeGreaterThan(0)
  })

  it('leaves a filter out that cannot be read, and says so', async () => {
    const { status, body } = await site.get(`/compare?${ALL}&kind=bogus`)
    expect(status).toBe(400)
    expect(body).toContain('There is no “bogus”')
    expect(body).toContain('30 rows')
  })

  it('keeps the warning in sight where words of paraphrases are marked', async () => {
    const { body } = await site.get(`/compare?${ALL}&marking=on`)
    expect(body).toContain('they are not a redline of the texts')
    expect(body).toContain('<del>')
    expect((await site.get(`/compare?${ALL}`)).body).not.toContain('<del>')
  })
})

describe('its exports', () => {
  it.each([
    ['json', 'application/json; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8; header=present'],
    ['txt', 'text/plain; charset=utf-8'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s', async (format, type) => {
    const { status, headers, body } = await site.get(`/compare.${format}?${ALL}&kind=dropped`)
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': type, 'access-control-allow-origin': '*' })
    expect(headers['content-disposition']).toBe(
      `attachment; filename="parley-comparison-${site.record.head.seq}.${format}"`,
    )
    expect(body.length).toBeGreaterThan(1000)
  })

  it('JSON tells where it comes from and holds the same rows', async () => {
    const answer = JSON.parse((await site.get(`/compare.json?${ALL}&kind=dropped`)).body)
    expect(answer).toMatchObject({ format: 'parley-comparison', hash: site.record.head.hash, countWithoutFilters: 30 })
    expect(answer.rows.map((row: { first: { number: string } }) => row.first.number)).toContain('3')
    expect(answer.rows).toHaveLength(answer.count)
  })

  it.each(['json', 'csv', 'docx', 'txt'])('%s refuses what it does not know', async format => {
    for (const query of ['', `documents=${PLAN}`, `${ALL}&page=2`, `${ALL}&kind=x`, 'documents=a,b']) {
      const { status, headers, body } = await site.get(`/compare.${format}?${query}`)
      expect(status).toBe(400)
      expect(headers['content-type']).toContain('application/problem+json')
      expect(headers['content-disposition']).toBeUndefined()
      expect(JSON.parse(body).problems.length).toBeGreaterThan(0)
    }
  })
})
