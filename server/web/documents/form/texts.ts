import { dateInWords } from '../../../domain/dates/words.ts'
import {
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CUSTODY_STATUSES,
  DOCUMENT_KINDS,
  FIDELITIES,
  type NegotiatingDocument,
  POINT_CHANGES,
  VALUE_OPERATORS,
} from '../../../domain/entries/document.ts'
import { ISSUES } from '../../../domain/entries/issues.ts'
import { POINT_STATES, type PointState } from '../../../domain/entries/point-state.ts'
import { AUTHORITIES, type Position, STANCES } from '../../../domain/entries/position.ts'
import { citationTexts, type FieldText } from '../../events/form/texts.ts'
import { actorLink, type Findable, termView } from '../../site/small-views.ts'

// Texts and stances field by field as plain text, so that two versions can be read side by side.

const named = (record: Findable, id: string): string => record.find('document', id)?.shortTitle ?? id

const withNote = (text: string, note: string | null): string => (note === null ? text : `${text} (${note})`)

const issuesIn = (issues: readonly string[]): string => issues.map(issue => termView(ISSUES, issue).label).join(', ')

export function documentTexts(document: NegotiatingDocument, record: Findable): FieldText[] {
  const actor = (id: string) => actorLink(record, id).text
  return [
    { field: 'Title', text: document.title },
    { field: 'Short title', text: document.shortTitle },
    { field: 'Kind', text: termView(DOCUMENT_KINDS, document.kind).label },
    { field: 'Date', text: dateInWords(document.when) },
    { field: 'Status', text: document.status },
    { field: 'Summary', text: document.summary },
    { field: 'Public', text: termView(AVAILABILITIES, document.availability).label },
    { field: 'Wording', text: termView(FIDELITIES, document.fidelity).label },
    { field: 'Points it is said to have', text: document.statedPointCount?.toString() ?? '' },
    ...document.points.map(point => ({ field: `Point ${point.number}`, text: pointText(point, record) })),
    { field: 'Based on', text: document.basedOn.map(id => named(record, id)).join('\n') },
    {
      field: 'Dropped points',
      text: document.dropped
        .map(({ document: from, number, note }) => withNote(`${named(record, from)} ${number}`, note))
        .join('\n'),
    },
    {
      field: 'Authors',
      text: document.authors
        .map(({ actor: id, basis, note }) => withNote(`${actor(id)}: ${termView(AUTHORSHIP_BASES, basis).label}`, note))
        .join('\n'),
    },
    { field: 'Parties', text: document.parties.map(actor).join('\n') },
    {
      field: 'Custody',
      text: document.custody
        .map(
          ({ actor: id, status, when }) =>
            `${actor(id)}: ${termView(CUSTODY_STATUSES, status).label}, ${dateInWords(when)}`,
        )
        .join('\n'),
    },
    citationTexts(document.citations, record),
  ]
}

function pointText(point: NegotiatingDocument['points'][number], record: Findable): string {
  const { label, text, issues, values, ancestors, unverified, note, citations } = point
  return [
    label,
    text,
    issuesIn(issues),
    ...values.map(({ what, operator, number, unit, qualifier }) =>
      withNote(
        `${what}: ${termView(VALUE_OPERATORS, operator).label} ${number.toLocaleString('en')} ${unit}`,
        qualifier,
      ),
    ),
    ...ancestors.map(ancestor =>
      withNote(
        `From ${named(record, ancestor.document)} ${ancestor.number}: ${termView(POINT_CHANGES, ancestor.change).label.toLowerCase()}`,
        ancestor.note,
      ),
    ),
    unverified ? 'Unverified' : '',
    note ?? '',
    citationTexts(citations, record).text,
  ]
    .filter(Boolean)
    .join('\n')
}

export function positionTexts(position: Position, record: Findable): FieldText[] {
  const { about, quote, event, speaker } = position
  return [
    { field: 'Who', text: actorLink(record, position.actor).text },
    { field: 'On which text', text: about.document === undefined ? '' : named(record, about.document) },
    { field: 'Point', text: about.point === undefined ? '' : pointName(record, about.document ?? '', about.point) },
    { field: 'Issue', text: issuesIn([about.issue]) },
    { field: 'Stance', text: termView(STANCES, position.stance).label },
    { field: 'Date', text: dateInWords(position.when) },
    { field: 'What they say', text: position.text },
    { field: 'Said by', text: speaker === undefined ? '' : actorLink(record, speaker).text },
    { field: 'Authority', text: termView(AUTHORITIES, position.authority).label },
    { field: 'Quote', text: quote ? `“${quote.text}” (${actorLink(record, quote.speaker).text})` : '' },
    { field: 'Milestone', text: event === undefined ? '' : (record.find('event', event)?.title ?? event) },
    citationTexts(position.citations, record),
  ]
}

export function pointStateTexts(state: PointState, record: Findable): FieldText[] {
  return [
    { field: 'Text', text: named(record, state.document) },
    { field: 'Point', text: pointName(record, state.document, state.point) },
    { field: 'State', text: termView(POINT_STATES, state.state).label },
    { field: 'Agreed among', text: state.among.map(id => actorLink(record, id).text).join('\n') },
    { field: 'Date', text: dateInWords(state.when) },
    { field: 'Who says so', text: actorLink(record, state.assertedBy).text },
    { field: 'What they say', text: state.text },
    citationTexts(state.citations, record),
  ]
}

function pointName(record: Findable, document: string, number: string): string {
  const point = record.find('document', document)?.points.find(one => one.number === number)
  return point ? `${number} – ${point.label}` : number
}
