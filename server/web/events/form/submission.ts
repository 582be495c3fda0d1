import type { TimelineEvent } from '../../../domain/entries/event.ts'
import type { NegotiationRecord } from '../../../domain/record/negotiation-record.ts'
import { withoutBlankGroups } from '../../forms/shape.ts'
import {
  dayOf,
  inKnownOrder,
  newId,
  optional,
  orNull,
  SubmissionReader,
  type SubmissionResult,
} from '../../forms/submission-reader.ts'
import type { EventForm } from './shape.ts'

/**
 * @param base the event that is being edited; what the form does not show (translations) is taken from it
 */
export function readEventSubmission(
  typed: EventForm,
  record: NegotiationRecord,
  base: TimelineEvent | null,
): SubmissionResult<'event', EventForm> {
  const form = withoutBlankGroups(typed)
  // Participants first: whoever is added there can be named as a speaker elsewhere in the form.
  const reader = new SubmissionReader(form, record, 'participants')
  const { single, groups } = form
  const citations = reader.citations(groups.citations, base?.citations)
  const participants = groups.participants.map((member, index) => ({
    actor: reader.actor(member.actor, `participants.${index}.actor`),
    part: member.part,
    ...optional('as', member.as),
  }))
  const when = reader.date(single.when, 'when', base?.when)
  const event = {
    id: base?.id ?? newId([dayOf(when), single.title], 'event'),
    process: reader.processId(base),
    kind: single.kind,
    title: single.title.trim(),
    summary: single.summary.trim(),
    when,
    order: single.order.trim() === '' ? 0 : reader.number(single.order, 'order'),
    occurrence: single.occurrence,
    certainty: single.certainty,
    significance: reader.number(single.significance, 'significance'),
    table: single.table,
    ...placeOf(form, reader),
    participants,
    issues: inKnownOrder(form.issues, base?.issues ?? []),
    documents: groups.documents.map(({ document, relation }, index) => ({
      document: reader.reference('document', document, `documents.${index}.document`),
      relation,
    })),
    quotes: reader.quotes(groups.quotes),
    accounts: groups.accounts.map((member, index) => ({
      actor: reader.actor(member.actor, `accounts.${index}.actor`),
      text: member.text.trim(),
      source: reader.cited(member.source, `accounts.${index}.source`),
    })),
    ...deadlineOf(form, reader, base),
    follows: groups.follows.map(({ event: named }, index) =>
      reader.reference('event', named, `follows.${index}.event`),
    ),
    citations,
    ...(base?.translations && { translations: base.translations }),
  }
  return reader.finish('event', event, form, eventField)
}

/** `follows.0` is the entry's path, `follows.0.event` the field's. */
export const eventField = (path: string): string => path.replace(/^(follows\.\d+)$/, '$1.event')

function placeOf({ single }: EventForm, reader: SubmissionReader): { place?: object } {
  const [name, country] = [single['place.name'].trim(), single['place.country'].trim().toUpperCase()]
  const [latitude, longitude] = [single['place.latitude'].trim(), single['place.longitude'].trim()]
  if (name + country + latitude + longitude === '') return {}
  return {
    place: {
      name,
      ...optional('country', country),
      ...(latitude !== '' && { latitude: reader.number(latitude, 'place.latitude') }),
      ...(longitude !== '' && { longitude: reader.number(longitude, 'place.longitude') }),
    },
  }
}

function deadlineOf(
  { single }: EventForm,
  reader: SubmissionReader,
  base: TimelineEvent | null,
): { deadline?: object } {
  const [due, setBy, note] = [single['deadline.due'].trim(), single['deadline.setBy'].trim(), single['deadline.note']]
  if (due + setBy + note.trim() === '') return {}
  return {
    deadline: {
      due: reader.date(due, 'deadline.due', base?.deadline?.due),
      setBy: reader.actor(setBy, 'deadline.setBy'),
      outcome: single['deadline.outcome'],
      note: orNull(note),
    },
  }
}
