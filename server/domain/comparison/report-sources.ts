import { dateInWords } from '../dates/words.ts'
import type { Citation } from '../entries/citation.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

/** What a point rests on, for the exports that stand alone. */
export interface ReportSource {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly date: string
  readonly url: string | null
  /** Where it is to be found without an address, or in what has one. */
  readonly locator: string | null
  /** Of the outlet and of the information, such as “B2”. */
  readonly grade: string
}

export const reportSources = (
  record: Pick<NegotiationRecord, 'find'>,
  citations: readonly Citation[],
): ReportSource[] =>
  citations.flatMap(({ source: id, credibility }) => {
    const source = record.find('source', id)
    if (!source) return []
    const { title, publisher, published, url, locator, reliability } = source
    return [
      {
        id,
        title,
        publisher,
        date: dateInWords(published),
        url: url ?? null,
        locator: locator ?? null,
        grade: `${reliability}${credibility}`,
      },
    ]
  })
