import { certainPartOf } from '../../domain/dates/certain-part.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { languageOfTexts, siteNameOf } from './record-names.ts'

/** What a page is to a reference manager that saves it: an entry of this record, or the source that it is about. */
export interface CitedPage {
  readonly title: string
  readonly publisher: string
  /** When it was published, as EDTF or an instant; only what is certain of it is told. */
  readonly published: string
  readonly language: string
  /** Where it can be read; null where that is nowhere on the net. */
  readonly url: string | null
}

/**
 * The tags that Zotero and search engines for scholars read: those of Highwire Press (`citation_…`), with dates as
 * `2025/11/23`, and Dublin Core (`DC.…`), with dates of ISO 8601.
 */
export function citationTags({ title, publisher, published, language, url }: CitedPage) {
  const date = certainPartOf(published)
  return [
    ['citation_title', title],
    ['citation_publisher', publisher],
    ['citation_publication_date', date.replaceAll('-', '/')],
    ['citation_language', language],
    ['citation_public_url', url ?? ''],
    ['DC.title', title],
    ['DC.publisher', publisher],
    ['DC.date', date],
    ['DC.language', language],
    ['DC.identifier', url ?? ''],
  ].flatMap(([name = '', content = '']) => (content === '' ? [] : [{ name, content }]))
}

/** An entry as this record publishes it: on the day on which it last changed. */
export const asEntry = (
  { record, publicUrl }: { readonly record: NegotiationRecord; readonly publicUrl: string | null },
  { id, title }: { readonly id: string; readonly title: string },
  canonical: string,
): CitedPage => ({
  title,
  publisher: siteNameOf(record),
  published: record.history(id).at(-1)?.at ?? '',
  language: languageOfTexts(record),
  url: publicUrl === null ? null : publicUrl + canonical,
})
