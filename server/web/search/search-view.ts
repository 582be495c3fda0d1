import type { FindQuery } from '../../domain/finding/find-query.ts'
import type { Finding, FoundGroup, FoundKind } from '../../domain/finding/finder.ts'
import type { QueryProblem } from '../../domain/parameters/parameter-reader.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { markedParts, passageOf, type TextPart } from '../../domain/search/marking.ts'
import type { Term } from '../../domain/search/spellings.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { counted, format } from '../site/count-words.ts'
import { hitOf } from '../site/hits.ts'
import { listed, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'

interface HitView {
  readonly href: string
  readonly title: readonly TextPart[]
  readonly detail: readonly TextPart[]
  readonly passage: readonly TextPart[]
}

interface GroupView {
  readonly id: FoundKind
  readonly title: string
  readonly count: string
  readonly hits: readonly HitView[]
  /** Leads to all of them; null where all are here. */
  readonly all: SureLink | null
  /** Where not even this page has all of them. */
  readonly limit: string | null
}

interface SearchPage {
  readonly search: string
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly problems: readonly QueryProblem[]
  /** Such as “57 results for “Vienna””; null where nothing was searched for. */
  readonly summary: string | null
  /** Which words were taken for mistyped. */
  readonly corrected: string | null
  readonly groups: readonly GroupView[]
  readonly parts: readonly SureLink[]
  /** Back from one kind to all. */
  readonly everything: SureLink | null
  /** Words of the search that find something alone, where nothing has all of them. */
  readonly alone: readonly (SureLink & { readonly count: string })[]
  readonly timelineHref: string
  readonly issuesHref: string
  /** All milestones on one page. */
  readonly printHref: string
}

export const SEARCH_TEMPLATE = template<SearchPage>('search/search')

/** What people call what is found. */
export const KINDS: Readonly<
  Record<FoundKind, { readonly title: string; readonly one: string; readonly many: string }>
> = {
  milestones: { title: 'Milestones', one: 'milestone', many: 'milestones' },
  texts: { title: 'Texts', one: 'text', many: 'texts' },
  points: { title: 'Points of texts', one: 'point', many: 'points' },
  actors: { title: 'People and bodies', one: 'actor', many: 'actors' },
  issues: { title: 'Issues', one: 'issue', many: 'issues' },
  sources: { title: 'Sources', one: 'source', many: 'sources' },
}

const PASSAGE = 180

export function toSearchPage(
  record: NegotiationRecord,
  query: FindQuery,
  finding: Finding,
): Omit<SearchPage, 'problems'> {
  const paths = pathsAt(record.moment)
  const words = finding.corrected.length > 0 ? finding.terms.map(([word]) => word).join(' ') : query.search
  const searchFor = (text: string, kind: FoundKind | null) => paths.search({ search: text, in: kind })
  return {
    search: query.search,
    kept: clockFields(record.moment),
    summary: query.search === '' ? null : summaryOf(query, words, finding),
    corrected:
      finding.corrected.length === 0
        ? null
        : `Nothing has ${listed(finding.corrected.map(({ typed }) => `“${typed}”`))}. This is what has ${listed(finding.corrected.map(({ instead }) => `“${instead}”`))}.`,
    groups: finding.groups.map(group => groupView(record, words, finding.terms, group, query.in !== null)),
    parts: finding.groups.map(({ kind, total }) => ({
      text: counted(total, KINDS[kind].one, KINDS[kind].many),
      href: `#${kind}`,
    })),
    everything: query.in ? { text: 'All that was found', href: searchFor(query.search, null) } : null,
    alone: finding.alone
      .filter(({ total }) => total > 0)
      .map(({ word, total }) => ({
        text: word,
        href: searchFor(word, null),
        count: counted(total, 'result', 'results'),
      })),
    timelineHref: paths.home,
    issuesHref: paths.issues,
    printHref: paths.print(EVERYTHING),
  }
}

function summaryOf(query: FindQuery, words: string, { total, groups }: Finding): string {
  if (query.in) return `${counted(groups[0]?.total ?? 0, KINDS[query.in].one, KINDS[query.in].many)} for “${words}”`
  return total === 0 ? `Nothing was found for “${words}”` : `${counted(total, 'result', 'results')} for “${words}”`
}

function groupView(
  record: NegotiationRecord,
  words: string,
  terms: readonly Term[],
  { kind, total, hits }: FoundGroup,
  isAlone: boolean,
): GroupView {
  return {
    id: kind,
    title: KINDS[kind].title,
    count: format(total),
    hits: hits.map(({ found }) => {
      const { href, title, detail, text } = hitOf(record, found)
      return {
        href,
        title: markedParts(title, terms),
        detail: markedParts(detail, terms),
        passage: text === '' ? [] : markedParts(passageOf(text, terms, PASSAGE), terms),
      }
    }),
    all: isAlone ? null : allOf(record, words, kind, total, hits.length),
    limit:
      isAlone && total > hits.length ? `The ${format(hits.length)} best are shown. Another word narrows it.` : null,
  }
}

/** The timeline has filters of its own for milestones; other kinds are listed here. */
function allOf(
  record: NegotiationRecord,
  words: string,
  kind: FoundKind,
  total: number,
  shown: number,
): SureLink | null {
  const paths = pathsAt(record.moment)
  const text = `All ${counted(total, KINDS[kind].one, KINDS[kind].many)}`
  if (kind === 'milestones') {
    const what = total === 1 ? 'The milestone' : text
    return { text: `${what} in the timeline`, href: paths.timeline({ ...EVERYTHING, search: words, context: true }) }
  }
  return total <= shown ? null : { text, href: paths.search({ search: words, in: kind }) }
}
