import type { Request, RequestHandler } from 'express'
import { ISSUES } from '../../domain/entries/issues.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { Issue } from '../../domain/positions/stance-matrix.ts'
import { NotFoundError } from '../http/http-error.ts'
import { refuseParameters } from '../lists/list-request.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { siteAt } from '../site/time-travel.ts'
import {
  ISSUE_TEMPLATE,
  ISSUES_TEMPLATE,
  issueContent,
  issueSummaries,
  type TextOnIssue,
  toIssuePage,
  toIssuesPage,
} from './issues-view.ts'

interface Reading {
  readonly site: Site
  readonly pages: PageSender
}

/** `GET /issues`: what is negotiated, and how much the record holds of it. */
export const issuesPage =
  ({ site: current, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(current, req)
    const paths = pathsAt(record.moment)
    const layout = {
      ...PAGE_WORDS.issues,
      moment: record.moment,
      canonical: paths.issues,
      alternates: [{ type: 'application/json', href: paths.issuesJson, title: 'The issues as JSON' }],
    }
    pages.send(req, res, ISSUES_TEMPLATE, { layout, page: toIssuesPage(record) }, { key: paths.issues })
  }

const pointsByText = (texts: readonly TextOnIssue[]) =>
  texts.map(({ document, points }) => ({ document: document.id, points: points.map(({ number }) => number) }))

/** `GET /issues.json` */
export const issuesJson =
  ({ site: current }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    refuseParameters(current, req)
    const site = siteAt(current, req)
    sendJson(site, req, res, {
      key: pathsAt(site.record.moment).issuesJson,
      type: 'issues',
      body: {
        issues: issueSummaries(site.record).map(({ id, events, positions, texts, open }) => ({
          id,
          ...ISSUES[id],
          events,
          positions,
          texts: pointsByText(texts),
          open: open.map(state => state.id),
        })),
      },
    })
  }

/** `GET /issues/:id`: one question through all texts, positions and milestones. */
export const issuePage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { record } = siteAt(current, req)
    const paths = pathsAt(record.moment)
    const id = issueOf(req.params.id)
    const { label, definition } = ISSUES[id]
    const layout = {
      title: label,
      description: `${definition} What each text says on it, who stands where, and what is open.`,
      moment: record.moment,
      canonical: paths.issue(id),
      alternates: [{ type: 'application/json', href: paths.issueJson(id), title: 'This issue as JSON' }],
    }
    pages.send(req as Request, res, ISSUE_TEMPLATE, { layout, page: toIssuePage(record, id) }, { key: paths.issue(id) })
  }

/** `GET /issues/:id.json` */
export const issueJson =
  ({ site: current }: { readonly site: Site }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const id = issueOf(req.params.id)
    refuseParameters(current, req)
    const site = siteAt(current, req)
    const { texts, open, stances, silent, events } = issueContent(site.record, id)
    const said = stances.flatMap(({ cell }) => cell.history)
    sendJson(site, req as Request, res, {
      key: pathsAt(site.record.moment).issueJson(id),
      type: 'issue',
      body: {
        issue: { id, ...ISSUES[id] },
        texts: texts.map(({ document, points }) => ({
          document: document.id,
          shortTitle: document.shortTitle,
          when: document.when,
          fidelity: document.fidelity,
          points,
        })),
        open: open.map(state => inSchemaOrder('pointState', state)),
        stances: stances.map(({ row, cell }) => ({
          actor: row.actor,
          name: row.name,
          state: cell.state,
          stances: cell.stances,
          counting: cell.counting.map(position => position.id),
          history: cell.history.map(position => position.id),
        })),
        withoutPublicPosition: silent.map(({ actor }) => actor),
        positions: said.map(position => inSchemaOrder('position', position)),
        events: events.map(event => event.id),
      },
    })
  }

function issueOf(id: string): Issue {
  if (!Object.hasOwn(ISSUES, id)) throw new NotFoundError(`There is no issue “${id.slice(0, 80)}”.`)
  return id as Issue
}
