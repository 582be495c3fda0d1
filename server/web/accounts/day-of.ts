import { dateInWords } from '../../domain/dates/words.ts'

/** Of an instant; the time of day is nobody's business. */
export const dayOf = (instant: string): string => dateInWords(instant.slice(0, 10))
