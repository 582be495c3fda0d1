import type { RequestHandler } from 'express'
import { deadlines } from '../../domain/deadlines/deadlines.ts'
import { words } from '../../domain/language/words.ts'
import { negotiationAsked, negotiationDataAsked } from '../lists/negotiations.ts'
import { redirected } from '../site/canonical-address.ts'
import { sendCsv } from '../site/csv-answer.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { deadlinesTable } from './deadlines-csv.ts'
import { deadlineData } from './deadlines-json.ts'
import { DEADLINES_TEMPLATE, toDeadlinesPage } from './deadlines-view.ts'

/** `GET /deadlines`: what was demanded or promised by when, and what became of it. */
export const deadlinesPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record, process } = negotiationAsked(site, req)
    const canonical = pathsAt(record.moment).deadlines({ process })
    if (redirected(req, res, canonical)) return
    const page = toDeadlinesPage(record, process)
    const layout = {
      ...PAGE_WORDS.deadlines,
      canonical,
      moment: record.moment,
      alternates: asData(page, words().deadlines.these),
    }
    pages.send(req, res, DEADLINES_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /deadlines.json` */
export const deadlinesJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const { site, record, process } = negotiationDataAsked(current, req)
    const listed = deadlines(record, process).map(deadlineData)
    const key = pathsAt(record.moment).deadlinesJson({ process })
    sendJson(site, req, res, { key, type: 'deadlines', body: { count: listed.length, deadlines: listed } })
  }

/** `GET /deadlines.csv` */
export const deadlinesCsv =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const { site, record, process } = negotiationDataAsked(current, req)
    const key = pathsAt(record.moment).deadlinesCsv({ process })
    sendCsv(site, req, res, { key, name: 'deadlines', rows: deadlinesTable(record, process) })
  }
