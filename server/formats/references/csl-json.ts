import type { Reference } from './reference.ts'

// CSL-JSON, schema 1.0.2 of the Citation Style Language.

const TYPES: Readonly<Record<Reference['kind'], string>> = {
  'official-document': 'document',
  'official-statement': 'document',
  'joint-statement': 'document',
  readout: 'document',
  transcript: 'speech',
  'social-post': 'post',
  'leaked-document': 'manuscript',
  'wire-report': 'article-newspaper',
  'news-report': 'article-newspaper',
  analysis: 'report',
  'state-media': 'article-newspaper',
  dataset: 'dataset',
}

export function* cslPieces(references: Iterable<Reference>): Generator<string> {
  yield '['
  let isFirst = true
  for (const reference of references) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(cslOf(reference))}`
    isFirst = false
  }
  yield '\n]\n'
}

const cslOf = ({
  id,
  kind,
  title,
  publisher,
  published,
  retrieved,
  language,
  url,
  archiveUrl,
  locator,
}: Reference) => ({
  id,
  type: TYPES[kind],
  title,
  publisher,
  // A newspaper's style names it as what holds the article.
  ...(TYPES[kind] === 'article-newspaper' && { 'container-title': publisher }),
  ...(published.length > 0 && { issued: { 'date-parts': [published] } }),
  ...(retrieved.length > 0 && { accessed: { 'date-parts': [retrieved] } }),
  language,
  ...(url !== null && { URL: url }),
  ...(archiveUrl !== null && { archive_location: archiveUrl }),
  ...(locator !== null && { note: locator }),
})
