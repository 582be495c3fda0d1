import type { Sheet, SheetFormat } from '../../domain/importing/sheet.ts'
import { type Delimiter, delimiterOf, type Pause, readCsv } from './csv.ts'
import { readCalendar } from './icalendar.ts'
import { readTimelineJs } from './timelinejs.ts'

export type SheetReading =
  | { readonly ok: true; readonly sheet: Sheet; readonly delimiter: Delimiter | null }
  | { readonly ok: false; readonly message: string }

interface Options {
  /** Found in the text where nobody says it. */
  readonly delimiter?: Delimiter | null | undefined
  readonly pause: Pause
}

export async function readSheet(
  format: SheetFormat,
  text: string,
  { delimiter, pause }: Options,
): Promise<SheetReading> {
  switch (format) {
    case 'csv': {
      const used = delimiter ?? delimiterOf(text)
      const read = await readCsv(text, used, pause)
      return read.ok ? { ...read, delimiter: used } : read
    }
    case 'timelinejs':
      return withoutDelimiter(readTimelineJs(text))
    case 'ics':
      return withoutDelimiter(await readCalendar(text, pause))
  }
}

const withoutDelimiter = (
  read: { readonly ok: true; readonly sheet: Sheet } | { readonly ok: false; readonly message: string },
): SheetReading => (read.ok ? { ...read, delimiter: null } : read)
