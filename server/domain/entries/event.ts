import { z } from 'zod'
import { citations, quote } from './citation.ts'
import { edtf, id, label, list, longTitle, note, ofEveryEntry, oneOf, summary, title, translations } from './fields.ts'
import { issues } from './issues.ts'
import { place } from './place.ts'
import { term, vocabulary } from './terms.ts'

export const EVENT_KINDS = vocabulary('eventKinds', {
  proposal: term('Proposal', 'A text is tabled before a party or the public.'),
  'counter-proposal': term('Counter-proposal', 'A text is offered in answer to another text.'),
  revision: term('Revision', 'The authors issue a new version of a text.'),
  leak: term('Leak', "A text becomes readable without its holder's consent."),
  publication: term('Publication', "A text becomes readable with its holder's consent."),
  talks: term('Talks', 'Delegations negotiate.'),
  mediation: term('Mediation', 'A third party meets one or more sides.'),
  'leaders-meeting': term("Leaders' meeting", 'Heads of state or government meet.'),
  call: term('Call', 'A conversation by telephone or video.'),
  coordination: term('Coordination', 'Allies consult with no adversary present.'),
  'joint-statement': term('Joint statement', 'Two or more sides issue one text.'),
  statement: term('Statement', 'One side speaks.'),
  reaction: term('Reaction', 'A side answers an event or a text without accepting or rejecting it.'),
  acceptance: term('Acceptance', 'A side accepts a text or a point, wholly or with conditions.'),
  rejection: term('Rejection', 'A side refuses a text, a point or a meeting.'),
  deadline: term('Deadline', 'A demand or a date is set, moved or passes.'),
  agreement: term('Agreement', 'A text is settled, initialled or signed.'),
  ceasefire: term('Ceasefire', 'A pause in fighting begins, is declared or ends.'),
  humanitarian: term('Humanitarian step', 'An exchange, a return or a corridor.'),
  approval: term('Approval', 'A vote, court or referendum on a text.'),
  mandate: term('Mandate', 'An envoy or delegation is named or replaced.'),
  suspension: term('Suspension', 'Talks are paused or broken off.'),
  implementation: term('Implementation', 'A commitment is carried out.'),
  breach: term('Breach', 'A commitment is said to be broken.'),
  sanction: term('Sanction', 'Sanctions are imposed, eased or threatened.'),
  military: term('Military', 'A military event that shifts the negotiation.'),
  other: term('Other', 'Something else that belongs to the negotiation.'),
  context: term('Context', 'An outside event that explains timing; hidden unless asked for.'),
})

export const OCCURRENCES = vocabulary('occurrences', {
  announced: term('Announced', 'Said to come, without a fixed time.'),
  scheduled: term('Scheduled', 'Fixed for a date.'),
  postponed: term('Postponed', 'Moved to a later or unknown date.'),
  cancelled: term('Cancelled', 'Called off.'),
  'under-way': term('Under way', 'Has begun and not ended.'),
  occurred: term('Occurred', 'Has taken place.'),
})

export const CERTAINTIES = vocabulary('certainties', {
  confirmed: term('Confirmed', 'Confirmed by both sides or by independent sources.'),
  'officially-stated': term('Officially stated', 'Stated by one side on the record.'),
  reported: term('Reported', 'Reported by media or unnamed officials, not confirmed.'),
  disputed: term('Disputed', 'Accounts contradict each other.'),
  denied: term('Denied', 'Denied by those said to be involved.'),
  retracted: term('Retracted', 'Withdrawn by those who said it.'),
})

export const SIGNIFICANCES = vocabulary('significances', {
  3: term('Landmark', 'Changes the course of the negotiation.'),
  2: term('Notable', 'Belongs in any account of the negotiation.'),
  1: term('Minor', 'Completes the picture.'),
})

export const PARTS = vocabulary('parts', {
  party: term('Party', 'Takes part as one of the sides.'),
  'head-of-delegation': term('Head of delegation', 'Leads a delegation.'),
  delegate: term('Delegate', 'Belongs to a delegation.'),
  mediator: term('Mediator', 'Mediates between the sides.'),
  host: term('Host', 'Provides the venue.'),
  guarantor: term('Guarantor', 'Promises to stand behind an outcome.'),
  observer: term('Observer', 'Is present without taking part.'),
  speaker: term('Speaker', 'Makes the statement.'),
  author: term('Author', 'Wrote the text.'),
  recipient: term('Recipient', 'Is given the text or the message.'),
  signatory: term('Signatory', 'Signs the text.'),
  consulted: term('Consulted', 'Was asked for its view.'),
  'absent-affected': term('Absent, affected', 'Is the subject of it and was not there.'),
})

export const DOCUMENT_RELATIONS = vocabulary('documentRelations', {
  tabled: term('Tabled', 'The text is put on the table.'),
  published: term('Published', 'The text is published.'),
  leaked: term('Leaked', 'The text is leaked.'),
  discussed: term('Discussed', 'The text is discussed.'),
  revised: term('Revised', 'The text is changed.'),
  issued: term('Issued', 'The text is issued.'),
  answered: term('Answered', 'The text is answered.'),
  signed: term('Signed', 'The text is signed.'),
})

export const DEADLINE_OUTCOMES = vocabulary('deadlineOutcomes', {
  open: term('Open', 'The date has not been reached or its outcome is not known.'),
  met: term('Met', 'What was asked for was done in time.'),
  missed: term('Missed', 'The date passed without it.'),
  extended: term('Extended', 'A later date took its place.'),
  dropped: term('Dropped', 'The demand was given up.'),
})

const significance = z.union([z.literal(1), z.literal(2), z.literal(3)], {
  error: 'Significance is 3 (landmark), 2 (notable) or 1 (minor).',
})

export const eventSchema = z.strictObject({
  id,
  process: id,
  kind: oneOf(EVENT_KINDS),
  /** One of the record's own kinds, which rests on `kind`. */
  subkind: id.optional(),
  title: longTitle,
  /** For lists and cards, where the title is a long one. */
  shortTitle: title.optional(),
  summary,
  when: edtf,
  order: z.int('Enter a whole number.').min(-1000, 'Order is −1,000 to 1,000.').max(1000, 'Order is −1,000 to 1,000.'),
  occurrence: oneOf(OCCURRENCES),
  certainty: oneOf(CERTAINTIES),
  significance,
  /** One of the tables of its negotiation. */
  table: id.optional(),
  /** One of the record's own stages. */
  stage: id.optional(),
  /** As the data set words it from which the milestone comes. */
  status: label.optional(),
  places: list(place),
  participants: list(z.strictObject({ actor: id, part: oneOf(PARTS), as: title.optional() })),
  issues,
  documents: list(z.strictObject({ document: id, relation: oneOf(DOCUMENT_RELATIONS) })),
  quotes: list(quote),
  accounts: list(z.strictObject({ actor: id, text: summary, source: id })),
  deadline: z
    .strictObject({ due: edtf, setBy: id, outcome: oneOf(DEADLINE_OUTCOMES), note: note.nullable() })
    .optional(),
  follows: list(id),
  citations,
  translations,
  ...ofEveryEntry,
})

export type EventKind = keyof typeof EVENT_KINDS
export type TimelineEvent = z.infer<typeof eventSchema>
