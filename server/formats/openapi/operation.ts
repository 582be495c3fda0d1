import type { z } from 'zod'

// What is to be known of an address so that programs can be told of it. Routes carry it as data, beside their handler.

export const SUBJECTS = {
  Timeline: 'Milestones of the negotiation, one and many, and the files that are made of them.',
  Documents: 'Negotiating texts, their points, and every question through all texts.',
  Positions: 'Who stands where, on what, since when.',
  Actors: 'States, bodies and people, with what they did and said.',
  Sources: 'Publications on which the record rests, and what rests on them.',
  Negotiations: 'The record as such, its negotiations and their phases.',
  Changes: 'What was added, corrected, retracted and restored, with every difference.',
  Record: 'The whole record at once, and searching all of it.',
  Writing: 'Adding, correcting, retracting, restoring and merging entries, with a token.',
  Explorer: 'What the explorer draws. It follows the drawing and is outside the promise.',
  Forms: 'What the pages of this site ask themselves. Outside the promise: nobody else needs them.',
} as const

export type Subject = keyof typeof SUBJECTS

/** Subjects whose answers may change as the pages do. */
export const UNPROMISED: readonly Subject[] = ['Explorer', 'Forms']

export interface QueryParameter {
  readonly name: string
  readonly description: string
  /** Of an array where it may be given more than once. */
  readonly schema: z.ZodType
  readonly isRequired?: boolean
  /** Whether several values stand in one, with commas between them. */
  readonly isInOne?: boolean
}

/** How something may turn out, besides as the usual good answer. */
export interface OtherAnswer {
  readonly description: string
  readonly schema: z.ZodType
}

/** What an address takes, and what it answers as JSON. */
export interface JsonOperation {
  /** Its name in the description, in camel case; no two are called the same. */
  readonly id: string
  readonly subject: Subject
  readonly summary: string
  readonly asks: readonly QueryParameter[]
  /** Headers that mean something here, by their names. */
  readonly headers: Readonly<Record<string, { readonly description: string; readonly isRequired: boolean }>>
  /** What is sent to it; null where it is only read. */
  readonly body: z.ZodType | null
  /** The status of a good answer, and its body. */
  readonly status: 200 | 201
  readonly answer: z.ZodType
  /** By their status. */
  readonly others: Readonly<Record<number, OtherAnswer>>
  readonly mediaType: string
  /** Whether it is answered to those alone who may write. */
  readonly isForWriters: boolean
}

/** An address that answers JSON. */
export interface DescribedAddress {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** As Express writes it: `/events/:id.json`. */
  readonly pattern: string
  readonly operation: JsonOperation
}
