/** Reading the record at another time. */
export const clock = {
  label: 'Time of reading',
  /** `moment` is set off from the rest. */
  reading: (moment: string) => `You are reading the record ${moment}.`,
  returnToLatest: 'Return to the latest',
  anotherTime: 'Another time',
  earlierDay: 'Read as of an earlier day',
  asOf: (date: string) => `as of ${date}`,
  asHeldOn: (instant: string) => `as this site held it on ${instant}`,
  /** Between the two clocks. */
  and: ', ',
  happenedBy: 'What had happened by the end of',
  happenedByHint: 'A day of the negotiation, in any usual form.',
  heldOn: 'As this site held it on (optional)',
  heldOnHint: 'A day or a UTC time: leaves out what was recorded later.',
  now: 'now',
  show: 'Show',
  unread: 'The time to be shown could not be read.',
  nameDay: 'Name a day, such as 25 November 2025.',
  nameInstant: 'Name an instant in UTC, such as 2025-11-25T12:00Z, or a day.',
  outdated: (instant: string) =>
    `This is the record as of ${instant}. What was added since may be missing, and nothing can be saved: the database of this site can’t be reached at the moment.`,
  noRecordThen: 'This site had no record then',
  /** `date` is set off from the rest. */
  heldSince: (date: string) =>
    `This site has held a record since ${date}. Of an earlier moment it can’t say what it knew.`,
  canBeRead:
    'What had happened in the negotiation by an earlier day can be read all the same, from what is recorded now.',
  happenedByDay: (date: string) => `What had happened by the end of ${date}`,
  asItIsNow: 'The record as it is now',
  instant: (day: string, time: string) => `${day}, ${time} UTC`,
}
