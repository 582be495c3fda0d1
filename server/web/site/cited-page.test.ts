import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { citationTags } from './cited-page.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
})
afterAll(() => site.close())

const tagsOf = async (path: string) =>
  Object.fromEntries(
    [...(await site.get(path)).body.matchAll(/<meta name="((?:citation_|DC\.)[^"]+)" content="([^"]*)">/g)].map(
      ([, name, content]) => [name, content],
    ),
  )

it('a milestone and a text are saved as entries of this record', async () => {
  expect(await tagsOf('/events/2025-11-23-geneva-talks')).toMatchObject({
    citation_title: site.record.find('event', '2025-11-23-geneva-talks')?.title,
    citation_public_url: 'https://record.example.org/events/2025-11-23-geneva-talks',
    citation_publication_date: expect.stringMatching(/^\d{4}\/\d\d\/\d\d$/),
    'DC.date': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    citation_language: 'en',
  })
  expect(await tagsOf('/documents/us-28-point-2025-11')).toHaveProperty('citation_title')
})

it('a source is saved as itself, with its own publisher, day and address', async () => {
  const id = '112-ua-2025-12-24-zelenskyy-revealed-20-points-peace'
  const source = site.record.find('source', id)
  expect(await tagsOf(`/sources/${id}`)).toMatchObject({
    citation_publisher: source?.publisher,
    citation_publication_date: source?.published.replaceAll('-', '/'),
    citation_public_url: source?.url,
    citation_language: source?.language,
  })
})

it('pages that are nobody’s entry have none', async () => expect(await tagsOf('/documents')).toEqual({}))

it.each([
  ['2025-11-23', '2025/11/23'],
  ['2025-11', '2025/11'],
  ['2025-11-23T10:00:00.000Z', '2025/11/23'],
  ['2025-11-23~', undefined],
  ['2025-21', undefined],
  ['2025-11-31', undefined],
  ['XXXX', undefined],
])('%s is told as %s', (published, told) => {
  const tags = citationTags({ title: 'A', publisher: 'B', published, language: 'en', url: null })
  expect(tags.find(({ name }) => name === 'citation_publication_date')?.content).toBe(told)
})
