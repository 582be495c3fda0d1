import type { Citation } from '../../domain/entries/entries.ts'
import { CREDIBILITIES, RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/vocabulary.ts'

import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type Findable, type Link, termView } from '../site/small-views.ts'

/** The sources of a page, numbered in the order in which the page first names them. */
export interface SourceList {
  /** The source with its number; null when the record does not hold it. */
  mark(id: string): SourceView | null
  marks(citations: readonly Citation[]): SourceView[]
  readonly all: readonly SourceView[]
}

/** `own` are cited for the page as a whole: they come first, with their grades. */
export function createSourceList(record: Findable, own: readonly Citation[] = []): SourceList {
  const views = new Map<string, SourceView>()
  const mark = (id: string, citation?: Citation): SourceView | null => {
    const known = views.get(id)
    if (known) return known
    const view = sourceView(record, id, { number: views.size + 1, ...(citation && { citation }) })
    if (view) views.set(id, view)
    return view
  }
  for (const citation of own) mark(citation.source, citation)
  return {
    mark: id => mark(id),
    marks: citations => citations.flatMap(({ source }) => mark(source) ?? []),
    get all() {
      return [...views.values()]
    },
  }
}

export interface SourceView extends Link {
  /** Position in the event's list of sources, from 1; quotes and accounts point to it. */
  readonly number: number | null
  readonly publisher: string
  readonly originalPublisher: string | null
  readonly kind: string
  readonly date: DateView
  readonly language: string
  readonly reliability: { readonly grade: string; readonly meaning: string }
  readonly credibility: { readonly grade: number; readonly meaning: string } | null
  readonly note: string | null
  readonly url: string
  readonly archiveUrl: string | null
}

export function sourceView(
  record: Findable,
  id: string,
  { number = null, citation }: { readonly number?: number | null; readonly citation?: Citation } = {},
): SourceView | null {
  const source = record.find('source', id)
  if (!source) return null
  return {
    number,
    text: source.title,
    href: pathsAt(record.moment).source(id),
    publisher: source.publisher,
    originalPublisher: source.originalPublisher ?? null,
    kind: termView(SOURCE_KINDS, source.kind).label,
    date: dateView(source.published),
    language: source.language,
    reliability: { grade: source.reliability, meaning: RELIABILITIES[source.reliability].label },
    credibility: citation
      ? { grade: citation.credibility, meaning: termView(CREDIBILITIES, citation.credibility).label }
      : null,
    note: citation?.note ?? null,
    url: source.url,
    archiveUrl: source.archiveUrl ?? null,
  }
}
