import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { aDocument, aPoint, aPointState, aPosition, aSource, recordOf } from '../../domain/testing/record-builder.ts'
import { documentsOf } from '../../domain/testing/texts-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { toDocumentPage } from './document-view.ts'
import { waysOn } from './ways-on.ts'

// What the page of a text begins with: what it says, how far that has come, and where to go from there.

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const PLAN = 'us-28-point-2025-11'
const DRAFT = 'us-ukraine-20-point-2025-12'

const headingsOf = async (id: string): Promise<(string | undefined)[]> => {
  const { body } = await site.get(`/documents/${id}`)
  return [...body.matchAll(/<h2 id="([a-z]+)"/g)].map(([, heading]) => heading)
}

describe('the page of a text', () => {
  it('says what is in it, how far it has come and its points before where it comes from', async () => {
    const headings = ['brief', 'standing', 'points', 'origin', 'family', 'events', 'sources', 'revisions']
    expect(await headingsOf(PLAN)).toEqual(headings)
  })

  it('gives the account of a text that has no brief and no points in place of it', async () => {
    const { body } = await site.get('/documents/joint-statement-geneva-2025-11')
    const brief = body.slice(body.indexOf('id="brief"'), body.indexOf('id="points"'))
    const summary = site.record.find('document', 'joint-statement-geneva-2025-11')?.summary ?? '-'
    expect(brief).toContain(summary.slice(0, 40))
    expect(body.slice(body.indexOf('id="points"'))).not.toContain(summary.slice(0, 40))
  })

  it.each([
    [PLAN, false],
    ['europe-24-point-2025-11', true],
  ])('of %s says whether its brief is composed: %s', async (id, isComposed) => {
    const { body } = await site.get(`/documents/${id}`)
    expect(body.includes('no editor has put this text in brief yet')).toBe(isComposed)
  })

  it('links each line of the brief with its points', () => {
    const document = site.record.find('document', PLAN)
    const page = document && toDocumentPage(document, { record: site.record, mayWrite: false })
    expect(page?.brief.lines[0]?.points).toEqual([
      { text: '21', href: '#point-21' },
      { text: '22', href: '#point-22' },
    ])
  })

  it('names what came after it once, and the text on the table', async () => {
    const { body } = await site.get(`/documents/${PLAN}`)
    const status = body.slice(body.indexOf('class="text-status"'), body.indexOf('</header>', body.indexOf('<article')))
    expect(status.match(new RegExp(`/documents/${DRAFT}"`, 'g'))).toHaveLength(1)
    expect(status).toContain('on the table now')
    expect((await site.get(`/documents/${DRAFT}`)).body).toContain('The text on the table.')
  })
})

describe('the ways on from a text', () => {
  const of = (record: ReturnType<typeof recordOf>, id: string) => {
    const document = record.find('document', id)
    return document ? waysOn(document, record, new LineageGraph(record)) : []
  }

  it.each([
    [PLAN, [`#points`, `/compare?documents=${PLAN},${DRAFT}`, `/positions?document=${PLAN}`]],
    [DRAFT, [`#points`, `/compare?documents=${PLAN},${DRAFT}`, `/positions?document=${DRAFT}`]],
  ])('of %s lead to its points, to what changed and to who accepts it', (id, hrefs) => {
    const ways = of(site.record, id)
    expect(ways.slice(0, 3).map(({ href }) => href)).toEqual(hrefs)
    const readAt = site.record.find('document', id)?.readAt ?? ''
    expect(ways[3]).toMatchObject({ id: 'published', href: site.record.find('source', readAt)?.url })
  })

  it('never guess where the wording was published', () => {
    const cited = recordOf(aSource(), aDocument({ points: [aPoint('1')] }))
    expect(of(cited, 'document').map(({ id }) => id)).toEqual(['points', 'positions'])
    const published = recordOf(aSource({ language: 'fr' }), aDocument({ readAt: 'source' }))
    expect(of(published, 'document')).toEqual([
      {
        ...{ id: 'published', text: 'Read the published text', href: 'https://example.org/report' },
        detail: 'A newspaper, in French',
      },
    ])
  })

  it('hold a text against the newest that it came from, and the first against the newest that came from it', () => {
    const record = recordOf(
      ...documentsOf({
        a: { points: ['1'] },
        b: { points: ['1 < a#1'], basedOn: ['a'] },
        c: { points: ['1 < b#1'], basedOn: ['a', 'b'] },
      }),
    )
    const changed = (id: string) => of(record, id).find(way => way.id === 'changed')
    expect(changed('a')).toMatchObject({ href: '/compare?documents=a,c', detail: 'To Text c' })
    expect(changed('b')).toMatchObject({ href: '/compare?documents=a,b', detail: 'From Text a' })
    expect(changed('c')).toMatchObject({ href: '/compare?documents=b,c', detail: 'From Text b' })
  })

  it('say when nobody has spoken on it', () => {
    const silent = recordOf(aDocument({ points: [aPoint('1')] }))
    expect(of(silent, 'document').at(-1)?.detail).toBe('No public position recorded')
    const spoken = recordOf(aDocument(), aPosition({ about: { document: 'document', issue: 'process' } }))
    expect(of(spoken, 'document').at(-1)?.detail).toBe('Stances of 1 actor')
  })
})

describe('how far a text has come', () => {
  const points = ['1', '2', '3', '4', '6'].map(number => aPoint(number))
  const standing = (...states: Parameters<typeof aPointState>[0][]) => {
    const record = recordOf(
      aSource(),
      aDocument({ points }),
      ...states.map((state, index) => aPointState({ id: `state-${index}`, ...state })),
    )
    const document = record.find('document', 'document')
    return document ? toDocumentPage(document, { record, mayWrite: false }).standing : null
  }

  it('is not told where nothing is recorded', () => {
    expect(standing()).toBeNull()
  })

  it('names for every state who says so, when, and how good the source is', () => {
    const claims = standing(
      { point: '1', state: 'contested', assertedBy: 'a' },
      { point: '2', state: 'contested', assertedBy: 'b' },
      { point: '3', state: 'withdrawn', assertedBy: 'b' },
    )?.claims
    expect(claims?.map(({ count, words, says }) => `${count} ${words}, ${says}`)).toEqual([
      '1 point contested, says a, 20 June 2025 (F2)',
      '1 point contested, says b, 20 June 2025 (F2)',
      '1 point withdrawn, says b, 20 June 2025 (F2)',
    ])
  })

  it('puts together what one actor said on one day, and tells runs of numbers as such', () => {
    const agreed = ['1', '2', '3', '6'].map(point => {
      return { point, state: 'agreed-between' as const, among: ['actor', 'b'] }
    })
    const claims = standing(...agreed)?.claims
    expect(claims).toMatchObject([{ count: '4 points', numbers: '1–3, 6', points: [] }])
  })
})
