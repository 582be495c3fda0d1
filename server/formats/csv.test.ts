import { expect, it } from 'vitest'
import { type CsvCell, csvText } from './csv.ts'

it.each<[string, CsvCell[], string]>([
  ['plain text and numbers', ['a', 1.5, -2], 'a,1.5,-2'],
  ['nothing', [null, ''], ','],
  ['commas, quotes and lines', ['a,b', 'say "yes"', 'one\ntwo'], '"a,b","say ""yes""","one\ntwo"'],
  ['Cyrillic', ['Київ'], 'Київ'],
  ['what a spreadsheet would run', ['=1+1', '@x', '-5', '+5'], "'=1+1,'@x,'-5,'+5"],
])('writes %s', (_, row, expected) => expect(csvText([row])).toBe(`\uFEFF${expected}\r\n`))
