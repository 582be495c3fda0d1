import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { unfilteredSiteAt } from '../lists/list-request.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'
import { issueListBody } from './issue-json.ts'
import { ISSUES_TEMPLATE, toIssueListPage } from './issue-list-view.ts'

/** `GET /issues`: what is negotiated, and how much the record holds of it. */
export const issuesPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(site, req)
    const canonical = pathsAt(record.moment).issues
    const page = toIssueListPage(record)
    const layout = {
      ...PAGE_WORDS.issues,
      moment: record.moment,
      canonical,
      alternates: asData(page, words().issues.these),
    }
    pages.send(req, res, ISSUES_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /issues.json` */
export const issuesJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const site = unfilteredSiteAt(current, req)
    const key = pathsAt(site.record.moment).issuesJson
    sendJson(site, req, res, { key, type: 'issues', body: issueListBody(site.record) })
  }
