import type { RequestHandler } from 'express'
import { historyQueryString, parseHistoryQuery } from '../../domain/changes/history-query.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import type { EntryKind } from '../editing/entry-kind.ts'
import { askedOfData, askedOfPage } from '../http/asked-query.ts'
import { NotFoundError } from '../http/http-error.ts'
import { redirected } from '../site/canonical-address.ts'
import { entryHref, historyHref, historyPath, missingEntry, type PagedType } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { withMoment } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { type AskedHistory, HISTORY_TEMPLATE, toHistoryPage } from './history-view.ts'
import { changesOf, revisionData } from './revision-row.ts'

const unreadable = () => {
  const { unread: message, unknown } = words().changes.history
  return { message, unknown }
}

/** `GET /events/:id/history` and the like: every revision with what it changed, or two of them side by side. */
export const historyPage =
  ({ type }: EntryKind, { site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const { record, params } = readingOf(current, req)
    const site = { ...current, record }
    const history = historyOf(record, type, id)
    const query = askedOfPage(parseHistoryQuery(params), unreadable())
    const asked = { type, id, history, query }
    expectRevisions(asked)
    const canonical = historyHref(record, type, id, historyQueryString(query))
    if (redirected(req, res, canonical)) return
    const page = toHistoryPage(site, asked)
    const layout = {
      title: words().changes.history.title(page.title),
      description: words().changes.history.description(page.noun),
      robots: 'noindex' as const,
      moment: record.moment,
      alternates: asData(page, words().changes.history.this),
      trail: [{ text: page.title, href: entryHref(record, type, id) }],
    }
    pages.send(req, res, HISTORY_TEMPLATE, { layout, page }, { key: canonical })
  }

const MOST_AT_ONCE = 100

/** `GET /events/:id/history.json` and the like: the same with the differences as data, the newest first, in pages. */
export const historyJson =
  ({ type }: EntryKind, { site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const { record, params } = readingOf(current, req)
    const history = historyOf(record, type, id)
    const { before } = askedOfData(parseHistoryQuery(params), unreadable())
    const end = before === null ? history.length : history.filter(({ seq }) => seq < before).length
    const start = Math.max(0, end - MOST_AT_ONCE)
    const address = `${historyPath(type, id)}.json`
    const revisions = history
      .slice(start, end)
      .map((revision, place) => ({
        ...revisionData(revision),
        changes: changesOf(revision, history[start + place - 1]),
      }))
      .reverse()
    sendJson({ ...current, record }, req, res, {
      key: withMoment(before === null ? address : `${address}?before=${before}`, record.moment),
      type: 'history',
      body: {
        count: history.length,
        next: start === 0 ? null : withMoment(`${address}?before=${history[start]?.seq}`, record.moment),
        revisions,
      },
    })
  }

/** Also of what was retracted. Throws NotFoundError for what the record has never held at the time that is read. */
export function historyOf(record: NegotiationRecord, type: PagedType, id: string): readonly Revision[] {
  const isThere = record.find(type, id) !== undefined || record.retraction(id)?.type === type
  if (!isThere) throw new NotFoundError(missingEntry(record, type, id))
  return record.history(id)
}

function expectRevisions({ history, query }: AskedHistory): void {
  const missing = query.compared?.find(asked => !history.some(({ seq }) => seq === asked))
  if (missing !== undefined) throw new NotFoundError(`Revision ${missing} is none of this entry at this time.`)
}

export const ignoredByHistory = (params: URLSearchParams): readonly string[] => parseHistoryQuery(params).unknown
