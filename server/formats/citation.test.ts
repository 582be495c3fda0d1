import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../domain/entries/event.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { aHeader, anEvent, revisionOf, seedRecord } from '../domain/testing/record-builder.ts'
import { cite } from './citation.ts'

const HASH = 'ab12'.repeat(16)

function citationOf(fields: Partial<TimelineEvent> = {}, publicUrl: string | null = null) {
  const event = anEvent(fields)
  const header = aHeader({ title: 'Talks on X', description: 'All of it.' })
  const record = NegotiationRecord.fold([
    revisionOf(header, 1),
    { ...revisionOf(event, 2), at: '2026-07-06T23:59:00.000Z', hash: HASH },
  ])
  const { plain, bibtex, cslJson } = cite(event.entry, record, publicUrl)
  return { plain, bibtex, csl: JSON.parse(cslJson) as Record<string, unknown> }
}

describe('in words', () => {
  it('names title, date, record, revision and the day it was recorded', () =>
    expect(citationOf({ title: 'Two sides meet', when: '2025-11-23' }).plain).toBe(
      '“Two sides meet” (23 November 2025), in: Talks on X. Parley, revision 2, ab12ab12ab12, 2026-07-06.',
    ))

  it('ends with the address where readers know one', () =>
    expect(citationOf({ id: 'talks' }, 'https://record.example.org').plain).toMatch(
      /, 2026-07-06\. https:\/\/record\.example\.org\/events\/talks$/,
    ))

  it('is no more exact than the date', () => expect(citationOf({ when: '2025-11' }).plain).toContain('(November 2025)'))
})

describe('BibTeX', () => {
  it('is one entry', () =>
    expect(
      citationOf({ id: 'talks', title: 'Two sides meet', when: '2025-11-23' }, 'https://record.example.org').bibtex,
    ).toBe(
      [
        '@misc{parley-talks,',
        '  title = {Two sides meet},',
        '  howpublished = {In: Talks on X. Parley},',
        '  year = {2026},',
        '  date = {2026-07-06},',
        '  version = {revision 2, ab12ab12ab12},',
        '  note = {Event of 23 November 2025},',
        '  url = {https://record.example.org/events/talks}',
        '}',
      ].join('\n'),
    ))

  it('has no address where none is known', () => expect(citationOf().bibtex).not.toContain('url'))

  it.each([
    ['50% & more', '50\\% \\& more'],
    ['$300 bn', '\\$300 bn'],
    ['point #7, a_b', 'point \\#7, a\\_b'],
    ['~ ^', '\\textasciitilde{} \\textasciicircum{}'],
    ['a\\b', 'a\\textbackslash{}b'],
    ['{a', '\\textbraceleft{}a'],
    ['a}', 'a\\textbraceright{}'],
    ['Зустріч “у Женеві”', 'Зустріч “у Женеві”'],
  ])('prints %s as it is', (title, written) => expect(citationOf({ title }).bibtex).toContain(`title = {${written}}`))

  it.each(['}, year = {1900', '{{{', '\\', '\\}', '}\n@misc{other,'])('can’t be broken out of by %j', title => {
    const { bibtex } = citationOf({ title })
    // As BibTeX counts: a backslash takes nothing away from a brace.
    let depth = 0
    for (const character of bibtex.slice('@misc{'.length, -1)) {
      if (character === '{') depth++
      if (character === '}') depth--
      expect(depth).toBeGreaterThanOrEqual(0)
    }
    expect(depth).toBe(0)
    expect(bibtex.match(/^ {2}[a-z]+ = \{/gm)).toHaveLength(6)
  })
})

describe('CSL-JSON', () => {
  it('has the fields of the schema', () =>
    expect(
      citationOf({ id: 'talks', title: 'A {B} & "C"', when: '2025-11-23' }, 'https://record.example.org').csl,
    ).toEqual({
      id: 'parley-talks',
      type: 'entry',
      title: 'A {B} & "C"',
      'container-title': 'Talks on X',
      publisher: 'Parley',
      issued: { 'date-parts': [[2026, 7, 6]] },
      version: 'revision 2, ab12ab12ab12',
      'event-date': { 'date-parts': [[2025, 11, 23]] },
      URL: 'https://record.example.org/events/talks',
    }))

  it('has no address where none is known', () => expect(citationOf().csl).not.toHaveProperty('URL'))

  it.each(['2025-11', '2025-11-23~', '2025-11-23?', '2025-11-2X', '2025-11-23/2025-11-25', '../2025-11-25', '2025'])(
    'has no day for %s',
    when => expect(citationOf({ when }).csl).not.toHaveProperty('event-date'),
  )
})

it('can be made of every milestone of the shipped record', () => {
  const record = seedRecord()
  for (const event of record.list('event')) {
    const { plain, bibtex, cslJson } = cite(event, record, 'https://record.example.org')
    expect(plain).toContain(event.title)
    expect(bibtex.split('\n').at(-1)).toBe('}')
    expect(cslJson).not.toMatch(/null|NaN/)
  }
})
