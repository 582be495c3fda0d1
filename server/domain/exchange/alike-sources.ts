import type { Citation } from '../entries/citation.ts'
import type { Entry } from '../entries/entries.ts'
import { addressOf, type Source } from '../entries/source.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import type { DocumentEntry } from './parse-record-document.ts'
import { withReferences } from './renaming.ts'

// One address under two ids: two sources can't have it, but the second may be taken for the first.

export interface MergedSource {
  readonly path: string
  readonly id: string
  /** The source for which it is taken. */
  readonly into: string
}

type Target = Pick<NegotiationRecord, 'find' | 'sourceByUrl'>

/** The sources of a document whose address another has already, here or in the document. */
export function alikeSources(entries: readonly DocumentEntry[], record: Target): MergedSource[] {
  const sources = entries.flatMap(({ type, path, entry }) =>
    type === 'source' ? [{ path, source: entry as Source }] : [],
  )
  const holders = new Map<string, string>()
  const isHere = ({ id }: Source) => record.find('source', id) !== undefined
  const claim = (source: Source): void => {
    const address = addressOf(source)
    if (address !== undefined && !holders.has(address)) holders.set(address, source.id)
  }
  for (const { source } of sources) if (isHere(source)) claim(source)
  const changing = new Set(sources.map(({ source }) => source.id))
  for (const { source } of sources) {
    const here = source.url === undefined ? undefined : record.sourceByUrl(source.url, source.locator)
    if (here && !changing.has(here.id)) claim(here)
    else claim(source)
  }
  return sources.flatMap(({ path, source }) => {
    const into = holders.get(addressOf(source) ?? '')
    return into === undefined || into === source.id || isHere(source) ? [] : [{ path, id: source.id, into }]
  })
}

/** The document with each of them left out, and the other cited in its place. */
export function* withMergedSources(
  entries: readonly DocumentEntry[],
  merged: readonly MergedSource[],
): Generator<void, DocumentEntry[]> {
  const into = new Map(merged.map(source => [source.id, source.into]))
  const kept: DocumentEntry[] = []
  for (const item of entries) {
    if (item.type === 'source' && into.has(item.entry.id)) continue
    const entry = withReferences(item.entry, id => into.get(id) ?? id)
    kept.push(entry === item.entry ? item : { ...item, entry: withoutRepetition(entry) })
    yield
  }
  return kept
}

/** Nothing cites a source twice: what was said of it first is kept. */
function withoutRepetition(value: Entry): Entry {
  return JSON.parse(JSON.stringify(value), (key, inner) =>
    key === 'citations' && Array.isArray(inner) ? firstOfEach(inner as Citation[]) : inner,
  ) as Entry
}

const firstOfEach = (citations: readonly Citation[]): Citation[] =>
  [...new Map([...citations].reverse().map(citation => [citation.source, citation])).values()].reverse()
