import type { RequestHandler } from 'express'
import type { Term } from '../../domain/entries/terms.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
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
    const { id } = req.params
    const { label, definition } = issueOf(record, id)
    const canonical = pathsAt(record.moment).issue(id)
    const page = toIssuePage(record, id)
    const layout = {
      title: label,
      description: `${definition === '' ? '' : `${definition} `}${words().issues.description}`,
      moment: record.moment,
      canonical,
      alternates: asData(page, words().issues.this),
    }
    pages.send(req, res, ISSUE_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /issues/:id.json` */
export const issueJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = unfilteredSiteAt(current, req)
    issueOf(site.record, id)
    const key = pathsAt(site.record.moment).issueJson(id)
    sendJson(site, req, res, { key, type: 'issue', body: issueBody(site.record, id) })
  }

function issueOf(record: NegotiationRecord, id: string): Term {
  const term = ownWordsOf(record).issues[id]
  if (!term) throw new NotFoundError(words().issues.noIssue(beginning(id, 80)))
  return term
}
