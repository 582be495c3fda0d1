import type { Reference } from './reference.ts'

// RIS: a tag of two letters, two spaces, a dash and a space; a line each; `ER` ends a reference.

const TYPES: Readonly<Record<Reference['kind'], string>> = {
  'official-document': 'GOVDOC',
  'official-statement': 'GOVDOC',
  'joint-statement': 'GOVDOC',
  readout: 'GOVDOC',
  transcript: 'GEN',
  'social-post': 'ELEC',
  'leaked-document': 'UNPB',
  'wire-report': 'NEWS',
  'news-report': 'NEWS',
  analysis: 'RPRT',
  'state-media': 'NEWS',
  dataset: 'DATA',
}

export function* risPieces(references: Iterable<Reference>): Generator<string> {
  for (const reference of references) yield `${linesOf(reference).join('\r\n')}\r\n\r\n`
}

function linesOf({ id, kind, title, publisher, published, retrieved, language, url, archiveUrl, locator }: Reference) {
  const fields: readonly (readonly [string, string | null])[] = [
    ['TY', TYPES[kind]],
    ['ID', id],
    ['TI', title],
    ['PB', publisher],
    ['PY', published[0] === undefined ? null : padded(published[0], 4)],
    ['DA', dateOf(published)],
    ['Y2', dateOf(retrieved)],
    ['LA', language],
    ['UR', url],
    ['L2', archiveUrl],
    ['M1', locator],
  ]
  return [
    ...fields.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}`])),
    'ER  - ',
  ]
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0')

/** `2025/11/23/`, with what is not known left empty. */
const dateOf = ([year, month, day]: readonly number[]): string | null =>
  year === undefined
    ? null
    : `${padded(year, 4)}/${month === undefined ? '' : padded(month, 2)}/${day === undefined ? '' : padded(day, 2)}/`
