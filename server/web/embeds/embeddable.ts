import { parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { comparisonReport, comparisonTitle } from '../../domain/comparison/report.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { titleOfRecord } from '../../domain/record/set-up.ts'
import { inOrder, missingTexts } from '../comparison/compared-texts.ts'
import { type Piece, piecesOf } from '../site/embed-paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'

/** A page of this site with pieces for other people's pages. */
export interface Embeddable {
  readonly title: string
  /** Its address on this site. */
  readonly page: string
  readonly pieces: readonly [Piece, ...Piece[]]
  /** At the time of the page. */
  readonly record: NegotiationRecord
  readonly isOfThePast: boolean
}

/** A path of this site and nothing that a browser takes for another one. */
const OWN_PATH = /^\/(?![/\\])[\x21-\x7e]*$/
const LONGEST = 2_000

/** Null where there is no such page, or nothing of it can be embedded. Throws BadRequestError for a time that can't be read. */
export function embeddableAt(site: Pick<Site, 'moments'>, typed: string): Embeddable | null {
  if (typed.length > LONGEST || !OWN_PATH.test(typed)) return null
  const { pathname, search } = new URL(typed, 'http://site.invalid')
  const page = `${pathname}${search}`
  const [first, ...rest] = piecesOf(page)
  if (!first) return null
  const { record, moment } = readingOf(site, { originalUrl: page })
  const title = titleOf(record, pathname, new URLSearchParams(search))
  if (title === null) return null
  return {
    title,
    page,
    pieces: [first, ...rest],
    record,
    isOfThePast: moment.known !== undefined || moment.on !== undefined,
  }
}

function titleOf(record: NegotiationRecord, path: string, params: URLSearchParams): string | null {
  const [, collection = '', id = '', , number = ''] = path.split('/')
  switch (collection) {
    case 'events':
      return record.find('event', id)?.title ?? null
    case 'negotiations':
      return record.find('process', id)?.title ?? null
    case 'documents': {
      const document = record.find('document', id)
      const point = document?.points.find(one => one.number === number)
      return document && point
        ? words().documents.placedWithLabel(document.shortTitle, point.number, point.label)
        : null
    }
    case 'compare': {
      const { query, problems } = parseComparisonQuery(params)
      if (problems.length > 0 || missingTexts(query, record).length > 0) return null
      return comparisonTitle(comparisonReport(record, inOrder(query, record)))
    }
    case 'positions':
      return words().embeds.positions
    default:
      return titleOfRecord(record)
  }
}
