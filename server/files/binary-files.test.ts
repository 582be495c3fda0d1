import { expect, it } from 'vitest'
import { binaryProblem } from './binary-files.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

it.each<[string, Buffer, RegExp]>([
  ['PDF', bytes('%PDF-1.7\n%âãÏÓ'), /PDF/],
  ['a workbook', bytes('PK\x03\x04\x14\0\x06\0..[Content_Types].xml....xl/workbook.xml'), /Excel.*as CSV/],
  [
    'a sheet of LibreOffice',
    bytes('PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
    /LibreOffice/,
  ],
  ['a zip archive', bytes('PK\x03\x04\x14\0record.json'), /zip/],
  ['an empty zip archive', bytes('PK\x05\x06\0\0'), /zip/],
  ['gzip', bytes('\x1f\x8b\x08\0'), /gzip/],
  ['an old Word file', bytes('\xd0\xcf\x11\xe0\xa1\xb1'), /old file/],
  ['a picture', bytes('\x89PNG\r\n\x1a\n'), /picture/],
  ['a database', bytes('SQLite format 3\0'), /database/],
  ['UTF-16 without one', Buffer.from('{"format"', 'utf16le'), /UTF-16/],
  ['a program', bytes('\x7fELF\x02\x01\x01\0\0\0'), /binary/],
])('%s is called what it is', (_, file, expected) => expect(binaryProblem(file)).toMatch(expected))

it.each(['', '{"format": "parley-record"}', 'Київ', '\ufeff{}'])('%j is text', text => {
  expect(binaryProblem(Buffer.from(text))).toBeUndefined()
})

it('what names its encoding may be text', () =>
  expect(binaryProblem(Buffer.from('\ufeff{"format"', 'utf16le'))).toBeUndefined())
