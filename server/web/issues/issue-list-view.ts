import type { PointState } from '../../domain/entries/point-state.ts'
import { words } from '../../domain/language/words.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { format } from '../site/count-words.ts'
import { actorNames, type Link } from '../site/links.ts'
import { issueTerm } from '../site/own-terms.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { issueSummaries } from './issue-content.ts'

interface IssueListPage {
  readonly issues: readonly {
    readonly link: Link
    readonly definition: string
    readonly events: string
    readonly eventsHref: string
    readonly positions: string
    readonly positionsHref: string
    /** Such as “First draft”, 3. */
    readonly texts: readonly { readonly text: Link; readonly count: string }[]
    readonly open: string
    readonly openHref: string
    /** Who says that it is open; empty where nothing is. */
    readonly openSays: string
    readonly lastMoved: DateView | null
  }[]
  readonly jsonHref: string
}

export const ISSUES_TEMPLATE = template<IssueListPage>('issues/issues')

export function toIssueListPage(record: NegotiationRecord): IssueListPage {
  const paths = pathsAt(record.moment)
  return {
    issues: issueSummaries(record).map(({ id, events, positions, texts, open, lastMoved }) => ({
      link: { text: issueTerm(record, id).label, href: paths.issue(id) },
      definition: issueTerm(record, id).definition,
      events: format(events),
      eventsHref: paths.timeline({ ...EVERYTHING, issue: [id] }),
      positions: format(positions),
      positionsHref: paths.positions({ ...ALL_POSITIONS, columns: 'issues', issue: id }),
      texts: texts.map(({ document, points }) => ({
        text: { text: document.shortTitle, href: paths.document(document.id) },
        count: format(points.length),
      })),
      open: format(open.length),
      openHref: `${paths.issue(id)}#open`,
      openSays: open.length > 0 ? saidBy(record, open) : '',
      lastMoved: lastMoved === null ? null : dateView(lastMoved),
    })),
    jsonHref: paths.issuesJson,
  }
}

/** Such as “say a minister and a spokesperson”. */
function saidBy(record: NegotiationRecord, states: readonly PointState[]): string {
  const asserters = [...new Set(states.map(({ assertedBy }) => assertedBy))]
  const { say, says } = words().issues
  return (asserters.length === 1 ? says : say)(actorNames(record, asserters))
}
