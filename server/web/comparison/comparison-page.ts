import type { Request, RequestHandler, Response } from 'express'
import { compareDocuments } from '../../domain/comparison/comparison.ts'
import { type ComparisonQuery, parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { comparisonReport, comparisonTitle, toColumn } from '../../domain/comparison/report.ts'
import { documentFamily } from '../../domain/documents/document-family.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { AsOf, NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { queryOf } from '../http/request-query.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import type { SureLink } from '../site/small-views.ts'
import { readingOf } from '../site/time-travel.ts'
import {
  CHOICE_LIMITS,
  COMPARE_CHOICE_TEMPLATE,
  COMPARE_TEMPLATE,
  type CompareChoicePage,
  toComparePage,
  toTextChoice,
} from './comparison-view.ts'

/** `GET /compare`: texts side by side, or the choice of them. */
export const comparisonPage =
  ({ site, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, asksForTexts, problems } = parseComparisonQuery(params)
    const textProblems = problems.filter(({ parameter }) => parameter === 'documents').map(({ message }) => message)
    const missing = query.documents.filter(id => !record.find('document', id))
    const wrong = [...textProblems, ...missing.map(id => missingText(id, moment))]
    const changesTexts = params.get('choose') === 'on'
    if (!asksForTexts || wrong.length > 0 || changesTexts) {
      sendChoice(req, res, { pages, record, query, params, problems: changesTexts ? [] : wrong })
      return
    }
    const canonicalQuery = { ...query, documents: inOrder(query, record) }
    const paths = pathsAt(moment)
    const canonical = paths.compare(canonicalQuery)
    const filterProblems = problems.map(({ message }) => message)
    if (filterProblems.length === 0 && !isAddressOf(canonical, req)) {
      res.redirect(302, canonical)
      return
    }
    const report = comparisonReport(record, canonicalQuery)
    const title = comparisonTitle(report)
    const page = toComparePage(report, canonicalQuery, { paths, kept: clocks(moment), problems: filterProblems })
    if (filterProblems.length > 0) res.status(400)
    const layout = {
      title,
      description: `${title}: what was kept, changed, dropped and added, point by point.`,
      canonical,
      moment,
      alternates: [
        {
          type: 'application/json',
          href: paths.compareAs('json', canonicalQuery),
          title: 'This comparison as JSON',
        },
      ],
    }
    pages.send(
      req,
      res,
      COMPARE_TEMPLATE,
      { layout, page },
      filterProblems.length === 0 ? { key: canonical } : undefined,
    )
  }

/** The ids in the order of the texts, so that a set of texts has one address. */
export const inOrder = ({ documents }: ComparisonQuery, record: NegotiationRecord): string[] => {
  const { order } = new LineageGraph(record)
  return documents.toSorted((a, b) => order.compare(a, b))
}

export const missingText = (id: string, { on, known }: AsOf): string =>
  on || known ? `The record had no text “${id}” at this time.` : `The record has no text “${id}”.`

/** Whether a request came for exactly this address, whatever way its characters are encoded. */
const isAddressOf = (canonical: string, req: Request): boolean =>
  queryOf(req).toString() === new URLSearchParams(canonical.split('?')[1] ?? '').toString()

const clocks = ({ on, known }: AsOf): { name: string; value: string }[] => [
  ...(on ? [{ name: 'on', value: on }] : []),
  ...(known ? [{ name: 'known', value: known }] : []),
]

interface Choice {
  readonly pages: PageSender
  readonly record: NegotiationRecord
  readonly query: ComparisonQuery
  readonly params: URLSearchParams
  readonly problems: readonly string[]
}

function sendChoice(req: Request, res: Response, { pages, record, query, params, problems }: Choice): void {
  const paths = pathsAt(record.moment)
  const kept = [...params]
    .filter(([name]) => ['kind', 'significance', 'issue', 'differences', 'marking'].includes(name))
    .map(([name, value]) => ({ name, value }))
  const page: CompareChoicePage = {
    ...CHOICE_LIMITS,
    ...choicesOf(record, query),
    problems,
    kept: [...kept, ...clocks(record.moment)],
  }
  if (problems.length > 0) res.status(400)
  const isPlain = problems.length === 0 && [...params].length === 0
  const canonical = paths.compare()
  const layout = { ...PAGE_WORDS.compare, canonical, moment: record.moment }
  pages.send(req, res, COMPARE_CHOICE_TEMPLATE, { layout, page }, isPlain ? { key: canonical } : undefined)
}

function choicesOf(record: NegotiationRecord, query: ComparisonQuery) {
  const graph = new LineageGraph(record)
  const columns = graph.documents().map(document => toColumn(document, record))
  const choices = columns.map(column => [column, toTextChoice(column, query.documents)] as const)
  const others = choices.filter(([{ document }]) => document.points.length === 0).map(([, choice]) => choice)
  return {
    suggestions: suggestionsOf(record, graph),
    withPoints: choices.filter(([{ document }]) => document.points.length > 0).map(([, choice]) => choice),
    others,
    othersAreOpen: others.some(({ isChosen }) => isChosen),
  }
}

const MOST_SUGGESTIONS = 6

/** Whole families of texts whose points are recorded, then each text with the one from which most of its points come. */
function suggestionsOf(record: NegotiationRecord, graph: LineageGraph): (SureLink & { readonly detail: string })[] {
  const { nodes, edges } = documentFamily(graph)
  const families = groupBy(
    nodes.filter(({ document }) => document.points.length > 0),
    ({ family }) => family,
  )
  const whole = [...families.values()]
    .map(family => family.map(({ document }) => document))
    .filter(family => family.length >= CHOICE_LIMITS.least)
    .map(family => family.slice(-CHOICE_LIMITS.most))
  const pairs = edges
    .filter(({ points }) => points > 0)
    .map(({ from, to }) => [from, to].flatMap(id => graph.document(id) ?? []))
  const seen = new Set<string>()
  return [...whole, ...pairs]
    .filter(texts => {
      const key = texts.map(({ id }) => id).join(',')
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_SUGGESTIONS)
    .map(texts => suggestion(texts, record))
}

function suggestion(texts: readonly NegotiatingDocument[], record: NegotiationRecord): SureLink & { detail: string } {
  const documents = texts.map(({ id }) => id)
  const query = { ...parseComparisonQuery(new URLSearchParams()).query, documents }
  const { rows } = compareDocuments(documents, record)
  const different = rows.filter(({ isDifferent }) => isDifferent).length
  return {
    text: new Intl.ListFormat('en').format(texts.map(({ shortTitle }) => shortTitle)),
    href: pathsAt(record.moment).compare({ ...query, documents }),
    detail: `${rows.length} rows, ${different} of them different`,
  }
}
