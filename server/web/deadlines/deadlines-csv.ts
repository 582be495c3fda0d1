import { type Deadline, deadlines } from '../../domain/deadlines/deadlines.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { CsvCell } from '../../formats/csv.ts'
import { type Columns, tableOf } from '../site/csv-answer.ts'
import { actorLink } from '../site/links.ts'

const columns = (record: NegotiationRecord): Columns<Deadline> => ({
  event: ({ setIn }) => setIn.id,
  title: ({ setIn }) => setIn.title,
  set: ({ setIn }) => setIn.when,
  due: ({ due }) => due,
  set_by: ({ setBy }) => setBy,
  set_by_name: ({ setBy }) => actorLink(record, setBy).text,
  outcome: ({ outcome }) => outcome,
  days_given_fewest: ({ daysGiven }) => daysGiven?.fewest ?? null,
  days_given_most: ({ daysGiven }) => daysGiven?.most ?? null,
  replaced_by: ({ replacedBy }) => replacedBy?.event.id ?? null,
  replaced_by_due: ({ replacedBy }) => replacedBy?.due ?? null,
  silent_since: ({ silence }) => silence?.since ?? null,
  silent_days: ({ silence }) => silence?.days ?? null,
  last_word: ({ silence }) => silence?.lastWord?.id ?? null,
  note: ({ note }) => note,
})

export const deadlinesTable = (record: NegotiationRecord, negotiation: string | null): CsvCell[][] =>
  tableOf(columns(record), deadlines(record, negotiation))
