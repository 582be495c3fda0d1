import { plural } from '../plural.ts'

/** What became of an entry: its revisions and corrections, its end, and what is offered to whoever has just written it. */
export const history = {
  revisions: 'Revisions',
  actions: { create: 'Added', change: 'Changed', retract: 'Retracted', restore: 'Restored' },
  /** Behind the instant. */
  by: (who: string) => ` by ${who}`,
  suggestedBy: (who: string) => `, suggested by ${who}`,
  wordingOnly: 'wording only',
  hashTitle: 'Start of the revision’s hash',
  firstElsewhere: (date: string) => `First recorded elsewhere on ${date}`,
  /** Behind the number of the revision. */
  lastChanged: (date: string) => `, last changed on ${date}`,
  whatEachChanged: 'What each changed',
  allRevisions: plural('en', {
    one: 'All # revisions, and what each changed',
    other: 'All # revisions, and what each changed',
  }),
  corrected: (date: string) => `Corrected ${date}`,
  allCorrections: plural('en', { one: 'All # correction', other: 'All # corrections' }),

  /** What is called an entry of each type. */
  nouns: {
    event: 'milestone',
    document: 'text',
    position: 'position',
    pointState: 'state of a point',
    actor: 'actor',
    source: 'source',
    record: 'record',
    process: 'negotiation',
    phase: 'phase',
  },
  retracted: 'Retracted',
  wasRetracted: (noun: string) => `This ${noun} was retracted`,
  wasRetractedBecause: (noun: string, reason: string) => `This ${noun} was retracted: ${reason}`,
  why: 'Why:',
  retractedOn: (date: string, by: string) =>
    `Retracted on ${date} by ${by}. Its address stays, so that links to it are told what became of it.`,
  restore: 'Restore it',
  toTimeline: 'To the timeline',

  missing: (noun: string, id: string) => `The record has no ${noun} “${id}”.`,
  missingThen: (noun: string, id: string) => `The record has no ${noun} “${id}” at the time you are reading it.`,
  isSomethingElse: (id: string) => `“${id}” is the id of something else.`,

  merged: 'Merged into this',
  undoMerge: 'Undo the merge',
  undoMergeOf: (title: string) => `Undo the merge of ${title}`,

  added: (noun: string) => `This ${noun} is in the record now`,
  undoAdded: 'Undo: take it out again',
  addedByMistake: 'Added by mistake',
  addAnother: (noun: string) => `Add another ${noun}`,
  addAlike: 'Add one like it',
  addMore: {
    event: 'Add its quotes, sources or texts',
    document: 'Add its points, authors or custody',
    position: 'Add its quote or more sources',
    pointState: 'Add more sources',
    actor: 'Add its other names or offices',
    source: 'Add where it is archived',
    process: 'Add its tables, or where it stands',
    phase: 'Add what happened in it',
  },
  addNext: {
    event: 'Add a text that it brought',
    document: 'Add a position on it',
    actor: 'Add where it stands',
    source: 'Add a milestone that it reports',
    process: 'Add a phase of it',
  },
  saved: 'Saved',
  whatYouChanged: 'What you changed',
  undoSaved: 'Undo: put back what was there before',

  /** What refers to an actor or a source. */
  referrers: {
    milestones: 'Milestones',
    documents: 'Documents',
    positions: 'Positions',
    'point-states': 'States of points',
    actors: 'People and bodies',
    point: (point: string) => `point ${point}`,
  },
}
