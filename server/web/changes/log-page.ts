import type { RequestHandler } from 'express'
import { changeLog, type LogPage } from '../../domain/changes/change-log.ts'
import { parseChangesQuery } from '../../domain/changes/changes-query.ts'
import { words } from '../../domain/language/words.ts'
import { askedOfData, askedOfPage } from '../http/asked-query.ts'
import { redirected } from '../site/canonical-address.ts'
import { titleOf } from '../site/entry-title.ts'
import { asData, filtersIn, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { CHANGES_TEMPLATE, feeds, toChangesPage } from './log-view.ts'
import { changesOf, revisionData } from './revision-row.ts'

const PAGE_SIZE = 30

/** `GET /changes`: what was added, corrected, retracted and restored, the newest first. */
export const changesPage =
  ({ site: current, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record, moment, params } = readingOf(current, req)
    const query = askedOfPage(parseChangesQuery(params))
    const paths = pathsAt(moment)
    const canonical = paths.changes(query)
    if (redirected(req, res, canonical)) return
    const site = { ...current, record }
    const page = toChangesPage(site, query, changeLog(record, query, PAGE_SIZE))
    const alternates =
      site.publicUrl === null ? [] : feeds().map(({ title, path, type }) => ({ type, href: path, title }))
    const isWhole = canonical === paths.changes()
    const layout = {
      ...PAGE_WORDS.changes,
      moment,
      alternates: [...asData(page, words().changes.these), ...alternates],
      // What is older moves on to other pages; only the list as such is to be found.
      ...(isWhole ? { canonical } : { robots: 'noindex' as const }),
    }
    pages.send(req, res, CHANGES_TEMPLATE, { layout, page }, { key: canonical })
  }

const MOST_AT_ONCE = 100

/** `GET /changes.json`: the same with the differences as data. */
export const changesJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const { record, moment, params } = readingOf(current, req)
    const query = askedOfData(parseChangesQuery(params))
    const paths = pathsAt(moment)
    const { rows, before } = changeLog(record, query, MOST_AT_ONCE)
    const key = paths.changesJson(query)
    sendJson({ ...current, record }, req, res, {
      key,
      type: 'changes',
      body: {
        filters: filtersIn(key.replace(/^[^?]*\??/, '')),
        next: before === null ? null : paths.changesJson({ ...query, before }),
        changes: rows.map(rowData),
      },
    })
  }

const rowData = (row: LogPage['rows'][number]) =>
  row.kind === 'batch'
    ? {
        batch: row.revision.batchEnd,
        from: row.first,
        to: row.revision.seq,
        at: row.revision.at,
        by: row.revision.by,
        reason: row.revision.reason,
        count: row.count,
        parts: row.parts,
      }
    : {
        ...revisionData(row.revision),
        title: titleOf(row.revision.record),
        changes: changesOf(row.revision, row.before),
      }

export const ignoredByChanges = (params: URLSearchParams): readonly string[] => parseChangesQuery(params).unknown
