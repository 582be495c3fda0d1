import type { NegotiatingDocument } from '../../../domain/entries/document.ts'
import type { PointState } from '../../../domain/entries/point-state.ts'
import type { Position } from '../../../domain/entries/position.ts'
import type { NegotiationRecord } from '../../../domain/record/negotiation-record.ts'
import { newEntryFields, StoredWords, typedDate } from '../../events/form/filling.ts'
import { lookUp } from '../../forms/lookup.ts'
import { typedPoint } from '../../forms/point-lookup.ts'
import { formWith, type Member } from '../../forms/shape.ts'
import {
  DOCUMENT_FORM,
  type DocumentForm,
  POINT_STATE_FORM,
  POSITION_FORM,
  type PointStateForm,
  type PositionForm,
} from './shape.ts'

// The forms for texts and stances as they are opened: empty, or with what is stored.

/** What a link to an empty form may already say. */
export interface Prefilled {
  readonly document: string
  readonly point: string
  readonly actor: string
  readonly issue: string
}

export const emptyDocumentForm = (record: NegotiationRecord): DocumentForm =>
  formWith(DOCUMENT_FORM, {
    single: { ...newEntryFields(record), kind: 'plan', availability: 'full', fidelity: 'verbatim' },
    groups: { citations: [{}] },
  })

export const emptyPositionForm = (
  record: NegotiationRecord,
  { document, point, actor, issue }: Prefilled,
): PositionForm =>
  formWith(POSITION_FORM, {
    single: {
      ...newEntryFields(record),
      actor: nameOf(record, 'actor', actor),
      'about.document': nameOf(record, 'document', document),
      'about.point': point,
      'about.issue': issue,
      stance: 'unclear',
      authority: 'head-of-state',
    },
    groups: { citations: [{}] },
  })

export const emptyPointStateForm = (record: NegotiationRecord, { document, point, actor }: Prefilled): PointStateForm =>
  formWith(POINT_STATE_FORM, {
    single: {
      ...newEntryFields(record),
      document: nameOf(record, 'document', document),
      point,
      state: 'under-discussion',
      assertedBy: nameOf(record, 'actor', actor),
    },
    groups: { citations: [{}] },
  })

/** What a link names by id, as somebody would type it; anything else is shown as it came. */
function nameOf(record: NegotiationRecord, type: 'actor' | 'document', id: string): string {
  const found = lookUp(record, type, id)
  return found.ok ? new StoredWords(record, { citations: [] })[type](found.id) : id
}

const common = (entry: { readonly process: string; readonly when: string }, version: number) => ({
  process: entry.process,
  when: typedDate(entry.when),
  material: 'yes',
  version: String(version),
})

export function documentFormOf(
  document: NegotiatingDocument,
  version: number,
  record: NegotiationRecord,
): DocumentForm {
  const words = new StoredWords(record, document)
  const partsOfPoints = document.points.flatMap(({ values, ancestors, citations }, index): [string, Member[]][] => [
    [
      `points.${index}.ancestors`,
      ancestors.map(({ document: from, number, significance, note, ...rest }) => ({
        ...rest,
        from: typedPoint(record, from, number),
        significance: significance ?? '',
        note: note ?? '',
      })),
    ],
    [
      `points.${index}.values`,
      values.map(value => ({ ...value, number: String(value.number), qualifier: value.qualifier ?? '' })),
    ],
    [`points.${index}.citations`, words.partCitations(citations)],
  ])
  return formWith(DOCUMENT_FORM, {
    single: {
      ...common(document, version),
      title: document.title,
      shortTitle: document.shortTitle,
      kind: document.kind,
      status: document.status,
      summary: document.summary,
      availability: document.availability,
      fidelity: document.fidelity,
      statedPointCount: document.statedPointCount?.toString() ?? '',
    },
    groups: {
      citations: words.citations(),
      points: document.points.map(({ number, label, text, issues, unverified, note }) => ({
        number,
        label,
        text,
        issues: issues.join('\n'),
        unverified: unverified ? 'yes' : '',
        note: note ?? '',
      })),
      ...Object.fromEntries(partsOfPoints.filter(([, members]) => members.length > 0)),
      dropped: document.dropped.map(({ document: from, number, basis, note }) => ({
        from: typedPoint(record, from, number),
        basis,
        note: note ?? '',
      })),
      authors: document.authors.map(({ actor, basis, note, source }) => ({
        actor: words.actor(actor),
        basis,
        note: note ?? '',
        source: words.cited(source),
      })),
      parties: document.parties.map(id => ({ actor: words.actor(id) })),
      basedOn: document.basedOn.map(id => ({ document: words.document(id) })),
      custody: document.custody.map(({ actor, status, when, source }) => ({
        actor: words.actor(actor),
        status,
        when: typedDate(when),
        source: words.cited(source),
      })),
    },
  })
}

export function positionFormOf(position: Position, version: number, record: NegotiationRecord): PositionForm {
  const words = new StoredWords(record, position)
  const { about, quote } = position
  return formWith(POSITION_FORM, {
    single: {
      ...common(position, version),
      actor: words.actor(position.actor),
      'about.document': about.document === undefined ? '' : words.document(about.document),
      'about.point': about.point ?? '',
      'about.issue': about.issue,
      stance: position.stance,
      text: position.text,
      speaker: position.speaker === undefined ? '' : words.actor(position.speaker),
      authority: position.authority,
      event: position.event ?? '',
    },
    groups: { citations: words.citations(), quotes: quote ? [words.quote(quote)] : [] },
  })
}

export function pointStateFormOf(state: PointState, version: number, record: NegotiationRecord): PointStateForm {
  const words = new StoredWords(record, state)
  return formWith(POINT_STATE_FORM, {
    single: {
      ...common(state, version),
      document: words.document(state.document),
      point: state.point,
      state: state.state,
      assertedBy: words.actor(state.assertedBy),
      text: state.text,
    },
    groups: { citations: words.citations(), among: state.among.map(id => ({ actor: words.actor(id) })) },
  })
}
