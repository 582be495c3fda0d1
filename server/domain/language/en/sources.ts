import { plural } from '../plural.ts'
import type { Tag } from '../texts.ts'

/** Where it all comes from: sources beside what they support, their list, the page of one. */
export const sources = {
  heading: 'Sources',
  none: 'None.',
  counted: plural('en', { one: '# source', other: '# sources' }),
  mark: (number: string, publisher: string) => `Source ${number}: ${publisher}`,
  republishing: ', republishing ',
  outletTitle: 'Reliability of the outlet',
  outlet: 'outlet',
  informationTitle: 'Credibility of this information',
  information: 'information',
  elsewhere: 'what else is from it',
  elsewhereOf: (title: string) => `What else is from it: ${title}`,
  archivedCopy: 'archived copy',
  archivedCopyOf: (title: string) => `Archived copy: ${title}`,

  list: {
    deck: 'Where everything in the record is from, and what rests on one source or on copies alone.',
    lists: 'Lists of sources',
    filter: 'Filter the sources',
    search: 'Search titles, publishers, addresses',
    add: 'Add a source',
    whatGradesMean: 'What the grades mean',
    empty: 'The record holds no source yet. Sources are added with the milestones that cite them.',
    emptyForEditors: (add: Tag) =>
      `The record holds no source yet. Sources are added with the milestones that cite them, or ${add('by themselves')}.`,
    restsOn: 'Rests on ',
    restsFromIt: (what: string) => `${what} from it`,
    onThisAlone: (count: string) => `${count} on this source alone`,
    nothingFromIt: 'nothing in the record is from it',
    readOriginal: 'read the original',
    readOriginalOf: (title: string) => `Read the original: ${title}`,
    notArchived: 'not archived',
    theseSources: 'These sources',
    all: 'All sources',
    shows: {
      'single-source': {
        text: 'On a single source',
        explanation:
          'Milestones, texts, points of texts, positions and states of points that cite one source and no other.',
      },
      republications: {
        text: 'On copies alone',
        explanation: 'What cites only outlets that repeat another publisher: the original was not read.',
      },
      'not-archived': {
        text: 'Without an archived copy',
        explanation: 'A list to work on: if one of these addresses goes, what it said can no longer be checked.',
      },
      unused: {
        text: 'Not used',
        explanation: 'A list to work on: nothing in the record refers to these.',
      },
    },
    noSource: 'No sources',
    range: (first: string, last: string, sources: string) => `${first}–${last} of ${sources}`,
    noClaim: (sources: string) => `No entries and points, from ${sources}`,
    claims: (claims: string, sources: string) => `${claims}, from ${sources}`,
    facets: { kind: 'Kind', reliability: 'Grade', publisher: 'Publisher', language: 'Language' },
    entriesAndPoints: plural('en', { one: '# entry or point', other: '# entries and points' }),
  },

  /** What rests on a source. */
  resting: {
    event: plural('en', { one: '# milestone', other: '# milestones' }),
    document: plural('en', { one: '# document', other: '# documents' }),
    position: plural('en', { one: '# position', other: '# positions' }),
    pointState: plural('en', { one: '# state of a point', other: '# states of points' }),
  },
  claims: {
    event: 'Milestone',
    document: 'Document',
    position: 'Position',
    pointState: 'State of a point',
    point: 'Point',
  },
  pointOf: (text: string, point: string, label: string) => `${text}, point ${point}: ${label}`,

  page: {
    reliability: 'Reliability of the outlet:',
    archived: 'Archived:',
    noArchive: 'No archived copy is recorded.',
    correct: 'Correct this source',
    merge: 'Merge with another…',
    unused: 'Nothing in the record rests on this source.',
    aloneOnIt: 'Rests on this source alone',
    allAbout: 'All about this source',
    thisSource: 'This source',
    description: (title: string, publisher: string, date: string) =>
      `${title}. ${publisher}, ${date}. What rests on this source, and what on it alone.`,
    unreadList: 'The list to be shown could not be read.',
    gone: 'No longer there.',
    goneLastSeen: (date: string) => `No longer there, last seen there on ${date}.`,
    lastSeen: (date: string) => `Last seen there on ${date}.`,
  },
}
