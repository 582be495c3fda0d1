import { plural } from '../plural.ts'
import type { Tag } from '../texts.ts'

/** The search over everything. */
export const search = {
  heading: 'Search',
  titleOf: (words: string) => `Search: ${words}`,
  whole: 'Search the whole record',
  label: 'Milestones, texts, points, people, issues and sources',
  button: 'Search',
  whatWasFound: 'What was found',
  copyNeedsScript: (timeline: Tag, all: Tag) =>
    `This copy of the record is searched by your browser, and that needs JavaScript. Without it, look in ${timeline('the timeline')} or ${all('all milestones on one page')}, and let your browser find words there.`,
  aloneTheyFind: 'Nothing has all of these words. Alone they find:',
  checkSpelling:
    'Check the spelling, or try fewer or other words: a name, a place, an issue, the number of a point. Names are found in every spelling that the record knows.',
  howItWorks:
    'What you type may be the beginning of a word. Names are found in other spellings and scripts as well, and one typing error in a long word is forgiven.',
  theTimeline: 'The timeline',
  theIssues: 'The issues',
  found: (counted: string, words: string) => `${counted} for “${words}”`,
  nothingFound: (words: string) => `Nothing was found for “${words}”`,
  corrected: (typed: string, instead: string) => `Nothing has ${typed}. This is what has ${instead}.`,
  everything: 'All that was found',
  bestShown: (count: string) => `The ${count} best are shown. Another word narrows it.`,
  all: (counted: string) => `All ${counted}`,
  allInTimeline: (counted: string) => `All ${counted} in the timeline`,
  oneInTimeline: 'The milestone in the timeline',
  point: (point: string, text: string) => `Point ${point} of ${text}`,
  kinds: {
    milestones: {
      title: 'Milestones',
      counted: plural('en', { one: '# milestone', other: '# milestones' }),
    },
    texts: { title: 'Texts', counted: plural('en', { one: '# text', other: '# texts' }) },
    points: { title: 'Points of texts', counted: plural('en', { one: '# point', other: '# points' }) },
    actors: { title: 'People and bodies', counted: plural('en', { one: '# actor', other: '# actors' }) },
    issues: { title: 'Issues', counted: plural('en', { one: '# issue', other: '# issues' }) },
    sources: { title: 'Sources', counted: plural('en', { one: '# source', other: '# sources' }) },
  },
}
