import type { RequestHandler } from 'express'
import { parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { comparisonReport } from '../../domain/comparison/report.ts'
import { words } from '../../domain/language/words.ts'
import { redirected } from '../site/canonical-address.ts'
import { asData } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { COMPARE_CHOICE_TEMPLATE, toChoicePage } from './choice-view.ts'
import { citedComparison } from './cited-comparison.ts'
import { inOrder, missingTexts } from './compared-texts.ts'
import { COMPARE_TEMPLATE, toComparePage } from './comparison-view.ts'

/** `GET /compare`: texts side by side, or the choice of them. */
export const comparisonPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const paths = pathsAt(moment)
    const { query: asked, asksForTexts, problems } = parseComparisonQuery(params)
    const isOfTexts = ({ path }: { readonly path: string }) => path === 'documents'
    const wrong = [...problems.filter(isOfTexts).map(({ message }) => message), ...missingTexts(asked, record)]
    const changesTexts = params.get('choose') === 'on'
    if (!asksForTexts || wrong.length > 0 || changesTexts) {
      const page = toChoicePage(record, asked, { params, problems: changesTexts ? [] : wrong })
      if (page.problems.length > 0) res.status(400)
      const canonical = paths.compare()
      const keep = page.problems.length === 0 && params.size === 0 ? { key: canonical } : undefined
      pages.send(
        req,
        res,
        COMPARE_CHOICE_TEMPLATE,
        { layout: { ...PAGE_WORDS.compare, canonical, moment }, page },
        keep,
      )
      return
    }
    const query = inOrder(asked, record)
    const canonical = paths.compare(query)
    if (problems.length === 0 && redirected(req, res, canonical)) return
    const report = comparisonReport(record, query)
    const citation = citedComparison(report, { site: { ...site, record }, query })
    const page = toComparePage(report, query, { record, problems, citation })
    if (problems.length > 0) res.status(400)
    const layout = {
      title: page.title,
      description: words().comparison.description(page.title),
      canonical,
      moment,
      alternates: asData({ jsonHref: paths.compareAs('json', query) }, words().comparison.this),
    }
    pages.send(req, res, COMPARE_TEMPLATE, { layout, page }, problems.length === 0 ? { key: canonical } : undefined)
  }
