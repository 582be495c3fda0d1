import { FINDABLE_TYPES, findablesOf, namesOf, textsOf, WEIGHTS } from '../domain/finding/findable.ts'
import { type Found, isUsedIssue } from '../domain/finding/finder.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../domain/record/own-words.ts'
import type { ReadyEntry, ReadyIndex } from '../domain/search/ready-search.ts'
import { wordIndexOf } from '../domain/search/word-index.ts'
import { publishedSources } from '../domain/sources/published-sources.ts'
import { spellingsIn } from '../domain/timeline/record-spellings.ts'
import { linkedTextsOf, ownTextOf, textLookups, titlesInAllLanguages } from '../domain/timeline/searchable-text.ts'
import { hitOf } from '../web/site/hits.ts'

/** Copies of a site are in English. */
const KINDS: ReadyIndex['kinds'] = {
  milestones: { title: 'Milestones', one: 'milestone', many: 'milestones' },
  texts: { title: 'Texts', one: 'text', many: 'texts' },
  points: { title: 'Points of texts', one: 'point', many: 'points' },
  actors: { title: 'People and bodies', one: 'actor', many: 'actors' },
  issues: { title: 'Issues', one: 'issue', many: 'issues' },
  sources: { title: 'Sources', one: 'source', many: 'sources' },
}

interface Indexed {
  readonly found: Found
  readonly names: readonly string[]
  readonly texts: readonly string[]
  readonly weight: number
}

/** What a browser searches, as a script: a page that lies in a folder may load nothing else from it. */
export function findIndex(record: NegotiationRecord, hrefOf: (address: string) => string): string {
  const indexed = [...everythingIn(record)]
  const index: ReadyIndex = {
    kinds: KINDS,
    entries: indexed.map(({ found, names, weight }): ReadyEntry => {
      const { href, title, detail, text } = hitOf(record, found)
      return { kind: found.kind, href: hrefOf(href), title, detail, text, names, weight }
    }),
    spellings: spellingsIn(record),
    words: wordIndexOf(indexed.map(({ texts }) => texts.join('\n'))),
  }
  return `window.parleyIndex=${JSON.stringify(index)}\n`
}

function* everythingIn(record: NegotiationRecord): Generator<Indexed> {
  for (const type of FINDABLE_TYPES) {
    const entries = type === 'source' ? publishedSources(record) : record.list(type)
    for (const found of entries.flatMap(({ id }) => findablesOf(record, type, id))) {
      if (found.kind === 'issues' && !isUsedIssue(record, found.issue.id)) continue
      const names = namesOf(found)
      yield { found, names, texts: [...names, ...textsOf(found)], weight: WEIGHTS[found.kind] }
    }
  }
  const words = ownWordsOf(record)
  const lookups = textLookups(record)
  for (const event of record.list('event'))
    yield {
      found: { kind: 'milestones', event },
      names: titlesInAllLanguages(event),
      texts: [ownTextOf(event, words), ...linkedTextsOf(event, lookups)],
      weight: event.significance / 10,
    }
}
