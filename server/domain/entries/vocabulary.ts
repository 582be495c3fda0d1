// The closed word lists of the record: every term with the label people see and a one-line definition.
// A term is never deleted: exports and journals of other people hold it.

export interface Term {
  readonly label: string
  readonly definition: string
}

type Vocabulary = Readonly<Record<string, Term>>

/** The ids of a vocabulary, in the order in which it is written here. */
export function termIds<V extends Vocabulary>(vocabulary: V): [keyof V & string, ...(keyof V & string)[]] {
  return Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]]
}

const term = (label: string, definition: string): Term => ({ label, definition })

export const ENTRY_TYPE_TERMS = {
  record: term('Record', 'Title, description and licence of the whole record.'),
  process: term('Negotiation', 'One negotiation, with its parties, mediators, scope rule and coverage.'),
  actor: term('Actor', 'A state, organisation, coalition, body, armed group or person that acts.'),
  source: term('Source', 'A publication from which something in the record is known.'),
  event: term('Milestone', 'Something that happened, is planned or is reported in the negotiation.'),
  document: term('Document', 'One version of a negotiating text, with its points.'),
  position: term('Position', 'Where an actor stands on a text, a point or an issue at a date.'),
  pointState: term('Point state', 'How far one point of a text has come, and among whom.'),
}

export const ACTOR_KINDS = {
  state: term('State', 'A country or its government.'),
  organisation: term('Organisation', 'An international or other organisation.'),
  coalition: term('Coalition', 'States that act together without a common institution.'),
  body: term('Body', 'A ministry, parliament, court, agency or other institution of one side.'),
  'armed-group': term('Armed group', 'An armed party that is not a state.'),
  person: term('Person', 'An individual in a public role.'),
}

export const SOURCE_KINDS = {
  'official-document': term('Official document', 'A text published by the body that issued it.'),
  'official-statement': term('Official statement', 'Words of one side on its own channel.'),
  'joint-statement': term('Joint statement', 'One text issued by two or more sides.'),
  readout: term('Readout', "One side's account of a meeting or call."),
  transcript: term('Transcript', 'The words of a speech, briefing or interview in full.'),
  'social-post': term('Social post', "A post on the author's own account."),
  'leaked-document': term('Leaked document', "A text published without its holder's consent."),
  'wire-report': term('Wire report', 'A report of a news agency.'),
  'news-report': term('News report', 'A report of a newspaper, broadcaster or news site.'),
  analysis: term('Analysis', 'A study or comment by an expert or institute.'),
  'state-media': term('State media', 'A report of a state-owned or state-run outlet.'),
  dataset: term('Dataset', 'A published collection of data.'),
}

/** Reliability of the outlet, after the NATO (Admiralty) source grading; kept apart from credibility. */
export const RELIABILITIES = {
  A: term('Completely reliable', "The issuing body's own publication of its own words."),
  B: term('Usually reliable', 'A major agency or newspaper of record, on its own site.'),
  C: term('Fairly reliable', 'Another established outlet, or a clearly labelled republication.'),
  D: term('Not usually reliable', 'An aggregator, repost or little-known site.'),
  E: term('Unreliable', 'A source that has proved wrong before.'),
  F: term('Cannot be judged', 'Nothing is known of its reliability yet.'),
}

/** Credibility of one piece of information, after the NATO (Admiralty) information grading. */
export const CREDIBILITIES = {
  1: term('Confirmed', 'Confirmed by two or more sources, one of them good.'),
  2: term('Probably true', 'Fits what else is known, not confirmed independently.'),
  3: term('Possibly true', 'Reported by one weak source or unnamed officials, or disputed.'),
  4: term('Doubtful', 'Possible, but does not fit what else is known.'),
  5: term('Improbable', 'Contradicted by what else is known.'),
  6: term('Cannot be judged', 'Nothing allows a judgement yet.'),
}

export const EVENT_KINDS = {
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
  context: term('Context', 'An outside event that explains timing; hidden unless asked for.'),
}

export const OCCURRENCES = {
  announced: term('Announced', 'Said to come, without a fixed time.'),
  scheduled: term('Scheduled', 'Fixed for a date.'),
  postponed: term('Postponed', 'Moved to a later or unknown date.'),
  cancelled: term('Cancelled', 'Called off.'),
  'under-way': term('Under way', 'Has begun and not ended.'),
  occurred: term('Occurred', 'Has taken place.'),
}

export const CERTAINTIES = {
  confirmed: term('Confirmed', 'Confirmed by both sides or by independent sources.'),
  'officially-stated': term('Officially stated', 'Stated by one side on the record.'),
  reported: term('Reported', 'Reported by media or unnamed officials, not confirmed.'),
  disputed: term('Disputed', 'Accounts contradict each other.'),
  denied: term('Denied', 'Denied by those said to be involved.'),
  retracted: term('Retracted', 'Withdrawn by those who said it.'),
}

export const SIGNIFICANCES = {
  3: term('Landmark', 'Changes the course of the negotiation.'),
  2: term('Notable', 'Belongs in any account of the negotiation.'),
  1: term('Minor', 'Completes the picture.'),
}

export const TABLES = {
  'us-ukraine': term('US–Ukraine', 'The United States and Ukraine.'),
  'us-russia': term('US–Russia', 'The United States and Russia.'),
  'russia-ukraine': term('Russia–Ukraine', 'Russia and Ukraine directly.'),
  trilateral: term('Trilateral', 'The United States, Russia and Ukraine together.'),
  european: term('European', 'European states among themselves or with Ukraine or the United States.'),
  domestic: term('Domestic', 'Inside one state.'),
  international: term('International', 'International organisations and conferences.'),
  other: term('Other', 'Any other setting.'),
}

export const PARTS = {
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
}

export const DOCUMENT_RELATIONS = {
  tabled: term('Tabled', 'The text is put on the table.'),
  published: term('Published', 'The text is published.'),
  leaked: term('Leaked', 'The text is leaked.'),
  discussed: term('Discussed', 'The text is discussed.'),
  revised: term('Revised', 'The text is changed.'),
  issued: term('Issued', 'The text is issued.'),
  answered: term('Answered', 'The text is answered.'),
  signed: term('Signed', 'The text is signed.'),
}

export const DEADLINE_OUTCOMES = {
  open: term('Open', 'The date has not been reached or its outcome is not known.'),
  met: term('Met', 'What was asked for was done in time.'),
  missed: term('Missed', 'The date passed without it.'),
  extended: term('Extended', 'A later date took its place.'),
  dropped: term('Dropped', 'The demand was given up.'),
}

export const DOCUMENT_KINDS = {
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
}

export const AUTHORSHIP_BASES = {
  stated: term('Stated', 'The author says so.'),
  attributed: term('Attributed', 'Others say so.'),
  disputed: term('Disputed', 'Accounts of the authorship contradict each other.'),
}

export const AVAILABILITIES = {
  full: term('Full text', 'The whole text is public.'),
  partial: term('Partial text', 'Part of the text is public.'),
  'count-only': term('Count only', 'Only the number of points is known.'),
  none: term('Not public', 'The text is not public.'),
}

export const FIDELITIES = {
  verbatim: term('Verbatim', 'The words of the text itself.'),
  'official-translation': term('Official translation', 'A translation issued by its authors.'),
  'unofficial-translation': term('Unofficial translation', 'A translation by others.'),
  paraphrase: term('Paraphrase', "The editors' own words after the text."),
  summary: term('Summary', 'A shortened account of the text.'),
  'oral-description': term('Oral description', 'What somebody said is in the text.'),
}

export const CUSTODY_STATUSES = {
  sent: term('Sent', 'Is known to have sent the text.'),
  received: term('Received', 'Is known to have received the text.'),
  seen: term('Seen', 'Is known to have seen the text.'),
  'denies-having': term('Denies having', 'Says that it does not have the text.'),
}

export const POINT_CHANGES = {
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
}

export const CHANGE_SIGNIFICANCES = {
  editorial: term('Editorial', 'Wording only.'),
  substantive: term('Substantive', 'Changes what is asked or offered.'),
  decisive: term('Decisive', 'Changes whether a side could accept it.'),
}

export const CHANGE_BASES = {
  'text-compared': term('Text compared', 'Both texts were read.'),
  reported: term('Reported', 'Reported by media.'),
  'claimed-by-party': term('Claimed by a party', 'Said by somebody involved.'),
}

export const VALUE_OPERATORS = {
  '=': term('exactly', 'Equal to the number.'),
  '<': term('less than', 'Below the number.'),
  '>': term('more than', 'Above the number.'),
  '<=': term('at most', 'The number or less.'),
  '>=': term('at least', 'The number or more.'),
}

export const STANCES = {
  accepts: term('Accepts', 'Says yes.'),
  'accepts-with-conditions': term('Accepts with conditions', 'Says yes if something else is given.'),
  open: term('Open', 'Is ready to talk about it.'),
  unclear: term('Unclear', 'Has spoken without making it clear.'),
  'partly-objects': term('Partly objects', 'Objects to a part.'),
  rejects: term('Rejects', 'Says no.'),
  'red-line': term('Red line', 'Says that it will never accept it.'),
}

export const AUTHORITIES = {
  'head-of-state': term('Head of state', "The leaders' level: presidents, prime ministers, heads of institutions."),
  minister: term('Minister', 'A minister.'),
  envoy: term('Envoy', 'An envoy or negotiator.'),
  spokesperson: term('Spokesperson', 'A spokesperson.'),
  legislator: term('Legislator', 'A member of parliament.'),
  'unnamed-official': term('Unnamed official', 'An official who is not named.'),
}

export const POINT_STATES = {
  tabled: term('Tabled', 'Is on the table.'),
  'under-discussion': term('Under discussion', 'Is being talked about.'),
  contested: term('Contested', 'Public positions oppose each other.'),
  narrowed: term('Narrowed', 'Few options remain.'),
  'agreed-between': term('Agreed between', 'The named actors agree on it; nobody else is meant.'),
  deferred: term('Deferred', 'Left to an annex, to leaders or to later talks.'),
  withdrawn: term('Withdrawn', 'Taken off the table.'),
}

export const ISSUES = {
  sovereignty: term('Sovereignty', 'Statehood, neutrality, recognition.'),
  territory: term('Territory', 'Control, recognition and lines on the map.'),
  'ceasefire-line': term('Ceasefire and line', 'Cessation of fighting, withdrawal, demilitarised zones.'),
  monitoring: term('Monitoring', 'Observers, sensors, joint commissions.'),
  'security-guarantees': term('Security guarantees', 'Promises of response, snap-back, their price.'),
  'force-limits': term('Force limits', 'Caps on troops and weapons.'),
  'alliances-foreign-forces': term('Alliances and foreign forces', 'NATO, foreign troops, basing.'),
  'nuclear-safety': term('Nuclear safety', 'Nuclear plants and non-nuclear status.'),
  sanctions: term('Sanctions', 'Sanctions and their easing.'),
  'frozen-assets': term('Frozen assets', 'Immobilised assets and compensation.'),
  'reconstruction-economy': term('Reconstruction and economy', 'Funds, trade, business.'),
  'energy-navigation': term('Energy and navigation', 'Power, rivers, ports, grain.'),
  'regional-integration': term('Regional integration', 'EU membership, G8 and the like.'),
  'political-process': term('Political process', 'Elections, constitution, referendum.'),
  'rights-language-religion': term('Rights, language, religion', 'Minorities, language, church, schools.'),
  'prisoners-children-displaced': term('Prisoners, children, displaced', 'Exchange, return, family reunion.'),
  'justice-amnesty': term('Justice and amnesty', 'Courts, amnesty, audits.'),
  'implementation-oversight': term('Implementation and oversight', 'Councils, penalties for breach, legal force.'),
  'arms-control': term('Arms control', 'Treaties on strategic and other weapons.'),
  'military-aid': term('Military aid', 'Weapons and support for a party.'),
  process: term('Process', 'How and by whom it is negotiated.'),
}
