import { dateInWords } from '../../domain/dates/words.ts'
import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import type { Source } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { likelyDuplicates } from '../../domain/timeline/likely-duplicates.ts'
import { fold, nameIndex } from '../forms/name-index.ts'
import type { Submission } from '../forms/submission.ts'
import type { PagedType } from '../site/entry-paths.ts'
import { paths } from '../site/paths.ts'
import { termView } from '../site/small-views.ts'
import type { PagedEntry } from './entry-kind.ts'
import type { EntryFormPage } from './form-page.ts'

type Duplicate = EntryFormPage['duplicates'][number]

const SHOWN = 5

const ALIKE_IN = {
  'similar-title': 'same day, similar title',
  'same-source': 'same day, same source',
  'same-kind': 'same day, kind, table and side',
} as const

/** What the record has that may be the new entry, and sources that may be new ones. */
export function duplicatesOf(
  { entry, lookalikes }: Submission<PagedType>,
  base: PagedEntry | null,
  record: NegotiationRecord,
): readonly Duplicate[] {
  const alike = (source: Source) => sourceRow(source, 'a source with almost the same address')
  return [...(base ? [] : ofNew(entry, record)), ...lookalikes.slice(0, SHOWN).map(alike)]
}

function ofNew(entry: PagedEntry, record: NegotiationRecord): readonly Duplicate[] {
  if ('occurrence' in entry)
    return likelyDuplicates(entry, record, SHOWN).map(({ event, because }) => ({
      noun: 'milestone',
      text: event.shortTitle ?? event.title,
      href: paths.event(event.id),
      date: dateInWords(event.when),
      reason: ALIKE_IN[because],
    }))
  if ('offices' in entry) return sameActors(entry, record)
  return 'publisher' in entry ? sameSources(entry, record) : []
}

/** Who is called the same, or has the same number elsewhere. */
function sameActors({ name, aliases, wikidata }: Actor, record: NegotiationRecord): Duplicate[] {
  const names = nameIndex(record, 'actor')
  const called = new Set([name, ...aliases].flatMap(one => names.idsOf(fold(one))))
  const numbered = wikidata === undefined ? [] : record.list('actor').filter(one => one.wikidata === wikidata)
  const row = (id: string, reason: string): Duplicate[] => {
    const actor = record.find('actor', id)
    if (!actor) return []
    const date = termView(ACTOR_KINDS, actor.kind).label.toLowerCase()
    return [{ noun: 'actor', text: actor.name, href: paths.actor(id), date, reason }]
  }
  return [
    ...[...called].flatMap(id => row(id, 'is called the same')),
    ...numbered.filter(({ id }) => !called.has(id)).flatMap(({ id }) => row(id, 'has the same Wikidata id')),
  ].slice(0, SHOWN)
}

/** What has the same title and publisher, or an address that leads to the same page as a rule. */
function sameSources({ title, publisher, url }: Source, record: NegotiationRecord): Duplicate[] {
  const titled = nameIndex(record, 'source')
    .idsOf(fold(title))
    .flatMap(id => record.find('source', id) ?? [])
    .filter(source => fold(source.publisher) === fold(publisher))
  const near = url === undefined ? [] : record.sourcesLike(url).filter(source => source.url !== url)
  return [
    ...titled.map(source => sourceRow(source, 'same title, same publisher')),
    ...near.filter(source => !titled.includes(source)).map(source => sourceRow(source, 'almost the same address')),
  ].slice(0, SHOWN)
}

const sourceRow = ({ id, title, published }: Source, reason: string): Duplicate => ({
  noun: 'source',
  text: title,
  href: paths.source(id),
  date: dateInWords(published),
  reason,
})
