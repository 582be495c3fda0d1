import { plural } from '../plural.ts'

/** What whoever asks is told where there is no answer. */
export const errors = {
  searchForIt: 'Search for it',
  closest: 'Closest in the record',
  toTimeline: 'To the timeline',
  allData: 'All data',

  notFound: 'Not found',
  noPageAt: (path: string) => `There is no page at ${path}. The address may be mistyped or out of date.`,
  noPageHere: 'There is no page at this address.',
  unreadable: 'This request can’t be read',
  damaged: 'The address or the data sent is damaged. Check it and try again.',
  notAllowed: 'Not allowed',
  notStorable: 'This can’t be stored as it is',
  ours: 'Something went wrong here',
  oursNoted: (incident: string) =>
    `The fault is ours and has been noted as ${incident}. Nothing was changed. Please try again.`,
  tooMuch: 'Too much at once',
  tooMuchSent:
    'What was sent is larger than this site takes. Go back in your browser: what you typed is still there. Shorten it and send it again.',
  formTooLarge:
    'A form has at most 1 MB, about 150,000 letters of Cyrillic or a million of Latin, and this one is longer. Nothing was changed. Go back in your browser: what you typed is still there. Send a long text in several steps, some points at a time, or import it with the command line.',
  formatUnknown: 'Format not understood',
  sendForm: 'Send the form as application/x-www-form-urlencoded in UTF-8.',
  sendFile: 'Send the file as multipart/form-data.',
  formEmpty: 'The form arrived empty.',
  formDamaged: 'The form arrived damaged: it is not percent-encoded UTF-8. Send it again.',
  fileDamaged: 'The file arrived damaged or not to its end. Send it again.',
  tooMany: 'Too many requests',
  tooManyWait: 'Too many requests came from your address. Wait a minute and try again.',
  tooManyAtOnce: 'Too many requests at once',
  tooManyWaiting: 'Too many requests from your address wait for an answer. Try again in a moment.',
  notSignedIn: 'Not signed in',
  signInFirst: 'You are not signed in, or not any more. Sign in in another tab, then send this again.',
  forWriters: 'This is for those who may write.',
  isFor: {
    contributor: 'This is for contributors and editors.',
    editor: 'This is for editors.',
    administrator: 'This is for administrators.',
  },
  tokenOnlyReads: 'This token is for reading only.',
  fromAnotherSite: 'This form was sent from another site. Open the page on this site and send it again.',
  onlyThisMachine: 'Writing is open only under a name of this machine, such as localhost.',
  notThroughProxy: 'Writing is not open through a proxy: there are no accounts yet.',

  unreadFilters: 'Some filters could not be read.',
  ignoredOne: (names: string) => `This page knows no parameter ${names}. It was ignored.`,
  ignoredSome: (names: string) => `This page knows no parameter ${names}. They were ignored.`,
  otherParameters: plural('en', { one: '# other parameter', other: '# other parameters' }),

  /** What is wrong with the value of a parameter, and how to mend it. */
  parameters: {
    noFilter: (name: string) => `There is no filter “${name}”.`,
    twice: (name: string) => `“${name}” was given twice; give it once.`,
    onlyOne: 'Give only one value.',
    unknown: (value: string) => `There is no “${value}”.`,
    chooseFrom: (value: string, allowed: string) => `There is no “${value}”. Choose from: ${allowed}.`,
    choose: (value: string, allowed: string) => `There is no “${value}”. Choose ${allowed}.`,
    chooseOne: (allowed: string) => `Choose one of: ${allowed}.`,
    or: ' or ',
    noId: (value: string) => `“${value}” is not an id: those have lower-case letters, digits and hyphens.`,
    yearRange: 'Enter a date between the years 10,000 BC and 9999.',
    endBeforeStart: 'The end is before the start: swap the two dates.',
    searchTooLong: (most: string) => `A search has at most ${most} characters. Leave words out.`,
    searchUnreadable: 'The search has a character that cannot be searched for. Type it again.',
    searchEmpty: 'Search for a word or a number.',
    revision: 'Enter the number of a revision, such as 812.',
    revisionByNumber: 'Name a revision by its number, such as 1203.',
    page: 'Enter a page number from 1, or “last”.',
  },
}
