import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CsvCell, csvText } from './csv.ts'

it.each<[string, CsvCell[], string]>([
  ['plain text and numbers', ['a', 1.5, -2], 'a,1.5,-2'],
  ['nothing', [null, ''], ','],
  ['commas, quotes and lines', ['a,b', 'say "yes"', 'one\ntwo'], '"a,b","say ""yes""","one\ntwo"'],
  ['spaces and a mark at an end', [' a', 'b ', '\uFEFFc', 'd e'], '" a","b ","\uFEFFc",d e'],
  ['Cyrillic', ['Київ'], 'Київ'],
  ['what is guarded and quoted', ['=a,"b"'], `"'=a,""b"""`],
  ['what a spreadsheet would run', ['=1+1', '@x', '-5', '+5', '＝1'], "'=1+1,'@x,'-5,'+5,'＝1"],
  ['an apostrophe that is text', ["'Just staggering'", "it's"], "''Just staggering',it's"],
])('writes %s', (_, row, expected) => expect(csvText([row])).toBe(`\uFEFF${expected}\r\n`))

it('is read back by another reader that knows the rule of the apostrophe', () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'\'=+-@\t\r\n,;" aЖ＝') }),
    fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\uFEFF')),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), rows => {
      const lines: string[][] = parse(csvText(rows), { bom: true, record_delimiter: '\r\n' })
      for (const text of lines.flat()) expect(text).not.toMatch(/^[=+\-@\t\r]/)
      expect(lines.map(line => line.map(text => text.replace(/^'/, '')))).toEqual(rows)
    }),
  )
})
