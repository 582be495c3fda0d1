import { bibtexEntry } from '../citation.ts'
import type { Reference } from './reference.ts'

/** `@misc` with the fields of BibLaTeX, which older styles pass over. */
export function* bibtexPieces(references: Iterable<Reference>): Generator<string> {
  for (const { id, title, publisher, published, retrieved, language, url, locator } of references)
    yield `${bibtexEntry('misc', id, [
      ['title', title],
      ['organization', publisher],
      ['year', published[0] === undefined ? '' : String(published[0])],
      ['date', isoOf(published)],
      ['urldate', isoOf(retrieved)],
      ['langid', language],
      ['note', locator ?? ''],
      ['url', url ?? ''],
    ])}\n\n`
}

const isoOf = (parts: readonly number[]): string =>
  parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
