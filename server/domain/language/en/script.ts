import { plural } from '../plural.ts'

/** What the scripts of pages say. */
export const script = {
  showFrom: 'Show from',
  showUntil: 'Show until',
  moveTheDays: '. Arrow keys move it; Enter shows these days, Escape undoes.',
  showTheDays: '. Enter shows these days, Escape undoes.',
  linkCopied: 'Link copied',
  linkNotCopied: (address: string) => `Your browser does not allow copying. The link is ${address}`,
  listIsFetched: 'The list is being fetched …',
  noAnswer: 'The site does not answer: the list is as it was. ',
  offline: 'You are offline: the list is as it was. ',
  tryAgain: 'Try again',
  inTheList: 'They are in the list, marked as new or changed',
  onAnotherPage: 'They are on another page of the list',
  addedNow: plural('en', {
    one: '# milestone added or corrected ',
    other: '# milestones added or corrected ',
  }),
  show: 'Show',
  notNow: 'Not now',
  isNew: 'New',
  isChanged: 'Changed',
  countNew: (count: string) => `${count} new`,
  undo: 'Undo',
  markedAsSeen: 'Marked as seen',
  markAsSeen: 'Mark as seen',
  nothingNewSince: (day: string) => `Nothing new since you were here ${day}.`,
  changedSince: (count: number, many: string, day: string) =>
    `${many} ${count === 1 ? 'milestone' : 'milestones'} added or changed since ${day}. `,
  showJustThose: 'Show just those',
  earlierToday: 'earlier today',
  aDay: (day: number, month: string, year: string) => `${day} ${month}${year}`,
  lastMilestone: 'This is the last milestone.',
  firstMilestone: 'This is the first milestone.',
  wordsAreExplained: 'Every word is explained in the glossary, at the foot of each page.',
}
