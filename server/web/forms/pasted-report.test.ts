import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportsIn } from './pasted-report.ts'

const NOTHING = { url: '', title: '', published: '', rest: '' }
const URL = 'https://example.org/talks'

describe('a report that is pasted', () => {
  it.each<[string, string, object[]]>([
    ['nothing', ' \n ', []],
    ['its address', URL, [{ url: URL }]],
    ['its address at the end of a sentence', `Read it at ${URL}.`, [{ url: URL, title: 'Read it at .' }]],
    ['two addresses', `${URL}\nhttps://example.org/b`, [{ url: URL }, { url: 'https://example.org/b' }]],
    [
      'address, headline and date',
      `${URL}\nTalks end without a text\nPublished: 24 November 2025`,
      [{ url: URL, title: 'Talks end without a text', published: '24 November 2025' }],
    ],
    [
      'the whole report',
      `Talks end\n24 Nov 2025\n\nThe talks ended.\n\nNo text was signed.\n${URL}`,
      [{ url: URL, title: 'Talks end', published: '24 Nov 2025', rest: 'The talks ended.\n\nNo text was signed.' }],
    ],
    ['words without an address', 'Talks end', [{ title: 'Talks end' }]],
    ['a line too long for a headline', 'x'.repeat(161), [{ rest: 'x'.repeat(161) }]],
  ])('as %s', (_, text, reports) => expect(reportsIn(text)).toEqual(reports.map(one => ({ ...NOTHING, ...one }))))

  it('loses no word', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Talks', '1 May 2025', URL, '', 'end in', `see ${URL}`)), lines => {
        const words = (text: string) => text.split(/\s+/).filter(Boolean)
        const kept = reportsIn(lines.join('\n')).flatMap(one => words(Object.values(one).join(' ')))
        for (const word of words(lines.join('\n'))) expect(kept).toContain(word)
      }),
    ))
})
