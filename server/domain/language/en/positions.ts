import { plural } from '../plural.ts'

/** Who stands where on what. */
export const positions = {
  these: 'These positions',
  title: 'Positions',
  on: (text: string) => `Positions on the ${text}`,
  byIssue: 'Positions by issue',
  description: (title: string, summary: string) => `${title}: ${summary}, each with its date, authority and source.`,
  onText: 'On a text',
  onIssues: 'By issue',
  /** Behind it stands how true the words of the points are. */
  wording: (fidelity: string) => `Wording of its points here: ${fidelity}`,
  point: 'Point',
  issue: 'Issue',
  points: plural('en', { one: '# point', other: '# points' }),
  issues: plural('en', { one: '# issue', other: '# issues' }),
  actors: plural('en', { one: '# actor', other: '# actors' }),
  publicPositions: plural('en', { one: '# public position', other: '# public positions' }),
  speaksFor: (person: string, side: string) => `${person} speaks for ${side}: the positions of that side are shown.`,
  wholeText: 'The whole text',
  wholeTextOn: (issue: string) => `The whole text, on ${issue}`,
  notInTheText: 'not in the text as it is now',
  onPoint: (actor: string, number: string, on: string, stance: string) =>
    `${actor} on point ${number}, ${on}: ${stance}`,
  onThis: (actor: string, on: string, stance: string) => `${actor} on ${on}: ${stance}`,
  agrees: (says: string) => `agrees, ${says}`,
  noPublicPosition: 'No public position',
  silentOn: (actors: string) => `No public position: ${actors}`,
  notVerified: 'not verified',
  nobodyOn: (things: string) => `${things} on which nobody has a public position`,
  without: (things: string) => `${things} without a public position`,
  agreedOnly: (points: string, actors: string) => `${points} agreed between ${actors} only`,
  missing: {
    noText: 'The record holds no text with points at this time.',
    onDay: (day: string, text: string, date: string) =>
      `On ${day} the record does not hold the ${text} yet: it is dated ${date}.`,
    atThisTime: (text: string, date: string) =>
      `At this time the record does not hold the ${text} yet: it is dated ${date}.`,
    now: (text: string) => `Positions on the ${text} now`,
  },
  problems: {
    unread: 'What positions to show could not be read.',
    unknown: (name: string) => `There is no parameter “${name}” here.`,
    columns: 'Columns are “issues”, or leave it out for the points of a text.',
    noIssue: (id: string) => `There is no issue “${id}”.`,
    either: 'Choose either a text or the issues as columns.',
    day: 'Name a day, such as 24 November 2025.',
    earlier: 'The day to compare with has to be before the day that is shown.',
  },
  cells: {
    contradictory: {
      label: 'Contradicts itself',
      definition: 'Two statements of this side that both stand say opposite things. Both are given.',
    },
    varies: {
      label: 'Varies by point',
      definition: 'This side says yes to one text or point of this issue and no to another.',
    },
    none: {
      label: 'No public position',
      definition: 'Nothing that this side said is in the record. That is neither consent nor refusal.',
    },
  },
  aboutIssue: (text: string, issue: string) => `${text}, on ${issue}`,
  aboutWhole: (text: string) => `${text}, the whole text`,
  grade: (outlet: string, information: string) => `Outlet: ${outlet}. Information: ${information}.`,
  table: {
    shows: 'What the table shows',
    text: 'Text',
    chooseText: 'Choose a text',
    allIssues: 'All issues',
    actor: 'Actor',
    allActors: 'All actors',
    asOf: 'As of the end of',
    now: 'Now',
    comparedWith: 'Compared with',
    show: 'Show',
    showAll: 'All issues and actors',
    changedSince: (day: string) => `What has changed since ${day}`,
    nothingChanged: 'Nothing: on that day this table looked the same.',
    /** Between who speaks and on what. */
    on: 'on',
    still: 'still',
    became: 'became',
    /** Behind a count of what is shown. */
    dashed: 'A dashed line is no public position: neither consent nor refusal.',
    add: 'Add a position',
    empty: 'No public position on any of this is in the record. That is neither consent nor refusal.',
    silent: (actors: string) => `Also without a public position on any of this: ${actors}.`,
    caption: (title: string) =>
      `${title}: what each actor has said, newest word of the highest authority. Each entry leads to its statements.`,
    was: (stance: string) => `was: ${stance}`,
    how: 'A cell shows the newest word of the highest authority. A lower authority never replaces a higher one; where the two say opposite things, both are shown.',
    every: 'Every statement in this table',
    back: 'Back to the table',
    before: (stance: string) => `Before: ${stance}`,
    moreStanding: (count: number) => `${count} more that stand are in the`,
    moreEarlier: (count: number) => `${count} more are in the`,
    data: 'data',
    earlier: (count: number) => `Earlier, since replaced: ${count}`,
  },
  one: {
    translatedBy: 'translated by',
    /** Before what a position is about. */
    on: 'On',
    /** Between that and its negotiation. */
    in: 'in',
    gradeOf: (grade: string, source: string) => `Grade ${grade}, about this source: ${source}`,
    milestone: 'Milestone:',
  },
}
