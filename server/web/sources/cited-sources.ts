import { type Citation, CREDIBILITIES } from '../../domain/entries/citation.ts'
import { ACCESSES, RELIABILITIES, SOURCE_KINDS, type Source } from '../../domain/entries/source.ts'
import { INTL_TAGS } from '../../domain/language/languages.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import type { Findable, SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'

/** The sources of a page, numbered in the order in which the page first names them. */
export interface SourceList {
  /** The source with its number; null when the record does not hold it. */
  mark(id: string): NumberedSource | null
  marks(citations: readonly Citation[]): NumberedSource[]
  readonly all: readonly NumberedSource[]
}

/** `own` are cited for the page as a whole: they come first, with their grades. */
export function createSourceList(record: Findable, own: readonly Citation[] = []): SourceList {
  const views = new Map<string, NumberedSource>()
  const mark = (id: string, citation?: Citation): NumberedSource | null => {
    const known = views.get(id)
    if (known) return known
    const view = sourceView(record, id, citation)
    if (!view) return null
    const numbered = { ...view, number: views.size + 1 }
    views.set(id, numbered)
    return numbered
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

export interface SourceView extends SureLink {
  readonly publisher: string
  readonly originalPublisher: string | null
  readonly kind: string
  readonly date: DateView
  readonly language: string
  /** As whoever reads calls it, such as “Spanish”. */
  readonly languageName: string
  readonly reliability: { readonly grade: string; readonly meaning: string }
  readonly credibility: { readonly grade: number; readonly meaning: string } | null
  readonly note: string | null
  readonly url: string | null
  /** Where it is to be found without an address, or in what has one. */
  readonly locator: string | null
  readonly access: TermView | null
  readonly archiveUrl: string | null
}

/** As the list of its page has it, from 1. */
export interface NumberedSource extends SourceView {
  readonly number: number
}

/** A source where words rest on it; its number is null when the page lists it nowhere. */
export interface SourceMark extends SourceView {
  readonly number: number | null
}

export function sourceView(record: Findable, id: string, citation?: Citation): SourceView | null {
  const source = record.find('source', id)
  return source ? viewOfSource(record, source, citation) : null
}

export function viewOfSource(record: Findable, source: Source, citation?: Citation): SourceView {
  return {
    text: source.title,
    href: pathsAt(record.moment).source(source.id),
    publisher: source.publisher,
    originalPublisher: source.originalPublisher ?? null,
    kind: termView(SOURCE_KINDS, source.kind).label,
    date: dateView(source.published),
    language: source.language,
    languageName: languageName(source.language),
    reliability: { grade: source.reliability, meaning: RELIABILITIES[source.reliability].label },
    credibility: citation
      ? { grade: citation.credibility, meaning: termView(CREDIBILITIES, citation.credibility).label }
      : null,
    note: citation?.note ?? null,
    url: source.url ?? null,
    locator: source.locator ?? null,
    access: source.access === undefined ? null : termView(ACCESSES, source.access),
    archiveUrl: source.archiveUrl ?? null,
  }
}

/** A source called by its publisher. */
export const sourceLink = (record: Findable, id: string): SureLink | null => {
  const source = record.find('source', id)
  return source ? { text: source.publisher, href: pathsAt(record.moment).source(id) } : null
}

/** What was typed as a filter need not be a language. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(INTL_TAGS[readersLanguage()], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
