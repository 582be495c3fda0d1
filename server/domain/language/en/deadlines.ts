import { plural } from '../plural.ts'

/** What was demanded or promised by when. */
export const deadlines = {
  these: 'The deadlines',
  title: 'Deadlines',
  deck: 'What was demanded or promised by when, by whom, and what became of it.',
  open: 'Open',
  past: 'Passed or settled',
  deadlines: plural('en', { one: '# deadline', other: '# deadlines' }),
  /** Before a day. */
  followedUpTo: 'followed up to',
  outcomes: 'Outcomes',
  none: 'No deadline is recorded.',
  noneUpToThisDay: 'No deadline is recorded up to this day.',
  due: 'Due',
  whatWasSet: 'What was set, and by whom',
  set: 'Set',
  timeGiven: 'Time given',
  whatBecame: 'What became of it',
  became: 'Became',
  noWordFor: 'No word for',
  /** Before who set it. */
  by: 'by',
  /** Before its negotiation. */
  in: 'in',
  notKnown: 'not known',
  /** Before a day. */
  since: 'since',
  noSilence: 'none',
  /** Before the date that took its place. */
  extendedTo: 'Extended to',
  earlierDate: 'Replaced by an earlier date,',
  days: plural('en', { one: '# day', other: '# days' }),
  daysFromTo: (fewest: string, most: string) => `${fewest}–${most}`,
  method:
    'No word: nothing that the record says to follow from the deadline has happened since its date or since the milestone named. It is counted up to the day above, never to today. On an earlier day, a deadline still to come is open, whatever became of it later.',
}
