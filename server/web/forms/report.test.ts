import { describe, expect, it } from 'vitest'
import { aProcess, aSource, recordOf } from '../../domain/testing/record-builder.ts'
import { HttpError } from '../http/http-error.ts'
import { POSITION_FORM } from '../positions/position-form.ts'
import { emptyForm } from './filling.ts'
import { withReports } from './report.ts'

const KNOWN = 'https://www.example.org/2025/talks'
const record = recordOf(
  aProcess(),
  aSource({ id: 'talks', title: 'Talks begin', url: KNOWN, publisher: 'The Example' }),
  aSource({ id: 'later', title: 'Later', url: 'https://example.org/later', publisher: 'The Example' }),
  aSource({ id: 'net-1', url: 'https://example.net/1', publisher: 'The Net', reliability: 'B', language: 'es' }),
  aSource({
    id: 'net-2',
    url: 'https://example.net/2',
    publisher: 'The Net',
    kind: 'analysis',
    reliability: 'B',
    language: 'es',
  }),
  aSource({ id: 'agency', title: 'Agency copy', url: 'https://example.org/agency', publisher: 'Agency' }),
)

const read = (report: string, source = '') => {
  const form = emptyForm(POSITION_FORM as never, record, () => '')
  const single = { ...form.single, report }
  const citations = source === '' ? [] : [{ source }]
  return withReports({ ...form, single, groups: { ...form.groups, citations } }, record)
}
const sourcesOf = (report: string, source?: string) =>
  read(report, source).groups['citations']?.map(member =>
    Object.fromEntries(Object.entries(member).filter(([name, value]) => value && !/credib|language|reliab/.test(name))),
  )

describe('the report that a form begins with', () => {
  it.each<[string, string, object[]]>([
    ['an address of the record', KNOWN, [{ source: 'Talks begin' }]],
    ['one that leads to the same page', 'http://example.org/2025/talks/?utm_source=x', [{ source: 'Talks begin' }]],
    ['a title of the record', 'talks begin', [{ source: 'Talks begin' }]],
    [
      'an address of a site that the record knows',
      'https://example.org/new',
      [{ 'new.url': 'https://example.org/new', 'new.publisher': 'The Example', 'new.kind': 'news-report' }],
    ],
    [
      'an address of a site with sources of several kinds',
      'https://example.net/new',
      [{ 'new.url': 'https://example.net/new', 'new.publisher': 'The Net' }],
    ],
    ['an address of another site', 'https://example.com/new', [{ 'new.url': 'https://example.com/new' }]],
    [
      'several',
      `${KNOWN}\nhttps://example.com/new`,
      [{ source: 'Talks begin' }, { 'new.url': 'https://example.com/new' }],
    ],
    [
      'its text',
      'https://example.com/new\nTalks end\n24 November 2025',
      [{ 'new.url': 'https://example.com/new', 'new.title': 'Talks end', 'new.published': '24 November 2025' }],
    ],
    ['nothing', '', []],
  ])('as %s', (_, report, sources) => {
    expect(sourcesOf(report)).toEqual(sources)
    expect(read(report).single['report']).toBe('')
  })

  it('takes from a site what all its sources there have in common', () =>
    expect(read('https://example.net/new').groups['citations']).toMatchObject([
      { 'new.kind': '', 'new.reliability': 'B', 'new.language': 'es' },
    ]))

  it('leaves what else it says to be put in one’s own words', () =>
    expect(read(`${KNOWN}\nTalks end\n\nThey ended without a text.`).single['text']).toBe('They ended without a text.'))

  it('is no longer than a form can be', () =>
    expect(() => read(Array.from({ length: 1100 }, (_, n) => `https://example.org/${n}`).join('\n'))).toThrow(
      HttpError,
    ))
})

it.each<[string, object[]]>([
  [KNOWN, [{ source: KNOWN }]],
  ['https://example.org/2025/talks#part', [{ source: 'Talks begin' }]],
  ['https://example.com/x', [{ 'new.url': 'https://example.com/x' }]],
  ['Talks begin', [{ source: 'Talks begin' }]],
])('in the place of a source, %s is read as one', (typed, sources) => expect(sourcesOf('', typed)).toEqual(sources))
