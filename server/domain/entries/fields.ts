import { z } from 'zod'
import { parseEdtf } from '../dates/fuzzy-date.ts'
import { plainText } from '../text/plain-text.ts'
import { type Term, term, termIds, vocabulary } from './terms.ts'

// The fields that entries of several kinds have.

export const LIMITS = {
  id: 80,
  title: 160,
  longTitle: 500,
  label: 80,
  definition: 300,
  brief: 300,
  briefLine: 160,
  briefLines: 8,
  summary: 4000,
  quote: 1000,
  note: 1000,
  url: 2000,
  /** Parts of one entry: participants, citations, points … */
  parts: 200,
  /** Of all points of a text to earlier points: what follows from them grows faster than their number. */
  links: 1000,
} as const

export const id = z
  .string()
  .max(LIMITS.id, `An id has at most ${LIMITS.id} characters.`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is made of lower-case letters, digits and single hyphens.')
export const title = plainText(LIMITS.title)
export const longTitle = plainText(LIMITS.longTitle)
export const label = plainText(LIMITS.label)
export const summary = plainText(LIMITS.summary, { multiline: true })
export const note = plainText(LIMITS.note, { multiline: true })
/** What each word means is carried along, for the JSON Schema. */
export const oneOf = <V extends Readonly<Record<string, Term>>>(vocabulary: V) =>
  z.enum(termIds(vocabulary), { error: `Choose one of: ${Object.keys(vocabulary).join(', ')}.` }).meta({
    description: Object.entries(vocabulary)
      .map(([id, { definition }]) => `${id}: ${definition}`)
      .join('\n'),
  })
export const list = <T extends z.ZodType>(of: T) =>
  z.array(of).max(LIMITS.parts, `At most ${LIMITS.parts} are allowed.`)

export const edtf = z
  .string({ error: 'Enter a date.' })
  .superRefine((text, context) => {
    const parsed = parseEdtf(text)
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.message })
  })
  .meta({ description: 'EDTF (ISO 8601-2), level 1 required, level 2 kept verbatim' })

const DAY_OR_INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?Z)?$/

/** When another record first held the entry. Says nothing of what this site knew: for that, revisions have a clock of their own. */
export const firstRecorded = edtf
  .refine(
    text => DAY_OR_INSTANT.test(text),
    'Enter a day, such as 2025-11-25, or an instant, such as 2025-11-25T12:00:00Z.',
  )
  .meta({ description: 'When the entry was first recorded elsewhere: a day, or an instant in UTC' })
  .optional()

/** BCP 47, as far as its well-formedness goes. */
export const language = z.string().refine(isLanguageTag, 'Enter a language code such as “en”, “es” or “ar”.')

function isLanguageTag(text: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(text) && text.length <= 35 && Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** Who made a translation. Version 1 of the format did not say. */
export const TRANSLATORS = vocabulary('translators', {
  human: term('By a person', 'A person made the translation.'),
  machine: term('By a machine', 'A program made the translation.'),
  unknown: term('Not known', 'Nobody has said who made the translation.'),
})

const translation = z.strictObject({
  made: oneOf(TRANSLATORS),
  /** Whether a second person has read it. */
  reviewed: z.boolean(),
  /** A digest of the texts from which it was made; without it nobody can tell whether they have changed since. */
  of: z
    .string()
    .regex(/^[0-9a-f]{12,64}$/, 'Enter the digest of the translated texts: 12 to 64 hexadecimal digits.')
    .optional(),
  /** `title`, or the path of a text within the entry: `quotes.0.text`. */
  fields: z.record(
    z
      .string()
      .regex(/^[a-zA-Z]+(\.[A-Za-z0-9-]+)*$/)
      .max(80),
    summary,
  ),
})

/** Other languages' versions of an entry's own texts, by language. */
export const translations = z.record(language, translation).optional()

/** The entry's own keys in the data sets from which it comes, by which the next import finds it again. */
export const externalIds = list(z.strictObject({ scheme: label, value: title }))
  .refine(ids => ids.length > 0, 'Name at least one, or leave the list out.')
  .optional()

/** What every entry may have. */
export const ofEveryEntry = { externalIds, firstRecorded }
