import { plural } from '../plural.ts'
import type { Tag } from '../texts.ts'

/** What stands around every page. */
export const site = {
  skipToContent: 'Skip to the content',
  mainMenu: 'Main',
  menu: 'Menu',
  more: 'More',
  breadcrumb: 'Breadcrumb',
  search: 'Search',
  searchEverything: 'Search everything',
  searchLabel: 'Search milestones, texts, points, people, issues and sources',
  searchPlaceholder: 'Texts, people, words',
  language: 'Language',
  /** In the language that it leads to. */
  readInThisLanguage: 'Read in English',
  address: (address: string) => `Address: ${address}`,
  revision: (sequence: string) => `Revision ${sequence}`,
  licence: (licence: string) => `Data: ${licence}.`,
  quotedWords: 'Quoted words belong to their speakers.',
  howCorrectionsWork: 'How corrections work',
  glossary: 'Glossary',
  allData: 'All data',
  reportAnError: 'Report an error on this page',
  forEditors: 'For editors',
  colours: 'Colours',
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  keyboard: 'Keyboard',
  signIn: 'Sign in',
  inAnotherTab: ' in another tab',
  places: {
    timeline: 'Timeline',
    list: 'List',
    toScale: 'To scale',
    forPrint: 'For print',
    texts: 'Texts',
    documents: 'Documents',
    questions: 'Questions',
    compare: 'Compare',
    whoStandsWhere: 'Who stands where',
    positions: 'Positions',
    issues: 'Issues',
    actors: 'Actors',
    deadlines: 'Deadlines',
    sources: 'Sources',
    changes: 'Changes',
    data: 'Data',
    about: 'About',
  },
  translated: {
    /** Once on a page of which texts are translated. */
    byMachine: (original: Tag) =>
      `Texts of the record on this page are translated by machine and not reviewed. ${original('Show the English original')}`,
    byPeople: (original: Tag) =>
      `Texts of the record on this page are translations. ${original('Show the English original')}`,
    notYet: 'Some texts on this page are not translated yet.',
  },
  milestones: plural('en', { one: '# milestone', other: '# milestones' }),
}
