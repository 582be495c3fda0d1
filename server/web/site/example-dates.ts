import { withShortMonths } from '../../domain/dates/calendar-names.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Process } from '../../domain/entries/process.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'

/** Dates of the negotiation itself, by which empty fields show how one may be typed; empty where none is known. */
export interface ExampleDates {
  readonly day: string
  /** Such as “Nov 2012”: in which it began. */
  readonly begun: string
  /** In which it ended, or as far as the record goes. */
  readonly reached: string
}

export function exampleDates(record: NegotiationRecord): ExampleDates {
  const [process] = record.list('process')
  const first = process && dayOf(record, process.began)
  const last = process && (endOf(record, process) ?? first)
  return {
    day: last ? inShort(last) : '',
    begun: first ? monthInShort(first) : '',
    reached: last ? monthInShort(last) : '',
  }
}

const endOf = (record: NegotiationRecord, { coverage, ended }: Process): string | undefined =>
  dayOf(record, coverage.to) ?? dayOf(record, ended)

/** The last day that is meant, as far as one is. */
const dayOf = (record: NegotiationRecord, edtf: string | undefined): string | undefined =>
  edtf === undefined ? undefined : (record.calendar.datesOf(edtf).lastDay ?? undefined)

/** “23 November 2025” → “23 Nov 2025” */
const inShort = (day: string): string => withShortMonths(dateInWords(day))

const monthInShort = (day: string): string => inShort(day.replace(/-\d\d$/, ''))
