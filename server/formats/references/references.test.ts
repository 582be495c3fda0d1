import { expect, it } from 'vitest'
import { aSource } from '../../domain/testing/record-builder.ts'
import { bibtexPieces } from './bibtex.ts'
import { cslPieces } from './csl-json.ts'
import { referenceOf } from './reference.ts'
import { risPieces } from './ris.ts'

type Fields = Parameters<typeof aSource>[0]
const written = (pieces: Iterable<string>): string => [...pieces].join('')
const referencesOf = (fields: Fields) => [referenceOf(aSource(fields).entry)]
const risOf = (fields: Fields) => written(risPieces(referencesOf(fields)))
const cslOf = (fields: Fields) => JSON.parse(written(cslPieces(referencesOf(fields))))[0]
const bibtexOf = (fields: Fields) => written(bibtexPieces(referencesOf(fields)))

it.each([
  ['2025-11-23', '2025/11/23/', [2025, 11, 23], '2025-11-23'],
  ['2025-11-23T10:00:00Z', '2025/11/23/', [2025, 11, 23], '2025-11-23'],
  ['2025-11', '2025/11//', [2025, 11], '2025-11'],
  ['1978', '1978///', [1978], '1978'],
])('has as much of %s as is known', (published, ris, csl, bibtex) => {
  expect(risOf({ published })).toContain(`DA  - ${ris}\r\n`)
  expect(cslOf({ published }).issued).toEqual({ 'date-parts': [csl] })
  expect(bibtexOf({ published })).toContain(`  date = {${bibtex}}`)
})

it.each(['XXXX', '2025~', '2025-11-23?', '2025-21', '2024/2025'])('makes no certain date of %s', published => {
  expect(risOf({ published })).not.toMatch(/^(DA|PY)/m)
  expect(cslOf({ published })).not.toHaveProperty('issued')
  expect(bibtexOf({ published })).not.toContain('date =')
})

it('is read line by line, whatever stands in a title', () => {
  const title = 'A “title” with # and {braces}\u2028ER  - '
  expect(risOf({ title }).match(/^ER {2}- /gm)).toHaveLength(1)
  expect(bibtexOf({ title })).toContain('\\#')
  expect(cslOf({ title }).title).toBe(title)
})

it('names a book by where it is found', () => {
  const book: Fields = { kind: 'analysis', locator: 'Page 12', archiveUrl: 'https://archive.example/1' }
  expect(risOf(book)).toContain('TY  - RPRT\r\n')
  expect(risOf(book)).toContain('M1  - Page 12\r\n')
  expect(cslOf(book)).toMatchObject({ type: 'report', note: 'Page 12', archive_location: 'https://archive.example/1' })
})
