import { z } from 'zod'

// What a file of another program becomes before anybody knows what its columns mean: rows of text, each with its place.

export const SHEET_LIMITS = {
  rows: 50_000,
  columns: 200,
  /** Characters of one row. */
  row: 200_000,
} as const

export const SHEET_FORMATS = {
  csv: 'a table (CSV)',
  timelinejs: 'a timeline of TimelineJS (JSON)',
  ics: 'a calendar (iCalendar)',
} as const

export type SheetFormat = keyof typeof SHEET_FORMATS

export interface SheetRow {
  /** Where it stands in the file: `line 12`. */
  readonly place: string
  /** As many as there are columns, or fewer where the last ones are empty. */
  readonly cells: readonly string[]
}

/** A line that is no row, with what is left of it. */
export interface BrokenRow extends SheetRow {
  readonly message: string
}

/** A stretch of time that has a name, such as an era of TimelineJS. */
export interface SheetPhase {
  readonly place: string
  readonly title: string
  readonly from: string
  readonly to: string
  readonly summary: string
}

export interface Sheet {
  readonly format: SheetFormat
  /** What the columns are called, no two alike. */
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
  readonly broken: readonly BrokenRow[]
  readonly phases: readonly SheetPhase[]
  /** What was not read at all, in sentences. */
  readonly notes: readonly string[]
}

/** By which rows stand in the order of the file. */
export const rowNumber = ({ place }: Pick<SheetRow, 'place'>): number => Number(/\d+/.exec(place)?.[0] ?? 0)

/** The letters by which spreadsheets name a column: A, B … Z, AA. */
export function columnLetters(index: number): string {
  const letters = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letters : columnLetters(Math.floor(index / 26) - 1) + letters
}

/** The names as a sheet has them: none empty, no two alike. */
export function namedColumns(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const wanted = name.replace(/\s+/g, ' ').trim() || `Column ${columnLetters(index)}`
    let free = wanted
    for (let number = 2; taken.has(free); number++) free = `${wanted} (${number})`
    taken.add(free)
    return free
  })
}

const row = z.strictObject({ place: z.string(), cells: z.array(z.string()) })

/** For a sheet that one process hands to another. */
export const sheetSchema: z.ZodType<Sheet> = z.strictObject({
  format: z.enum(Object.keys(SHEET_FORMATS) as SheetFormat[]),
  columns: z.array(z.string()).max(SHEET_LIMITS.columns),
  rows: z.array(row).max(SHEET_LIMITS.rows),
  broken: z.array(row.extend({ message: z.string() })),
  phases: z.array(
    z.strictObject({ place: z.string(), title: z.string(), from: z.string(), to: z.string(), summary: z.string() }),
  ),
  notes: z.array(z.string()),
})
