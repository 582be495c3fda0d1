import type { CsvCell } from '../csv.ts'
import { type Table, tablePieces } from '../tables/table.ts'
import type { TimelineFile } from './timeline-file.ts'
import { slidesOf, type TimelineJsDate, type TimelineJsSlide } from './timelinejs.ts'

// The same slides as rows of the spreadsheet that TimelineJS is usually made from, under the headings of its template.

type Heading = readonly [name: string, meaning: string, cell: (slide: TimelineJsSlide) => CsvCell | undefined]

const moment = (prefix: '' | 'End ', of: (slide: TimelineJsSlide) => TimelineJsDate | undefined): Heading[] => [
  [`${prefix}Year`, 'As much of the date as is known.', slide => of(slide)?.year],
  [`${prefix}Month`, 'Empty where it is not known.', slide => of(slide)?.month],
  [`${prefix}Day`, 'Empty where it is not known.', slide => of(slide)?.day],
  [`${prefix}Time`, 'The clock at the venue.', slide => clockOf(of(slide))],
]

const clockOf = (date: TimelineJsDate | undefined): string | undefined =>
  date?.hour === undefined
    ? undefined
    : [date.hour, date.minute ?? 0].map(part => String(part).padStart(2, '0')).join(':')

const HEADINGS: readonly Heading[] = [
  ...moment('', slide => slide.start_date),
  ...moment('End ', slide => slide.end_date),
  ['Display Date', 'The date in words, with its doubts.', slide => slide.display_date],
  ['Headline', 'Title of the milestone.', slide => slide.text.headline],
  ['Text', 'Summary and sources, as HTML.', slide => slide.text.text],
  ['Media', 'Not used.', () => null],
  ['Media Credit', 'Not used.', () => null],
  ['Media Caption', 'Not used.', () => null],
  ['Media Thumbnail', 'Not used.', () => null],
  ['Type', 'Empty for a slide of its own.', () => null],
  ['Group', 'Table of the negotiation.', slide => slide.group],
  ['Background', 'Not used.', () => null],
]

const SHEET: Table<TimelineJsSlide> = {
  name: 'timelinejs',
  title: 'Slides',
  key: [],
  columns: HEADINGS.map(([name, meaning, cell]) => ({
    name,
    type: 'string',
    meaning,
    cell: slide => cell(slide) ?? null,
  })),
}

export const timelineJsSheetPieces = (file: TimelineFile): Generator<string> => tablePieces(SHEET, slidesOf(file))
