import type { Request, RequestHandler } from 'express'
import { type Deadline, deadlines } from '../../domain/deadlines/deadlines.ts'
import { DEADLINE_OUTCOMES } from '../../domain/entries/event.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { reachOf } from '../../domain/record/reach.ts'
import { refuseParameters } from '../lists/list-request.ts'
import { sendCsv } from '../site/csv-answer.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { actorLink, dateView, eventLink, termView } from '../site/small-views.ts'
import { siteAt } from '../site/time-travel.ts'
import { DEADLINES_TEMPLATE, type DeadlineRow, type DeadlinesPage } from './deadlines-view.ts'

/** `GET /deadlines`: what was demanded or promised by when, and what became of it. */
export const deadlinesPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(current, req)
    const paths = pathsAt(record.moment)
    const page = toDeadlinesPage(record)
    const layout = {
      ...PAGE_WORDS.deadlines,
      canonical: paths.deadlines(),
      moment: record.moment,
      alternates: [
        { type: 'application/json', href: page.jsonHref, title: 'The deadlines as JSON' },
        { type: 'text/csv', href: page.csvHref, title: 'The deadlines as CSV' },
      ],
    }
    pages.send(req as Request, res, DEADLINES_TEMPLATE, { layout, page }, { key: paths.deadlines() })
  }

/** `GET /deadlines.json` */
export const deadlinesJson =
  ({ site: current }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    refuseParameters(current, req)
    const site = siteAt(current, req)
    const listed = deadlines(site.record).map(toData)
    sendJson(site, req as Request, res, {
      key: pathsAt(site.record.moment).deadlinesJson(),
      type: 'deadlines',
      body: { count: listed.length, deadlines: listed },
    })
  }

/** `GET /deadlines.csv` */
export const deadlinesCsv =
  ({ site: current }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    refuseParameters(current, req)
    const site = siteAt(current, req)
    const { record } = site
    const rows = deadlines(record).map(deadline => {
      const one = toData(deadline)
      return [
        one.event,
        deadline.setIn.title,
        one.set,
        one.due,
        one.setBy,
        actorLink(record, one.setBy).text,
        one.outcome,
        one.daysGiven?.fewest ?? null,
        one.daysGiven?.most ?? null,
        one.replacedBy?.event ?? null,
        one.replacedBy?.due ?? null,
        one.silence?.since ?? null,
        one.silence?.days ?? null,
        one.silence?.lastWord ?? null,
        one.note,
      ]
    })
    sendCsv(site, req as Request, res, {
      key: pathsAt(record.moment).deadlinesCsv(),
      name: 'deadlines',
      rows: [COLUMNS, ...rows],
    })
  }

const COLUMNS = [
  'event',
  'title',
  'set',
  'due',
  'set_by',
  'set_by_name',
  'outcome',
  'days_given_fewest',
  'days_given_most',
  'replaced_by',
  'replaced_by_due',
  'silent_since',
  'silent_days',
  'last_word',
  'note',
]

const toData = ({ setIn, setBy, due, note, outcome, replacedBy, daysGiven, silence }: Deadline) => ({
  event: setIn.id,
  set: setIn.when,
  setBy,
  due,
  outcome,
  daysGiven: daysGiven ?? null,
  replacedBy: replacedBy ? { event: replacedBy.event.id, due: replacedBy.due, isLater: replacedBy.isLater } : null,
  silence: silence ? { since: silence.since, days: silence.days, lastWord: silence.lastWord?.id ?? null } : null,
  note,
})

function toDeadlinesPage(record: NegotiationRecord): DeadlinesPage {
  const paths = pathsAt(record.moment)
  const all = deadlines(record)
  const running = all.filter(({ outcome }) => outcome === 'open')
  const past = all.filter(({ outcome }) => outcome !== 'open').reverse()
  const reach = reachOf(record)
  return {
    groups: [
      { id: 'running', title: 'Open', rows: running.map(one => toRow(record, one)) },
      { id: 'past', title: 'Passed or settled', rows: past.map(one => toRow(record, one)) },
    ].filter(({ rows }) => rows.length > 0),
    countText: `${all.length.toLocaleString('en')} ${all.length === 1 ? 'deadline' : 'deadlines'}`,
    isEmpty: all.length === 0,
    reaches: reach ? dateView(reach) : null,
    isPast: record.moment.on !== undefined,
    outcomes: termIds(DEADLINE_OUTCOMES).map(outcome => ({
      ...termView(DEADLINE_OUTCOMES, outcome),
      count: all.filter(one => one.outcome === outcome).length.toLocaleString('en'),
    })),
    jsonHref: paths.deadlinesJson(),
    csvHref: paths.deadlinesCsv(),
  }
}

function toRow(record: NegotiationRecord, deadline: Deadline): DeadlineRow {
  const { setIn, setBy, due, note, outcome, replacedBy, daysGiven, silence } = deadline
  return {
    id: `deadline-${setIn.id}`,
    due: dateView(due),
    setIn: eventLink(record, setIn.id),
    setOn: dateView(setIn.when),
    setBy: actorLink(record, setBy),
    outcome: termView(DEADLINE_OUTCOMES, outcome),
    // Editors write it when the outcome is known: on an earlier day it would tell what came later.
    note: record.moment.on === undefined || outcome !== 'open' ? note : null,
    replaced: replacedBy
      ? {
          words: replacedBy.isLater ? 'Extended to' : 'Replaced by an earlier date,',
          due: dateView(replacedBy.due).words,
          event: eventLink(record, replacedBy.event.id),
        }
      : null,
    given: daysGiven ? daysInWords(daysGiven.fewest, daysGiven.most) : null,
    silence: silence
      ? {
          days: daysInWords(silence.days, silence.days),
          since: dateView(silence.since).words,
          lastWord: silence.lastWord ? eventLink(record, silence.lastWord.id) : null,
        }
      : null,
  }
}

const daysInWords = (fewest: number, most: number): string => {
  const range =
    fewest === most ? fewest.toLocaleString('en') : `${fewest.toLocaleString('en')}–${most.toLocaleString('en')}`
  return `${range} ${most === 1 ? 'day' : 'days'}`
}
