import { isValid, parseISO } from 'date-fns'
import type { Request, RequestHandler } from 'express'
import { LRUCache } from 'lru-cache'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { readTypedDate } from '../../domain/dates/typed-date.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { AsOf, NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { BadRequestError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { withMoment } from './paths.ts'

// Reading the record at another time. Two clocks: `on` asks what had happened by the end of a day of the world, `known`
// what the record held at an instant. Every reading page takes both, and its links keep them.

/** Records of the past are kept while readers are in them, and made again from the journal otherwise. */
const KEPT_MOMENTS = 4

export interface Moments {
  /** The record as it is now. */
  readonly current: NegotiationRecord
  at(moment: AsOf): NegotiationRecord
}

export function createMoments(record: NegotiationRecord): Moments {
  const kept = new LRUCache<string, NegotiationRecord>({ max: KEPT_MOMENTS })
  return {
    current: record,
    at: moment => {
      if (!isPast(moment)) return record
      const key = `${record.head.seq} ${moment.on ?? ''} ${moment.known ?? ''}`
      const found = kept.get(key) ?? record.asOf(moment)
      kept.set(key, found)
      return found
    },
  }
}

export const isPast = ({ on, known }: AsOf): boolean => on !== undefined || known !== undefined

/** The moment as hidden fields: a form whose answer is to be of the same time sends them along. */
export const clockFields = ({ on, known }: AsOf): { readonly name: string; readonly value: string }[] => [
  ...(on === undefined ? [] : [{ name: 'on', value: on }]),
  ...(known === undefined ? [] : [{ name: 'known', value: known }]),
]

interface Reading {
  readonly record: NegotiationRecord
  readonly moment: AsOf
  /** The other parameters of the request. */
  readonly params: URLSearchParams
}

/** The record that a request asks for. Throws BadRequestError for a moment that cannot be read. */
export function readingOf(site: { readonly moments: Moments }, req: Pick<Request, 'originalUrl'>): Reading {
  const params = queryOf(req)
  const problems: EntryProblem[] = []
  const one = (name: string): string => {
    const values = params
      .getAll(name)
      .map(value => value.trim())
      .filter(Boolean)
    if (values.length > 1) problems.push({ path: name, message: `“${name}” was given twice; give it once.` })
    params.delete(name)
    return values[0] ?? ''
  }
  const on = dayOf(one('on'), problems)
  const known = instantOf(one('known'), problems)
  if (problems.length > 0) throw new BadRequestError('The time to be shown could not be read.', problems)
  const moment = { ...(on && { on }), ...(known && { known }) }
  return { record: site.moments.at(moment), moment, params }
}

/** The site as it was at the time that a request asks for. */
export const siteAt = <S extends { readonly moments: Moments }>(site: S, req: Pick<Request, 'originalUrl'>) => ({
  ...site,
  record: readingOf(site, req).record,
})

export function asksForThePast(req: Pick<Request, 'originalUrl'>): boolean {
  const params = queryOf(req)
  return params.has('on') || params.has('known')
}

/** Sends whoever typed a date as people do to the address that a moment has for everybody. */
export const canonicalMoment =
  (site: { readonly moments: Moments }): RequestHandler =>
  (req, res, next) => {
    const asked = queryOf(req)
    if (!asksForThePast(req)) {
      next()
      return
    }
    const { moment, params } = readingOf(site, req)
    const rest = params.toString()
    const canonical = withMoment(rest ? `${req.path}?${rest}` : req.path, moment)
    if (new URLSearchParams(canonical.split('?')[1] ?? '').toString() === asked.toString()) next()
    else res.redirect(302, canonical)
  }

/** The last day of what was typed: “November 2025” asks for the state at its end. */
function dayOf(typed: string, problems: EntryProblem[]): string | undefined {
  if (typed === '') return undefined
  const read = readTypedDate(typed)
  const parsed = read.ok ? parseEdtf(read.edtf) : undefined
  const day = parsed?.ok ? parsed.date.latest : null
  if (day && /^\d{4}-/.test(day)) return day
  problems.push({ path: 'on', message: read.ok ? 'Name a day, such as 25 November 2025.' : read.message })
  return undefined
}

const UTC_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/

/** A UTC instant to the millisecond, as the journal writes it; a day means its end. */
function instantOf(typed: string, problems: EntryProblem[]): string | undefined {
  if (typed === '') return undefined
  const text = typed.toUpperCase()
  const instant = parseISO(UTC_INSTANT.test(text) ? text : '')
  if (isValid(instant)) return instant.toISOString()
  // A time of another zone is no day: its hours would be lost.
  const day = /\dT\d/.test(text) ? undefined : dayOf(typed, [])
  if (day) return `${day}T23:59:59.999Z`
  problems.push({ path: 'known', message: 'Name an instant in UTC, such as 2025-11-25T12:00Z, or a day.' })
  return undefined
}
