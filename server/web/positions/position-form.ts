import type { PointState } from '../../domain/entries/point-state.ts'
import type { Position } from '../../domain/entries/position.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { PointStateForm, PositionForm } from '../documents/form/shape.ts'
import { noSuchPoint } from '../forms/point-lookup.ts'
import { withoutBlankGroups } from '../forms/shape.ts'
import { dayOf, newId, optional, SubmissionReader, type SubmissionResult } from '../forms/submission-reader.ts'

/** @param base the position that is being edited; what the form does not show (translations) is taken from it */
export function readPositionSubmission(
  typed: PositionForm,
  record: NegotiationRecord,
  base: Position | null,
): SubmissionResult<'position', PositionForm> {
  const form = withoutBlankGroups(typed)
  const reader = new SubmissionReader(form, record, 'actors')
  const { single, groups } = form
  const citations = reader.citations(groups.citations, base?.citations)
  const actor = reader.actor(single.actor, 'actor')
  const speaker = single.speaker.trim() === '' ? '' : reader.actor(single.speaker, 'speaker')
  const about = aboutOf(form, record, reader)
  const when = reader.date(single.when, 'when', base?.when)
  // Who is quoted is as a rule who spoke.
  const [quote, ...more] = reader.quotes(
    groups.quotes.map(member => (member.speaker.trim() === '' ? { ...member, speaker: single.speaker } : member)),
  )
  if (more.length > 0) reader.report('quotes.1.text', 'A position has one quote. Remove this one.')
  const position = {
    id: base?.id ?? newId(['pos', dayOf(when), actor, about.document ?? '', about.point ?? about.issue], 'position'),
    process: reader.processId(base),
    actor,
    about,
    when,
    stance: single.stance,
    text: single.text.trim(),
    ...optional('speaker', speaker),
    authority: single.authority,
    ...(quote && { quote }),
    ...(single.event.trim() !== '' && { event: reader.reference('event', single.event, 'event') }),
    citations,
    ...(base?.translations && { translations: base.translations }),
  }
  return reader.finish('position', position, form, positionField)
}

interface About {
  readonly document?: string
  readonly point?: string
  readonly issue: string
}

/** A point says what it is about, where the form does not. */
function aboutOf({ single }: PositionForm, record: NegotiationRecord, reader: SubmissionReader): About {
  const { 'about.document': named, 'about.point': typed, 'about.issue': issue } = single
  if (typed.trim() !== '' && named.trim() === '')
    reader.report('about.document', 'Name the document whose point this is.')
  const document = named.trim() === '' ? '' : reader.reference('document', named, 'about.document')
  const point = typed.trim()
  const found = point === '' || document === '' ? undefined : pointOf(record, reader, document, point, 'about.point')
  if (issue === '' && point === '') reader.report('about.issue', 'Choose what it is about, or name the point.')
  return {
    ...optional('document', document),
    ...optional('point', point),
    issue: issue || (found?.issues[0] ?? 'process'),
  }
}

function pointOf(record: NegotiationRecord, reader: SubmissionReader, id: string, number: string, path: string) {
  const document = record.find('document', id)
  const point = document?.points.find(one => one.number === number)
  if (!point) reader.report(path, noSuchPoint(document, number))
  return point
}

/** @param base the state that is being edited; what the form does not show (translations) is taken from it */
export function readPointStateSubmission(
  typed: PointStateForm,
  record: NegotiationRecord,
  base: PointState | null,
): SubmissionResult<'pointState', PointStateForm> {
  const form = withoutBlankGroups(typed)
  const reader = new SubmissionReader(form, record, 'actors')
  const { single, groups } = form
  const citations = reader.citations(groups.citations, base?.citations)
  const document = reader.reference('document', single.document, 'document')
  const point = single.point.trim()
  if (point === '') reader.report('point', 'Enter the number of the point.')
  else if (document !== '') pointOf(record, reader, document, point, 'point')
  const when = reader.date(single.when, 'when', base?.when)
  const state = {
    id: base?.id ?? newId(['state', dayOf(when), document, point, single.state], 'state'),
    process: reader.processId(base),
    document,
    point,
    state: single.state,
    among: groups.among.map(({ actor }, index) => reader.actor(actor, `among.${index}.actor`)),
    when,
    assertedBy: reader.actor(single.assertedBy, 'assertedBy'),
    text: single.text.trim(),
    citations,
    ...(base?.translations && { translations: base.translations }),
  }
  return reader.finish('pointState', state, form, pointStateField)
}

/** The field in which something of a position was typed. */
export const positionField = (path: string): string => path.replace(/^quote\b/, 'quotes.0')

/** The field in which something of a state was typed. */
export const pointStateField = (path: string): string => path.replace(/^(among\.\d+)$/, '$1.actor')
