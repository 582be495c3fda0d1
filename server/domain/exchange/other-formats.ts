import { RECORD_FORMAT } from './record-document.ts'

// What a file is that is no record document, and the way on. Judged by how it begins: enough to tell somebody who has
// taken the wrong file, and nobody else comes here.

const CONVERT = 'Convert it to a table (CSV), or to a record document: data/README.md says what stands in one.'

/** Of a text that is no JSON; undefined when it may be meant as JSON, or is a table. */
export function otherTextProblem(text: string): string | undefined {
  const start = text.slice(0, 20_000).replace(/^\ufeff/, '')
  if (start.trim() === '') return 'The file is empty.'
  return TEXTS.find(([pattern]) => pattern.test(start))?.[1]
}

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [
    /^\s*(<!--.*?-->\s*)?<(!doctype html|html|head|body)\b/is,
    'This is a web page (HTML). The data of a site like this one is at /data/record.json.',
  ],
  [/^\s*</, `This is XML. ${CONVERT}`],
  [/^\s*@\w+\s*\{[^"]/, `This is a list of references (BibTeX). ${CONVERT}`],
  [/^TY {2}- /, `This is a list of references (RIS). ${CONVERT}`],
  [
    /^\s*\{[^\n]*"seq":[^\n]*"hash":[^\n]*\}\s*(\n|$)/,
    'This is a journal. A site reads it when it is named journal.jsonl in the folder DATA_DIR; “export FILE” makes a record document of it there.',
  ],
  [/^\s*\{[^\n]*\}\r?\n\s*\{/, `This is JSON Lines, one object a line. ${CONVERT}`],
  [/^(---\s*\n|%YAML|format:\s)/, `This is YAML. ${CONVERT}`],
]

type Fields = Readonly<Record<string, unknown>>

/** Of JSON that is no record document. */
export function otherJsonProblem(value: unknown): string {
  if (Array.isArray(value)) return `This is a list (JSON). ${CONVERT}`
  if (typeof value !== 'object' || value === null) return `A record document begins with {"format": "${RECORD_FORMAT}".`
  const fields = value as Fields
  const known = JSONS.find(([isIt]) => isIt(fields))
  return known ? known[1](fields) : `Must be "${RECORD_FORMAT}": this is something else. ${CONVERT}`
}

const isText = (value: unknown): value is string => typeof value === 'string'

const JSONS: readonly (readonly [(fields: Fields) => boolean, (fields: Fields) => string])[] = [
  [
    ({ format }) => isText(format) && /^parley-/.test(format),
    () => 'This is the export of a view, not of the whole record, which is at /data/record.json.',
  ],
  [({ type }) => type === 'FeatureCollection' || type === 'Feature', () => `This is a map (GeoJSON). ${CONVERT}`],
  [fields => '@context' in fields || '@graph' in fields, () => `This is linked data (JSON-LD). ${CONVERT}`],
  [
    fields => '$schema' in fields && ('properties' in fields || '$defs' in fields),
    () => 'This is a JSON Schema: it describes documents, and is none.',
  ],
  [
    ({ status, title, detail }) => typeof status === 'number' && isText(title) && isText(detail),
    ({ title, detail }) => `This is an error that a site has answered: ${title}. ${detail} Fetch the file again.`,
  ],
  [
    fields => !('format' in fields) && ['events', 'sources', 'actors'].every(name => Array.isArray(fields[name])),
    () => `The beginning is missing: {"format": "${RECORD_FORMAT}", "version": … .`,
  ],
]
