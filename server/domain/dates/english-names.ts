import { monthName } from './calendar-names.ts'

// The English names into which all that people type is put.

export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, index) => monthName(index + 1, 'alone', 'en'))

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
