import type { NegotiatingDocument } from '../../../domain/entries/document.ts'
import type { NegotiationRecord } from '../../../domain/record/negotiation-record.ts'
import { type Member, membersAt, withoutBlankGroups } from '../../forms/shape.ts'
import {
  dayOf,
  inKnownOrder,
  newId,
  optional,
  orNull,
  SubmissionReader,
  type SubmissionResult,
} from '../../forms/submission-reader.ts'
import type { DocumentForm } from './shape.ts'

type Point = NegotiatingDocument['points'][number]

/** @param base the text that is being edited; what the form does not show (translations) is taken from it */
export function readDocumentSubmission(
  typed: DocumentForm,
  record: NegotiationRecord,
  base: NegotiatingDocument | null,
): SubmissionResult<'document', DocumentForm> {
  const form = withoutBlankGroups(typed)
  const reader = new SubmissionReader(form, record, 'actors')
  const { single, groups } = form
  if (single.pasted.trim() !== '')
    reader.report('pasted', 'Make points of this first, or empty the box: what is left in it would not be stored.')
  reportDoubleNumbers(form, reader)
  const citations = reader.citations(groups.citations, base?.citations)
  const when = reader.date(single.when, 'when', base?.when)
  const title = single.title.trim()
  const document = {
    id: base?.id ?? newId([single.shortTitle || title, dayOf(when).slice(0, 7)], 'document'),
    process: reader.processId(base),
    kind: single.kind,
    title,
    shortTitle: single.shortTitle.trim() || title,
    when,
    status: single.status.trim(),
    authors: groups.authors.map(({ actor, basis, note, source }, index) => ({
      actor: reader.actor(actor, `authors.${index}.actor`),
      basis,
      note: orNull(note),
      source: reader.cited(source, `authors.${index}.source`),
    })),
    parties: groups.parties.map(({ actor }, index) => reader.actor(actor, `parties.${index}.actor`)),
    basedOn: groups.basedOn.map(({ document: named }, index) =>
      reader.reference('document', named, `basedOn.${index}.document`),
    ),
    summary: single.summary.trim(),
    availability: single.availability,
    fidelity: single.fidelity,
    statedPointCount:
      single.statedPointCount.trim() === '' ? null : reader.number(single.statedPointCount, 'statedPointCount'),
    custody: groups.custody.map(({ actor, status, when: since, source }, index) => ({
      actor: reader.actor(actor, `custody.${index}.actor`),
      status,
      when: reader.date(since, `custody.${index}.when`, base?.custody[index]?.when),
      source: reader.cited(source, `custody.${index}.source`),
    })),
    points: groups.points.map((point, index) => {
      const stored = base?.points.find(({ number }) => number === point.number.trim())
      return pointOf(form, point, `points.${index}`, reader, stored)
    }),
    dropped: groups.dropped.map(({ from, basis, note }, index) => ({
      ...reader.point(from, `dropped.${index}.from`),
      basis,
      note: orNull(note),
    })),
    citations,
    ...(base?.translations && { translations: base.translations }),
  }
  return reader.finish('document', document, form, documentField)
}

function pointOf(
  form: DocumentForm,
  { number, label, text, issues, unverified, note }: DocumentForm['groups']['points'][number],
  path: string,
  reader: SubmissionReader,
  stored: Point | undefined,
) {
  const parts = (name: string): readonly Member[] => membersAt(form, `${path}.${name}`)
  return {
    number: number.trim(),
    label: label.trim(),
    text: text.trim(),
    issues: inKnownOrder(issues.split('\n').filter(Boolean), stored?.issues ?? []),
    values: parts('values').map(({ what = '', operator, number: amount = '', unit = '', qualifier = '' }, index) => ({
      what: what.trim(),
      operator,
      number: reader.amount(amount, `${path}.values.${index}.number`),
      unit: unit.trim(),
      qualifier: orNull(qualifier),
    })),
    ancestors: parts('ancestors').map(({ from = '', change, significance = '', basis, note: why = '' }, index) => ({
      ...reader.point(from, `${path}.ancestors.${index}.from`),
      change,
      ...optional('significance', significance),
      basis,
      note: orNull(why),
    })),
    unverified: unverified === 'yes',
    note: orNull(note),
    citations: reader.partCitations(`${path}.citations`, parts('citations'), stored?.citations),
  }
}

function reportDoubleNumbers({ groups }: DocumentForm, reader: SubmissionReader): void {
  for (const [index, number] of doubleNumbers(groups.points))
    reader.report(`points.${index}.number`, `Another point has the number ${number} already.`)
}

/** Points whose number an earlier one has, by their place in the form. */
export function doubleNumbers(points: readonly { readonly number: string }[]): [index: number, number: string][] {
  const numbers = points.map(({ number }) => number.trim())
  return [...numbers.entries()].filter(([index, number]) => number !== '' && numbers.indexOf(number) < index)
}

/** The field in which something of a text was typed. */
export const documentField = (path: string): string =>
  path
    .replace(/^(parties\.\d+)$/, '$1.actor')
    .replace(/^(basedOn\.\d+)$/, '$1.document')
    .replace(/^(points\.\d+\.ancestors\.\d+|dropped\.\d+)\.(document|number)$/, '$1.from')
    .replace(/^(points\.\d+\.issues)\.\d+$/, '$1')
