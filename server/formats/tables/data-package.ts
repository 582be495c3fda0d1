import type { ZippedFile } from '../zip.ts'
import { type Column, type Table, tablePieces } from './table.ts'

// A Frictionless Data Package (v2, https://datapackage.org/standard): the tables as CSV with a description of every column,
// for programs in `datapackage.json` and for people in `README.md` and `codebook.csv`.

export interface FilledTable<Row = never> {
  readonly table: Table<Row>
  readonly rows: Iterable<Row>
}

export interface PackageOrigin {
  readonly title: string
  readonly description: string
  readonly license: string | null
  readonly citation: string
  readonly homepage: string | null
  /** Of the last revision; an ISO 8601 instant. */
  readonly at: string
  readonly sequence: number
  readonly hash: string
}

export function* dataPackage(tables: readonly FilledTable[], origin: PackageOrigin): Generator<ZippedFile> {
  yield { name: 'README.md', pieces: [readme(tables, origin)] }
  yield { name: 'codebook.csv', pieces: tablePieces(CODEBOOK, tables.flatMap(codesOf)) }
  yield { name: 'datapackage.json', pieces: [`${JSON.stringify(descriptor(tables, origin), null, 2)}\n`] }
  for (const { table, rows } of tables) yield { name: `${table.name}.csv`, pieces: tablePieces(table, rows) }
}

const descriptor = (tables: readonly FilledTable[], origin: PackageOrigin) => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'parley-record',
  title: origin.title,
  description: origin.description,
  version: String(origin.sequence),
  created: origin.at,
  ...(origin.homepage !== null && { homepage: origin.homepage }),
  ...(origin.license !== null && { licenses: [licenseOf(origin.license)] }),
  resources: tables.map(({ table }) => ({
    name: table.name,
    type: 'table',
    title: table.title,
    path: `${table.name}.csv`,
    scheme: 'file',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true },
    schema: {
      fields: table.columns.map(fieldOf),
      ...(table.key.length > 0 && { primaryKey: table.key }),
      foreignKeys: table.columns.flatMap(({ name, refersTo, isList }) =>
        refersTo === undefined || isList ? [] : [{ fields: [name], reference: { resource: refersTo, fields: ['id'] } }],
      ),
    },
  })),
})

/** The name of a licence is known by its id where it is one of SPDX, and by its title else. */
const licenseOf = (license: string) =>
  /^[A-Za-z0-9.+-]+$/.test(license) ? { name: license } : { title: license, name: 'other' }

function fieldOf({ name, type, meaning, vocabulary, isList }: Column<never>) {
  const told = vocabulary ? Object.entries(vocabulary) : []
  return {
    name,
    type,
    description: isList ? `${meaning} Several stand between semicolons.` : meaning,
    ...(!isList &&
      type === 'string' &&
      told.length > 0 && { categories: told.map(([value, { label }]) => ({ value, label })) }),
  }
}

interface Code {
  readonly table: string
  readonly column: string
  readonly value: string
  readonly label: string
  readonly meaning: string
}

const CODEBOOK: Table<Code> = {
  name: 'codebook',
  title: 'Codebook',
  key: [],
  columns: [
    { name: 'table', type: 'string', meaning: 'The table.', cell: ({ table }) => table },
    { name: 'column', type: 'string', meaning: 'The column.', cell: ({ column }) => column },
    {
      name: 'value',
      type: 'string',
      meaning: 'What may stand in it; empty for the column itself.',
      cell: ({ value }) => value,
    },
    { name: 'label', type: 'string', meaning: 'What people see.', cell: ({ label }) => label },
    { name: 'meaning', type: 'string', meaning: 'What it means.', cell: ({ meaning }) => meaning },
  ],
}

const codesOf = ({ table }: FilledTable): Code[] =>
  table.columns.flatMap(({ name, meaning, vocabulary = {} }) => [
    { table: table.name, column: name, value: '', label: name, meaning },
    ...Object.entries(vocabulary).map(([value, term]) => ({
      table: table.name,
      column: name,
      value,
      label: term.label,
      meaning: term.definition,
    })),
  ])

const readme = (
  tables: readonly FilledTable[],
  { title, description, license, citation, at, sequence, hash }: PackageOrigin,
) =>
  `# ${title}

${description}

${tables.map(({ table }) => `- \`${table.name}.csv\`: ${table.title}`).join('\n')}
- \`codebook.csv\`: what each column and each of its words means
- \`datapackage.json\`: the same for programs (Frictionless Data Package)

Tables are UTF-8 with a byte order mark, commas and quotation marks (RFC 4180). Dates are EDTF (ISO 8601-2); \`earliest\` and
\`latest\` hold their bounds. A cell that a spreadsheet would run as a formula, or that begins with an apostrophe itself, has an
apostrophe in front: take that one away. Several values in a cell stand between semicolons.

Revision ${sequence} of ${at}, hash \`${hash}\`.

Licence: ${license ?? 'none is stated'}. Quoted words belong to their speakers, titles of sources to their publishers.

Cite as: ${citation}
`
