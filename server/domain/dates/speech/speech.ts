import type { Language } from '../../language/languages.ts'
import type { Form } from '../calendar-names.ts'

/** What of a date is not known, and is said to be so. */
export type NotKnown = 'day' | 'month' | 'month and day' | 'year' | 'date'

export type Side = 'open' | 'unknown'

/**
 * How a language says dates. Dates within are words already, in the form that is asked for here. A day comes before its month
 * and its year in all of them.
 */
export interface DateSpeech {
  readonly language: Language
  readonly comma: string
  /** A year, or several joined, that stand by themselves. */
  readonly years: (words: string, form: Form, isOne: boolean) => string
  /** The first year of ten. */
  readonly decade: (year: string, form: Form) => string
  readonly notKnown: Readonly<Record<NotKnown, string>>
  /** Of a date in the form `of`. */
  readonly about: (date: string) => string
  readonly possibly: (date: string) => string
  /** “Early”, “mid” and “late”, of a date in the form `of`. */
  readonly third: (third: number, date: string) => string
  /** The form `of`, as the others have that say where something begins. */
  readonly before: (date: string) => string
  readonly notBefore: (date: string) => string
  readonly notAfter: (date: string) => string
  readonly from: (date: string, end: Side) => string
  /** The form `alone`. */
  readonly until: (date: string, start: Side) => string
  /** The first in the form `of`, the other `alone`. */
  readonly fromTo: (from: string, to: string) => string
  readonly or: string
  readonly and: string
  /** What stands between two dates of which the first is in the form `of`, and what is said around them. */
  readonly someTime: { readonly joint: string; readonly between: (joined: string, isYears: boolean) => string }
  /** Of a period: what of it is open or unknown. */
  readonly sides: (start: Side, end: Side) => string
  /** The year, or both of a winter. */
  readonly season: (season: number, years: string) => string
  readonly hemisphere: Readonly<Record<'northern' | 'southern', string>>
  readonly fraction: (index: number, of: 'quarter' | 'third' | 'half', year: string) => string
  /** Days that are the bounds of what has no plain wording. */
  readonly bounds: {
    readonly between: (first: string, last: string) => string
    readonly from: (first: string) => string
    readonly until: (last: string) => string
  }
  readonly written: (words: string, edtf: string, marks: { approximate: boolean; uncertain: boolean }) => string
}
