// What the reading of a typed date passes from step to step: tokens, or why it can't be taken.

import { type Words, words } from '../language/words.ts'

export interface TypedDay {
  readonly year: number
  readonly month: number
  readonly day?: number | undefined
}

export type DateToken =
  | ({ readonly kind: 'date'; readonly isYearFirst: boolean } & TypedDay)
  | { readonly kind: 'number'; readonly text: string; readonly isOrdinal: boolean }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'decade'; readonly year: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'time'; readonly clock: string; readonly seconds: string; readonly offset: string }
  | { readonly kind: 'third'; readonly third: number }
  | { readonly kind: 'not-known'; readonly what: string }
  | { readonly kind: 'qualifier'; readonly mark: '~' | '?' | '%' }
  | { readonly kind: 'separator'; readonly joint: 'to' | 'or' | 'and' | 'list' }
  /** `isGlued`: nothing stands between it and its neighbours. */
  | { readonly kind: 'dash'; readonly isGlued: boolean }

/** Why a date can't be taken as it was typed; `candidates` are EDTF. */
export interface ReadingProblem {
  readonly reason: 'ambiguous' | 'unreadable' | 'impossible'
  readonly message: string
  readonly candidates?: readonly string[]
}

type Messages = Words['dates']

/** In the language of whoever typed. */
export const says = (): Messages => words().dates

/** What is wrong, and how a date is written. */
export const withHow = (problem: string): string => `${problem} ${says().howToWrite}`

export const isProblem = <Value>(value: Value | ReadingProblem): value is ReadingProblem =>
  typeof value === 'object' && value !== null && 'reason' in value

export const unreadable = (message: string, candidates: readonly string[] = []): ReadingProblem => ({
  reason: 'unreadable',
  message,
  candidates,
})
