import type { Citation } from '../../domain/entries/entries.ts'
import { type Findable, type SourceView, sourceView } from '../events/event-view.ts'

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
