import { isValid, parseISO } from 'date-fns'
import type { Request, RequestHandler } from 'express'
import { LRUCache } from 'lru-cache'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import { ParameterReader, type Reading } from '../../domain/parameters/parameter-reader.ts'
import { readDay } from '../../domain/parameters/readings.ts'
import type { AsOf, NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { queryOf } from '../http/request-query.ts'
import { redirected } from './canonical-address.ts'
import { withMoment } from './paths.ts'
import { createTranslations } from './translated-records.ts'

// Reading the record at another time. Two clocks: `on` asks what had happened by the end of a day of the world, `known`
// what the record held at an instant. Every reading page takes both, and its links keep them.

/** Records of the past are kept while readers are in them, and made again from the journal otherwise. */
const KEPT_MOMENTS = 4

export interface Moments {
  /** The record as it is now. */
  readonly current: NegotiationRecord
  /** As whoever reads reads it: in their language where it is translated. */
  at(moment: AsOf): NegotiationRecord
}

export function createMoments(record: NegotiationRecord): Moments {
  const kept = new LRUCache<string, NegotiationRecord>({ max: KEPT_MOMENTS })
  const inLanguage = createTranslations(record)
  return {
    current: record,
    at: moment => {
      const language = readersLanguage()
      const read = inLanguage(language)
      if (!isPast(moment)) return read
      const key = `${record.head.seq} ${read === record ? '' : language} ${moment.on ?? ''} ${moment.known ?? ''}`
      const found = kept.get(key) ?? read.asOf(moment)
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

interface AskedRecord {
  readonly record: NegotiationRecord
  readonly moment: AsOf
  /** The other parameters of the request. */
  readonly params: URLSearchParams
}

/** The record that a request asks for. Throws BadRequestError for a moment that cannot be read. */
export function readingOf(site: { readonly moments: Moments }, req: Pick<Request, 'originalUrl'>): AskedRecord {
  const params = queryOf(req)
  const reader = new ParameterReader(params)
  const on = reader.once('on', reader.trimmed('on'))
  const day = on === null ? null : reader.keep('on', dayOf(on))
  const known = reader.once('known', reader.trimmed('known'))
  const instant = known === null ? null : reader.keep('known', instantOf(known))
  const asked = reader.finish({ ...(day && { on: day }), ...(instant && { known: instant }) })
  const moment = askedOfPage(asked, { message: words().clock.unread })
  params.delete('on')
  params.delete('known')
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
    if (asksForThePast(req)) {
      const { moment, params } = readingOf(site, req)
      const rest = params.toString()
      if (redirected(req, res, withMoment(rest ? `${req.path}?${rest}` : req.path, moment))) return
      // The record of that time is made; others have their turn before the page is.
      setImmediate(next)
      return
    }
    next()
  }

/** The last day of what was typed: “November 2025” asks for the state at its end. */
const dayOf = (typed: string) => readDay(typed, 'latest', words().clock.nameDay)

const UTC_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/

/** A UTC instant to the millisecond, as the journal writes it; a day means its end. */
function instantOf(typed: string): Reading<string | null> {
  const text = typed.toUpperCase()
  const instant = parseISO(UTC_INSTANT.test(text) ? text : '')
  if (isValid(instant)) return { value: instant.toISOString() }
  // A time of another zone is no day: its hours would be lost.
  const day = /\dT\d/.test(text) ? null : dayOf(typed).value
  if (day !== null) return { value: `${day}T23:59:59.999Z` }
  return { value: null, message: words().clock.nameInstant }
}
