import type { FindQuery } from '../../domain/finding/find-query.ts'
import type { Finding, FoundGroup, FoundKind } from '../../domain/finding/finder.ts'
import { words } from '../../domain/language/words.ts'
import type { QueryProblem } from '../../domain/parameters/parameter-reader.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { markedParts, passageOf, type TextPart } from '../../domain/search/marking.ts'
import type { Term } from '../../domain/search/spellings.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { format } from '../site/count-words.ts'
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

const PASSAGE = 180

export function toSearchPage(
  record: NegotiationRecord,
  query: FindQuery,
  finding: Finding,
): Omit<SearchPage, 'problems'> {
  const paths = pathsAt(record.moment)
  const texts = words().search
  const found = finding.corrected.length > 0 ? finding.terms.map(([word]) => word).join(' ') : query.search
  const searchFor = (text: string, kind: FoundKind | null) => paths.search({ search: text, in: kind })
  return {
    search: query.search,
    kept: clockFields(record.moment),
    summary: query.search === '' ? null : summaryOf(query, found, finding),
    corrected:
      finding.corrected.length === 0
        ? null
        : texts.corrected(
            listed(finding.corrected.map(({ typed }) => words().lists.quoted(typed))),
            listed(finding.corrected.map(({ instead }) => words().lists.quoted(instead))),
          ),
    groups: finding.groups.map(group => groupView(record, found, finding.terms, group, query.in !== null)),
    parts: finding.groups.map(({ kind, total }) => ({
      text: texts.kinds[kind].counted(total),
      href: `#${kind}`,
    })),
    everything: query.in ? { text: texts.everything, href: searchFor(query.search, null) } : null,
    alone: finding.alone
      .filter(({ total }) => total > 0)
      .map(({ word, total }) => ({
        text: word,
        href: searchFor(word, null),
        count: words().lists.results(total),
      })),
    timelineHref: paths.home,
    issuesHref: paths.issues,
    printHref: paths.print(EVERYTHING),
  }
}

function summaryOf(query: FindQuery, searched: string, { total, groups }: Finding): string {
  const { found, kinds, nothingFound } = words().search
  if (query.in) return found(kinds[query.in].counted(groups[0]?.total ?? 0), searched)
  return total === 0 ? nothingFound(searched) : found(words().lists.results(total), searched)
}

function groupView(
  record: NegotiationRecord,
  searched: string,
  terms: readonly Term[],
  { kind, total, hits }: FoundGroup,
  isAlone: boolean,
): GroupView {
  return {
    id: kind,
    title: words().search.kinds[kind].title,
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
    all: isAlone ? null : allOf(record, searched, kind, total, hits.length),
    limit: isAlone && total > hits.length ? words().search.bestShown(format(hits.length)) : null,
  }
}

/** The timeline has filters of its own for milestones; other kinds are listed here. */
function allOf(
  record: NegotiationRecord,
  searched: string,
  kind: FoundKind,
  total: number,
  shown: number,
): SureLink | null {
  const paths = pathsAt(record.moment)
  const { all, allInTimeline, kinds, oneInTimeline } = words().search
  const counted = kinds[kind].counted(total)
  if (kind === 'milestones') {
    const text = total === 1 ? oneInTimeline : allInTimeline(counted)
    return { text, href: paths.timeline({ ...EVERYTHING, search: searched, context: true }) }
  }
  return total <= shown ? null : { text: all(counted), href: paths.search({ search: searched, in: kind }) }
}
