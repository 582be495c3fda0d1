import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvText } from '../csv.ts'
import { type Delimiter, delimiterOf, readCsv } from './csv.ts'

const noPause = async () => {}

async function read(text: string, delimiter: Delimiter = ',') {
  const read = await readCsv(text, delimiter, noPause)
  if (!read.ok) throw new Error(read.message)
  return read.sheet
}

const told = async (text: string, delimiter?: Delimiter) => {
  const { rows, broken } = await read(text, delimiter)
  return { rows: rows.map(({ place, cells }) => [place, ...cells]), broken: broken.map(({ place }) => place) }
}

describe('a table', () => {
  it('says on which line each row begins, past cells with lines of their own and empty lines', async () =>
    expect(await told('Date,Title\r\n2020,"two\r\nlines"\r\n\r\n2021,b\r\n')).toEqual({
      rows: [
        ['line 2', '2020', 'two\r\nlines'],
        ['line 5', '2021', 'b'],
      ],
      broken: [],
    }))

  it.each<[string, string, string[]]>([
    ['a quotation mark that is never closed', '1,"open\n2,b\n3,c\n', ['line 2']],
    ['something behind a closed one', '1,"a"b\n2,b\n3,c\n', ['line 2']],
    ['a quotation mark within a cell', '1,a "b" c\n2,b\n3,c\n', ['line 2']],
    ['too many cells', '1,a,b,c\n2,b\n3,c\n', ['line 2']],
    ['three of them', '1,"open\n2,b\n2,"a"b\n3,c\n4,"\n', ['line 2', 'line 4', 'line 6']],
  ])('loses nothing but the line with %s', async (_, lines, broken) => {
    const found = await told(`Date,Title\n${lines}`)
    expect(found.broken).toEqual(broken)
    expect(found.rows.map(([, ...cells]) => cells)).toEqual([
      ['2', 'b'],
      ['3', 'c'],
    ])
  })

  it('keeps what has no column of its own in the last one', async () => {
    const { broken } = await read('Date;Title\n1;a;b;c\n2;b\n', ';')
    expect(broken[0]?.cells).toEqual(['1', 'a;b;c'])
  })

  it('has names for all columns, no two alike', async () =>
    expect((await read('Date,,Date\n1,2,3\n')).columns).toEqual(['Date', 'Column B', 'Date (2)']))

  it('says in words what people see of markup, and that it did', async () => {
    const { rows, notes } = await read('Date,Text\n2020,"<p>One &amp; two</p><p>a &lt; b</p>"\n2021,5 < 6\n')
    expect(rows.map(({ cells }) => cells[1])).toEqual(['One & two\n\na < b', '5 < 6'])
    expect(notes).toHaveLength(1)
  })

  it.each([
    ['', 'The table is empty.'],
    ['Date,Title\n', 'no rows'],
    [`${'a,'.repeat(300)}\n1\n`, 'columns; at most 200'],
  ])('that holds nothing to import says so: %j', async (text, message) =>
    expect(await readCsv(text, ',', noPause)).toEqual({ ok: false, message: expect.stringContaining(message) }),
  )

  it.each<[string, Delimiter]>([
    ['Date,Title\n1,2', ','],
    ['Date;Title, in short\n1;"a,b,c"\n', ';'],
    ['Date\tTitle\n1\t2,3,4', '\t'],
    ['"a,b";c\n"d,e";f\n', ';'],
    ['a|b\n1|2', '|'],
  ])('of %j has %j between its cells', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter))

  const cell = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map(text => text.replace(/[\p{Cc}\p{Cs}<&]/gu, ' ').trim())
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))
    .map(rows => [rows[0]?.map((_, index) => `c${index}`) ?? [], ...rows.map(row => ['x', ...row.slice(1)])])

  it('that this program has written comes back as it was', () =>
    fc.assert(
      fc.asyncProperty(table, async rows => {
        const { columns, rows: found, broken } = await read(csvText(rows))
        expect(broken).toEqual([])
        expect([columns, ...found.map(({ cells }) => cells)]).toEqual(rows)
      }),
    ))

  it('is read as another program reads it', () =>
    fc.assert(
      fc.asyncProperty(table, fc.constantFrom<Delimiter>(',', ';', '\t', '|'), async (rows, delimiter) => {
        const plain = rows.map(row => row.map(text => text.replace(/^'+/, '')))
        const text = Papa.unparse(plain, { delimiter, newline: '\n' })
        const other = Papa.parse<string[]>(text, { delimiter }).data.slice(1)
        expect((await read(text, delimiter)).rows.map(({ cells }) => cells)).toEqual(other)
      }),
    ))
})
