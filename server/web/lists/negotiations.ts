import type { Request } from 'express'
import { words } from '../../domain/language/words.ts'
import { type NegotiationQuery, parseNegotiationQuery } from '../../domain/record/negotiation-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral, negotiationsOf } from '../../domain/record/negotiations.ts'
import { askedOfData, askedOfPage } from '../http/asked-query.ts'
import { NotFoundError } from '../http/http-error.ts'
import { ENTRY_PAGES, notRecorded } from '../site/entry-paths.ts'
import type { SureLink } from '../site/links.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'

// Lists that can be narrowed to one of several negotiations, and to nothing else.

type Asked = Pick<Request, 'originalUrl'>
type Listed = NegotiationQuery & { readonly record: NegotiationRecord }

/** Throws for a negotiation that the record does not have. */
export function negotiationAsked(site: Site, req: Asked): Listed {
  const { record, params } = readingOf(site, req)
  return present(record, askedOfPage(parseNegotiationQuery(params)))
}

/** The same of a data address, which refuses what it does not know. */
export function negotiationDataAsked(current: Site, req: Asked): Listed & { readonly site: Site } {
  const { record, params } = readingOf(current, req)
  return { ...present(record, askedOfData(parseNegotiationQuery(params))), site: { ...current, record } }
}

export const ignoredByNegotiationLists = (params: URLSearchParams): readonly string[] =>
  parseNegotiationQuery(params).unknown

function present(record: NegotiationRecord, { process }: NegotiationQuery): Listed {
  expectNegotiation(record, process)
  return { record, process }
}

export function expectNegotiation(record: NegotiationRecord, process: string | null): void {
  if (process !== null && !record.find('process', process))
    throw new NotFoundError(notRecorded(ENTRY_PAGES.process.noun, process))
}

export type NegotiationTab = SureLink & { readonly isCurrent: boolean }

/** All of them and each alone; none where there is only one. */
export function negotiationTabs(
  record: NegotiationRecord,
  process: string | null,
  hrefOf: (process: string | null) => string,
): NegotiationTab[] {
  if (!hasSeveral(record)) return []
  const tab = (text: string, id: string | null) => ({ text, href: hrefOf(id), isCurrent: id === process })
  return [tab(words().lists.allNegotiations, null), ...negotiationsOf(record).map(({ id, title }) => tab(title, id))]
}

/** Whether an entry is of the negotiation that is asked for. */
export const isOfNegotiation =
  (process: string | null) =>
  (entry: { readonly process: string }): boolean =>
    process === null || entry.process === process
