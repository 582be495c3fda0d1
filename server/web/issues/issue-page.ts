import type { RequestHandler } from 'express'
import { ISSUES } from '../../domain/entries/issues.ts'
import type { Issue } from '../../domain/positions/stance-matrix.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { NotFoundError } from '../http/http-error.ts'
import { unfilteredSiteAt } from '../lists/list-request.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'
import { issueBody } from './issue-json.ts'
import { ISSUE_TEMPLATE, toIssuePage } from './issue-view.ts'

/** `GET /issues/:id`: one question through all texts, positions and milestones. */
export const issuePage =
  ({ site, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { record } = siteAt(site, req)
    const id = issueOf(req.params.id)
    const { label, definition } = ISSUES[id]
    const canonical = pathsAt(record.moment).issue(id)
    const page = toIssuePage(record, id)
    const layout = {
      title: label,
      description: `${definition} What each text says on it, who stands where, and what is open.`,
      moment: record.moment,
      canonical,
      alternates: asData(page, 'This issue'),
    }
    pages.send(req, res, ISSUE_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /issues/:id.json` */
export const issueJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const id = issueOf(req.params.id)
    const site = unfilteredSiteAt(current, req)
    const key = pathsAt(site.record.moment).issueJson(id)
    sendJson(site, req, res, { key, type: 'issue', body: issueBody(site.record, id) })
  }

function issueOf(id: string): Issue {
  if (!Object.hasOwn(ISSUES, id)) throw new NotFoundError(`There is no issue “${beginning(id, 80)}”.`)
  return id as Issue
}
