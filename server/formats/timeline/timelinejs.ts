import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { escapeXml } from '../svg/xml-text.ts'
import { addressOfEvent, type TimelineFile } from './timeline-file.ts'

// The JSON that TimelineJS 3 draws. It knows no dates in doubt: those are told in `display_date`, and what has no beginning
// at all is left out and counted on the title.

export interface TimelineJsDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
  readonly display_date?: string
}

export interface TimelineJsSlide {
  readonly unique_id: string
  readonly start_date: TimelineJsDate
  readonly end_date?: TimelineJsDate
  readonly display_date: string
  readonly group?: string
  /** Both are HTML. */
  readonly text: { readonly headline: string; readonly text: string }
}

/** What has a date at all. */
export function* slidesOf(file: TimelineFile): Generator<TimelineJsSlide> {
  for (const event of file.events) {
    const start = startOf(event.when)
    if (start) yield slideOf(file, event, start)
  }
}

export function* timelineJsPieces(file: TimelineFile): Generator<string> {
  const { record, events, title } = file
  const undated = events.filter(({ when }) => startOf(when) === undefined).length
  const about = undated === 0 ? '' : `${undated} of ${events.length} milestones have no date and are not shown.`
  const eras = record.list('phase').flatMap(({ from, to, title: headline }) => {
    const [start, end] = [startOf(from), to === undefined ? undefined : endOf(to)]
    return start && end ? [{ start_date: start, end_date: end, text: { headline: escapeXml(headline) } }] : []
  })
  const head = { scale: 'human', title: { text: { headline: escapeXml(title), text: about } }, eras }
  yield `${JSON.stringify(head).slice(0, -1)},"events":[`
  let divider = '\n'
  for (const slide of slidesOf(file)) {
    yield divider + JSON.stringify(slide)
    divider = ',\n'
  }
  yield '\n]}\n'
}

function slideOf(file: TimelineFile, event: TimelineEvent, start: TimelineJsDate): TimelineJsSlide {
  const { id, when, table } = event
  const end = endOf(when)
  const url = addressOfEvent(file, event)
  const isPeriod = JSON.stringify(start) !== JSON.stringify(end)
  return {
    unique_id: id,
    start_date: start,
    ...(isPeriod && end && { end_date: end }),
    display_date: dateInWords(when),
    ...(table !== undefined && { group: ownWordsOf(file.record).tables[table]?.label ?? table }),
    text: {
      headline: escapeXml(event.title),
      text: `<p>${escapeXml(event.summary)}</p>${sourcesOf(file, event)}${url === null ? '' : `<p><a href="${escapeXml(url)}">In the record</a></p>`}`,
    },
  }
}

function sourcesOf({ record }: TimelineFile, { citations }: TimelineEvent): string {
  const named = citations.flatMap(({ source }) => {
    const found = record.find('source', source)
    if (!found) return []
    const text = escapeXml(`${found.title} (${found.publisher})`)
    return [found.url === undefined ? text : `<a href="${escapeXml(found.url)}">${text}</a>`]
  })
  return named.length === 0 ? '' : `<p>Sources: ${named.join('; ')}</p>`
}

/** As much of a date as is known, at its beginning or its end; undefined where there is none. */
const startOf = (edtf: string): TimelineJsDate | undefined => partsOf(edtf, 'earliest')
const endOf = (edtf: string): TimelineJsDate | undefined => partsOf(edtf, 'latest')

function partsOf(edtf: string, side: 'earliest' | 'latest'): TimelineJsDate | undefined {
  const parsed = parseEdtf(edtf)
  const day = parsed.ok ? parsed.date[side] : null
  const [, year, month, date] = /^([+-]?\d+)-(\d\d)-(\d\d)$/.exec(day ?? '') ?? []
  if (!parsed.ok || year === undefined) return undefined
  const own = edtf.split('/').at(side === 'earliest' ? 0 : -1) ?? ''
  const known = /^[+-]?\d{4,}(-\d\d)?(-\d\d)?/.exec(own.replace(/[~?%]/g, ''))
  const time = /T(\d\d):(\d\d)/.exec(own)
  return {
    year: Number(year),
    ...((known?.[1] !== undefined || known === null) && { month: Number(month) }),
    ...((known?.[2] !== undefined || known === null) && { day: Number(date) }),
    ...(time && { hour: Number(time[1]), minute: Number(time[2]) }),
  }
}
