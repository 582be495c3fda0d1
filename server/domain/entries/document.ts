import { z } from 'zod'
import { plainText } from '../text/plain-text.ts'
import { citations, maybeCitations } from './citation.ts'
import { edtf, id, LIMITS, label, list, note, ofEveryEntry, oneOf, summary, title, translations } from './fields.ts'
import { issues } from './issues.ts'
import { term, vocabulary } from './terms.ts'

export const DOCUMENT_KINDS = vocabulary('documentKinds', {
  plan: term('Plan', 'A proposal for a settlement or a part of it.'),
  'counter-proposal': term('Counter-proposal', 'A text that answers another text.'),
  framework: term('Framework', 'An outline on which a settlement is to rest.'),
  agreement: term('Agreement', 'A text meant to bind those who sign it.'),
  declaration: term('Declaration', 'A political declaration.'),
  statement: term('Statement', 'A public statement of several leaders.'),
  memorandum: term('Memorandum', "One side's terms in writing."),
  letter: term('Letter', 'A letter between leaders or to the public.'),
  'non-paper': term('Non-paper', 'An unofficial text without an author on it.'),
  annex: term('Annex', 'A text that goes with another text.'),
})

export const AUTHORSHIP_BASES = vocabulary('authorshipBases', {
  stated: term('Stated', 'The author says so.'),
  attributed: term('Attributed', 'Others say so.'),
  disputed: term('Disputed', 'Accounts of the authorship contradict each other.'),
})

export const AVAILABILITIES = vocabulary('availabilities', {
  full: term('Full text', 'The whole text is public.'),
  partial: term('Partial text', 'Part of the text is public.'),
  'count-only': term('Count only', 'Only the number of points is known.'),
  none: term('Not public', 'The text is not public.'),
})

export const FIDELITIES = vocabulary('fidelities', {
  verbatim: term('Verbatim', 'The words of the text itself.'),
  'official-translation': term('Official translation', 'A translation issued by its authors.'),
  'unofficial-translation': term('Unofficial translation', 'A translation by others.'),
  paraphrase: term('Paraphrase', "The editors' own words after the text."),
  summary: term('Summary', 'A shortened account of the text.'),
  'oral-description': term('Oral description', 'What somebody said is in the text.'),
})

export const CUSTODY_STATUSES = vocabulary('custodyStatuses', {
  sent: term('Sent', 'Is known to have sent the text.'),
  received: term('Received', 'Is known to have received the text.'),
  seen: term('Seen', 'Is known to have seen the text.'),
  'denies-having': term('Denies having', 'Says that it does not have the text.'),
})

export const POINT_CHANGES = vocabulary('pointChanges', {
  unchanged: term('Unchanged', 'The point is the same.'),
  reworded: term('Reworded', 'Other words, the same sense.'),
  narrowed: term('Narrowed', 'The point covers less.'),
  broadened: term('Broadened', 'The point covers more.'),
  'value-changed': term('Value changed', 'A number, sum or period differs.'),
  split: term('Split', 'The point became several.'),
  merged: term('Merged', 'Several points became one.'),
  inserted: term('Inserted', 'Something new was put in.'),
  restored: term('Restored', 'A dropped point came back.'),
  untraceable: term('Untraceable', 'The wording was not seen, so the change cannot be told.'),
})

export const CHANGE_SIGNIFICANCES = vocabulary('changeSignificances', {
  editorial: term('Editorial', 'Wording only.'),
  substantive: term('Substantive', 'Changes what is asked or offered.'),
  decisive: term('Decisive', 'Changes whether a side could accept it.'),
})

export const CHANGE_BASES = vocabulary('changeBases', {
  'text-compared': term('Text compared', 'Both texts were read.'),
  reported: term('Reported', 'Reported by media.'),
  'claimed-by-party': term('Claimed by a party', 'Said by somebody involved.'),
})

export const VALUE_OPERATORS = vocabulary('valueOperators', {
  '=': term('exactly', 'Equal to the number.'),
  '<': term('less than', 'Below the number.'),
  '>': term('more than', 'Above the number.'),
  '<=': term('at most', 'The number or less.'),
  '>=': term('at least', 'The number or more.'),
})

const point = z
  .strictObject({
    number: z
      .string()
      .regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/, 'Enter a point number such as 13 or 4.a.')
      .max(20),
    label,
    text: summary,
    issues,
    values: list(
      z.strictObject({
        what: title,
        operator: oneOf(VALUE_OPERATORS),
        number: z.number(),
        unit: label,
        qualifier: title.nullable(),
      }),
    ),
    ancestors: list(
      z
        .strictObject({
          document: id,
          number: z.string().max(20),
          change: oneOf(POINT_CHANGES),
          significance: oneOf(CHANGE_SIGNIFICANCES).optional(),
          basis: oneOf(CHANGE_BASES),
          note: note.nullable(),
        })
        .refine(ancestor => ancestor.change === 'untraceable' || ancestor.significance !== undefined, {
          path: ['significance'],
          message: 'Say how much the change matters.',
        }),
    ),
    unverified: z.boolean(),
    note: note.nullable(),
    citations: maybeCitations,
  })
  .refine(({ unverified, citations: cited }) => unverified || cited.length > 0, {
    path: ['citations'],
    message: 'Cite at least one source, or mark the point as unverified.',
  })

/** What the text says, a line a subject, with the points that say it. */
const briefLine = z.strictObject({ text: plainText(LIMITS.briefLine), points: list(z.string().max(20)) })

export const documentSchema = z
  .strictObject({
    id,
    process: id,
    kind: oneOf(DOCUMENT_KINDS),
    title,
    shortTitle: label,
    when: edtf,
    status: title,
    authors: list(z.strictObject({ actor: id, basis: oneOf(AUTHORSHIP_BASES), note: note.nullable(), source: id })),
    parties: list(id),
    basedOn: list(id),
    summary,
    brief: z.array(briefLine).max(LIMITS.briefLines, `At most ${LIMITS.briefLines} lines are allowed.`),
    /** The source at whose address the published wording can be read. */
    readAt: id.optional(),
    availability: oneOf(AVAILABILITIES),
    fidelity: oneOf(FIDELITIES),
    statedPointCount: z.int().min(0).max(10_000).nullable(),
    custody: list(z.strictObject({ actor: id, status: oneOf(CUSTODY_STATUSES), when: edtf, source: id })),
    points: list(point)
      .refine(
        points => new Set(points.map(({ number }) => number)).size === points.length,
        'Two points have the same number.',
      )
      .refine(
        points => points.reduce((sum, { ancestors }) => sum + ancestors.length, 0) <= LIMITS.links,
        `The points of a text have at most ${LIMITS.links.toLocaleString('en')} links to earlier points. Leave out those that say least.`,
      ),
    dropped: list(
      z.strictObject({ document: id, number: z.string().max(20), basis: oneOf(CHANGE_BASES), note: note.nullable() }),
    ),
    citations,
    translations,
    ...ofEveryEntry,
  })
  .superRefine(({ brief, points }, context) => {
    const numbers = new Set(points.map(({ number }) => number))
    for (const [index, line] of brief.entries())
      for (const [at, number] of line.points.entries())
        if (!numbers.has(number))
          context.addIssue({
            code: 'custom',
            path: ['brief', index, 'points', at],
            message: `The text has no point ${number}.`,
          })
  })

export type NegotiatingDocument = z.infer<typeof documentSchema>
