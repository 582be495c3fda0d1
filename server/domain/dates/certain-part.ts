import { parseEdtf } from './fuzzy-date.ts'

/**
 * Year, month and day as far as they are certain, such as `2025-11`: for formats that have no word for doubt and would make a
 * certain day of a doubtful one. Of an instant, its day; empty where nothing is certain, or it is no single date.
 */
export function certainPartOf(text: string): string {
  const [date = ''] = /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?(?=$|T)/.exec(text) ?? []
  return parseEdtf(date).ok ? date : ''
}
