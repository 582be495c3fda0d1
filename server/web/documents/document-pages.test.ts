import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPoint, aPointState, aPosition, recordOf } from '../../domain/testing/record-builder.ts'
import { documentsOf, firstPointsOf } from '../../domain/testing/texts-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { toDocumentListPage } from './document-list-view.ts'
import { toDocumentPage } from './document-view.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const PLAN = 'us-28-point-2025-11'
const DRAFT = 'us-ukraine-20-point-2025-12'
const E3 = 'e3-counterproposal-2025-11'
const json = async (path: string) => {
  const { status, body } = await site.get(path)
  expect(status).toBe(200)
  return JSON.parse(body)
}
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')

describe('the addresses', () => {
  it.each<[string, number, string?]>([
    ['/documents', 200],
    ['/documents.json', 200],
    [`/documents/${PLAN}`, 200],
    [`/documents/${PLAN}.json`, 200],
    [`/documents/${PLAN}/points/13`, 200],
    [`/documents/${PLAN}/points/13.json`, 200],
    ['/lineages', 200],
    ['/lineages.json', 200],
    ['/lineages.json?page=2', 400],
    [`/lineages/${PLAN}/6`, 200],
    [`/lineages/${PLAN}/6.json`, 200],
    [`/lineages/${DRAFT}/4.json`, 200],
    [`/lineages/${DRAFT}/4`, 302, `/lineages/${PLAN}/6#version-${DRAFT}-4`],
    [`/lineages/${DRAFT}/4?on=2026-01-01`, 302, `/lineages/${PLAN}/6?on=2026-01-01#version-${DRAFT}-4`],
    ['/documents?colour=red', 200],
    ['/documents.json?colour=red', 400],
    [`/documents/${PLAN}.json?colour=red`, 400],
    [`/documents/${PLAN}/points/13.json?colour=red`, 400],
    [`/lineages/${PLAN}/6.json?colour=red`, 400],
    [`/documents/${PLAN}.json?on=2025-11-25`, 200],
    [`/documents/${PLAN}?on=2025-11-19`, 404],
    ['/documents/nothing', 404],
    ['/documents/nothing.json', 404],
    ['/documents/ukraine', 404],
    ['/documents/__proto__', 404],
    [`/documents/${PLAN}/points/29`, 404],
    [`/documents/${PLAN}/points/29.json`, 404],
    ['/documents/nothing/points/1', 404],
    [`/lineages/${PLAN}/29`, 404],
    ['/lineages/nothing/1', 404],
  ])('%s: %i', async (path, status, location) => {
    const answer = await site.get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.location).toBe(location)
  })

  it('of every text, point and lineage answer with data', async () => {
    const documents = site.record.list('document')
    const paths = [
      ...documents.map(({ id }) => `/documents/${id}.json`),
      ...documents.flatMap(({ id, points }) => points.map(({ number }) => `/documents/${id}/points/${number}.json`)),
      ...firstPointsOf(site.record).map(({ document, number }) => `/lineages/${document}/${number}.json`),
    ]
    const bad: string[] = []
    for (const path of paths) if ((await site.get(path)).status !== 200) bad.push(path)
    expect(bad).toEqual([])
  })

  it('of a retracted text say so', async () => {
    const own = await openTestSite()
    const id = 'zelenskyy-open-letter-2026-06'
    const record = own.record.find('document', id)
    if (!record) throw new Error(`the shipped record has no ${id}`)
    const draft = {
      action: 'retract',
      type: 'document',
      id,
      record,
      by: 'x',
      reason: 'A test',
      material: true,
    } as const
    await own.journal.append([{ ...draft, expected: own.record.history(id).at(-1)?.seq ?? 0 }])
    const page = await own.get(`/documents/${id}`)
    expect(page.status).toBe(410)
    expect(words(page.body)).toContain('This text was retracted')
    const data = await own.get(`/documents/${id}.json`)
    expect([data.status, JSON.parse(data.body).detail]).toEqual([410, 'This text was retracted: A test'])
    expect((await own.get(`/documents/${id}/points/1`)).status).toBe(410)
    await own.close()
  })
})

describe('the questions', () => {
  it('are all on the page, each with how many texts have it and how far it has come', async () => {
    const { lineages } = await json('/lineages.json')
    const { body } = await site.get('/lineages')
    for (const { first } of lineages) expect(body).toContain(`href="/lineages/${first.document}/${first.number}"`)
    expect(lineages).toHaveLength(firstPointsOf(site.record).length)
    expect(
      lineages.find(({ question }: { question: string }) => question === 'Armed forces cap 600,000'),
    ).toMatchObject({
      label: 'Forces of 800,000 in peacetime',
      texts: 3,
      standing: { kind: 'state', state: { state: 'agreed-between', assertedBy: 'volodymyr-zelenskyy' } },
    })
    const row = words(body.split('<li>').find(item => item.includes(`/lineages/${PLAN}/21"`)) ?? '')
    expect(row).toMatch(/Territorial lines and recognition 3 texts, first point 21 of the US 28-point plan/)
    expect(row).toMatch(/Contested , says Volodymyr Zelenskyy , 25 January 2026/)
    expect(words(body)).toMatch(/European jets in Poland [^.]*? Left out of 20-point plan/)
  })

  it('tell a change in words that need no glossary', async () => {
    const point = words((await site.get(`/documents/${PLAN}/points/21`)).body)
    expect(point).toContain('Continued as point 14 of 20-point plan reworded, a decisive change, as a party says')
    expect(words((await site.get(`/documents/${DRAFT}`)).body)).toContain('This question in 3 versions')
  })

  it('lead from the texts and back', async () => {
    expect((await site.get('/documents')).body).toContain('href="/lineages"')
    expect((await site.get(`/lineages/${PLAN}/6`)).body).toContain('href="/lineages"')
  })
})

describe('the data', () => {
  it('of all texts names what links them', async () => {
    const { documents, links } = await json('/documents.json')
    expect(documents).toHaveLength(31)
    expect(links).toContainEqual({ from: PLAN, to: E3, relation: 'answers', points: 26 })
  })

  it('of a text and of its point tell the same of a point', async () => {
    const text = await json(`/documents/${PLAN}.json`)
    const point = await json(`/documents/${PLAN}/points/3.json`)
    const { number: _, ...here } = text.points[2]
    expect(point).toMatchObject(here)
    expect(point.later.map(({ document, fate }: { document: string; fate: string }) => [document, fate])).toEqual([
      [E3, 'dropped'],
      ['geneva-framework-2025-11', 'unknown'],
      [DRAFT, 'dropped'],
    ])
  })

  it('of a lineage are the same under all its points', async () => {
    const first = await json(`/lineages/${PLAN}/6.json`)
    const last = await json(`/lineages/${DRAFT}/4.json`)
    expect(last.chronicle).toEqual(first.chronicle)
    expect(first.values[0].values.map(({ value }: { value: { number: number } }) => value.number)).toEqual([
      600_000, 800_000, 800_000,
    ])
  })
})

describe('a page', () => {
  it('of a record without texts leads to adding one', async () => {
    const empty = await openTestSite({ empty: true })
    const { body } = await empty.get('/documents')
    await empty.close()
    expect(body).toContain('No text is recorded')
    expect(body).toContain('href="/documents/new"')
  })

  it('of the 28-point plan says what became of its points', async () => {
    const text = words((await site.get(`/documents/${PLAN}`)).body)
    expect(text).toContain('Dropped in E3 counter-proposal')
    expect(text).toContain('Split into point 8 and point 9 of 20-point plan')
    expect(text).toContain('Not comparable with Geneva framework (19 points) : Only the number of its points is known')
    expect(text).toMatch(/Disputed Russia \d+ Senators/)
    expect(text).toMatch(/Dmitry Peskov : denies having/)
  })

  it.each([
    [`/lineages/${PLAN}/6`, 'Armed forces cap 600,000: what became of point 6 of the US 28-point plan'],
    ['/lineages/paris-declaration-2026-01/1', ': point 1 of the Paris Declaration'],
  ])('%s asks its question: %s', async (path, title) => {
    const { body } = await site.get(path)
    const [, shown = ''] = /<h1 dir="auto">(.*?)<\/h1>/.exec(body) ?? []
    const heading = shown.replace(/<\/?span[^>]*>/g, '')
    expect(heading.endsWith(title), heading).toBe(true)
    expect(body).toContain(`<title>${heading}`)
  })

  it('never shows the agreement of two as the agreement of all', async () => {
    const text = words((await site.get(`/documents/${DRAFT}`)).body)
    expect(text).toContain(
      '18 points agreed between Ukraine and United States only , says Volodymyr Zelenskyy, 24 December 2025 (C3); no statement of its own on this is recorded for United States. No such agreement is recorded for European leaders acting jointly or Russia.',
    )
    expect(text).toContain('12 Zaporizhzhia plant (open) contested , says Volodymyr Zelenskyy, 29 December 2025 (D3)')
    expect(text).not.toMatch(/agreed by all|fully agreed/i)
  })

  it('of an earlier day knows nothing of later texts', async () => {
    const text = words((await site.get(`/documents/${PLAN}?on=2025-11-22`)).body)
    expect(text).not.toContain('E3 counter-proposal')
    expect(text).toContain('You are reading the record as of 22 November 2025')
  })

  it('is linked from the timeline and from milestones', async () => {
    const home = (await site.get('/')).body
    expect(home).toContain(`href="/documents/${DRAFT}/points/12"`)
    expect(home).toContain(`href="/documents/${DRAFT}"`)
    expect((await site.get('/events/2025-11-23-geneva-talks')).body).toContain(`href="/documents/${PLAN}"`)
    expect((await site.get('/actors/kirill-dmitriev')).body).toContain(`href="/documents/${PLAN}"`)
  })
})

describe('what became of a point, in words', () => {
  const record = recordOf(
    ...documentsOf({
      a: { points: ['1', '2', '3', '4', '5'], parties: ['x', 'y', 'z'] },
      b: { basedOn: ['a'], points: ['1 < a#1', '2 < a#2', '3 < a#2', '4 < a#3 a#4'], drops: ['a#5'] },
      c: { basedOn: ['b'], points: ['1 < a#5:restored', aPoint('9')] },
      d: { basedOn: ['c'], availability: 'count-only', statedPointCount: 3 },
    }),
    aPointState({ document: 'a', point: '1', state: 'agreed-between', among: ['x', 'y'] }),
    aPosition(),
  )
  const page = (id: string) => {
    const document = record.find('document', id)
    if (!document) throw new Error(id)
    return toDocumentPage(document, { record, mayWrite: false })
  }
  const lines = (id: string, number: string, side: 'before' | 'after') =>
    page(id)
      .points.find(point => point.number === number)
      ?.[side].map(({ word, points, document }) =>
        [word, points.map(({ text }) => text).join(', '), document.text].filter(Boolean).join(' '),
      )

  it.each<[string, string, 'before' | 'after', string[]]>([
    [
      'a',
      '1',
      'after',
      ['Continued as point 1 Text b', 'No successor recorded in Text c', 'Not comparable with Text d'],
    ],
    [
      'a',
      '2',
      'after',
      ['Split into point 2, point 3 Text b', 'No successor recorded in Text c', 'Not comparable with Text d'],
    ],
    [
      'a',
      '4',
      'after',
      ['Merged into point 4 Text b', 'No successor recorded in Text c', 'Not comparable with Text d'],
    ],
    ['a', '5', 'after', ['Dropped in Text b', 'Restored as point 1 Text c', 'Not comparable with Text d']],
    ['b', '1', 'before', ['Comes from point 1 Text a']],
    ['b', '2', 'before', ['Split off from point 2 Text a']],
    ['b', '4', 'before', ['Merged from point 3, point 4 Text a']],
    ['c', '9', 'before', []],
  ])('%s, point %s, %s', (id, number, side, expected) => {
    expect(lines(id, number, side)).toEqual(expected)
  })

  it('tells a new point from one whose origin is not known', () => {
    expect(page('c').points[1]?.novelty).toMatch(/^New here/)
    expect(page('a').points[0]?.novelty).toMatch(/no earlier text with points/)
  })

  it('names the parties of which no agreement is recorded', () => {
    expect(page('a').points[0]?.state).toMatchObject({
      words: 'Agreed between x and y only',
      others: 'No such agreement is recorded for z.',
    })
    expect(page('a').standing?.without).toBe(4)
  })

  it('draws every text with a link and lists its relatives', () => {
    const { family, current, groups } = toDocumentListPage(record)
    expect(family.drawing.nodes.map(({ href }) => href)).toEqual(['a', 'b', 'c', 'd'].map(id => `/documents/${id}`))
    const texts = groups.flatMap(group => group.texts)
    expect(current?.link.text).toBe('Text a')
    expect(texts.map(({ link }) => link.text)).toEqual(['Text b', 'Text c', 'Text d'])
    expect(texts[0]?.relatives).toMatchObject([
      { words: 'Based on', texts: [{ link: { text: 'Text a' } }] },
      { words: 'Basis of', texts: [{ link: { text: 'Text c' } }] },
    ])
    expect(texts[2]).toMatchObject({ points: '3 points, none recorded', availability: { id: 'count-only' } })
  })
})

describe('the list of texts', () => {
  it('opens with the text on the table and the landmarks, and has each text once', () => {
    const { current, groups } = toDocumentListPage(site.record)
    expect(current).toMatchObject({ link: { text: '20-point plan' } })
    expect(current?.waysOn.map(({ href }) => href)).toContain(`/documents/${DRAFT}#points`)
    expect(groups.map(({ title }) => title)).toEqual(['Landmark texts', 'Other texts'])
    expect(groups[0]?.texts.map(({ link }) => link.text)).toContain('US 28-point plan')
    const all = [current, ...groups.flatMap(({ texts }) => texts)].map(text => text?.anchor)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(site.record.list('document').length)
  })

  it('names no text as current where none has points', () => {
    const { current, groups } = toDocumentListPage(recordOf(...documentsOf({ a: {}, b: {} })))
    expect(current).toBeNull()
    expect(groups.map(({ title }) => title)).toEqual(['The texts'])
  })
})
