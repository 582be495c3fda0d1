/** What a file is that has no text, and the way on; undefined when it may be text, also of another encoding that it names. */
export function binaryProblem(bytes: Buffer): string | undefined {
  // One letter a byte, as the specifications of the formats have their signatures.
  if (hasMarkOfUtf16(bytes)) return undefined
  const start = bytes.toString('latin1', 0, 4_000)
  const known = KINDS.find(([begins, holds]) => start.startsWith(begins) && start.includes(holds))
  if (known) return known[2]
  if (isUtf16(bytes)) return UTF_16
  return start.includes('\0') ? 'is no text but a binary file. Choose another file.' : undefined
}

const COPY = 'Only text can be read: put what it says into a text file.'
const SAVE_AS_TABLE = 'Save the sheet as CSV there, and choose that file.'
const UTF_16 = 'is text in UTF-16. Save it as UTF-8 and try again.'
const ZIP = 'PK\x03\x04'

const KINDS: readonly (readonly [begins: string, holds: string, message: string])[] = [
  ['%PDF-', '', `is a PDF. ${COPY}`],
  [ZIP, 'word/', `is a document of Word. ${COPY}`],
  [ZIP, 'opendocument.text', `is a document of LibreOffice. ${COPY}`],
  [ZIP, 'xl/', `is a workbook of Excel. ${SAVE_AS_TABLE}`],
  [ZIP, 'opendocument.spreadsheet', `is a workbook of LibreOffice. ${SAVE_AS_TABLE}`],
  [ZIP, 'ppt/', `is a presentation. ${COPY}`],
  [ZIP, '', 'is a zip archive. Unpack it and name the file inside.'],
  ['PK\x05\x06', '', 'is an empty zip archive. Choose another file.'],
  ['\x1f\x8b', '', 'is compressed (gzip). Unpack it first.'],
  ['7z\xbc\xaf', '', 'is compressed (7z). Unpack it first.'],
  ['Rar!', '', 'is compressed (RAR). Unpack it first.'],
  ['\xfd7zXZ', '', 'is compressed (xz). Unpack it first.'],
  ['\xd0\xcf\x11\xe0', '', `is an old file of Word or Excel. Save a sheet as CSV there, a text as plain text.`],
  ['{\\rtf', '', `is a document in Rich Text Format. ${COPY}`],
  ['\x89PNG', '', `is a picture. ${COPY}`],
  ['\xff\xd8\xff', '', `is a picture. ${COPY}`],
  ['SQLite format 3\0', '', 'is an SQLite database. Export what is in it as text first.'],
]

export const hasMarkOfUtf16 = ([first, second]: Buffer): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** Text that begins with ASCII has a zero in every other byte. */
function isUtf16(bytes: Buffer): boolean {
  const beginning = [...bytes.subarray(0, 8)]
  const zeros = (parity: number) => beginning.every((byte, index) => (byte === 0) === (index % 2 === parity))
  return beginning.length > 1 && (zeros(0) || zeros(1))
}
