import { plural } from '../plural.ts'

/** The record as data. */
export const data = {
  title: 'Data',
  lead: 'Everything on these pages is data, and all of it can be taken away: in open formats, in a stable order, with its history.',
  downloads: 'Downloads',
  importFile: 'Import a file',
  importMeans: ': a record document of another site, or rows of a data set, with a dry run first.',
  record: 'The whole record',
  recordMeans:
    'Negotiations, actors, sources, milestones, documents, positions and states of points in one JSON file. It can be imported again without loss.',
  timeline: 'The timeline',
  timelineMeans: 'The milestones in order with the actors and sources they name. Takes the filters of the timeline.',
  tables: 'Tables',
  tablesMean:
    'Milestones, texts, points, quotations, positions, actors and sources as CSV with a codebook: a Frictionless Data Package.',
  journal: 'The journal',
  journalMeans:
    'Every addition, correction, retraction and restoration ever made, one JSON object a line, each holding the hash of the one before.',
  schema: 'JSON Schema of the record',
  schemaMeans: 'JSON Schema 2020-12 of the file above, field by field.',
  milestones: plural('en', { one: '# milestones', other: '# milestones' }),
  documents: plural('en', { one: '# documents', other: '# documents' }),
  actors: plural('en', { one: '# actors', other: '# actors' }),
  sources: plural('en', { one: '# sources', other: '# sources' }),
  revisions: plural('en', { one: '# revisions', other: '# revisions' }),
  addresses: 'Addresses',
  beside: 'Every page has its data beside it. Any site may read them; answers carry an ETag.',
  answersOf: 'What each address takes and answers',
  withExamples: ', with examples and with what stays as it is.',
  address: 'Address',
  answers: 'Answers',
  /** Around the names of two parameters. */
  moments: {
    before: 'Pages and their data take',
    on: '(a day: what had happened by its end) and',
    known:
      '(a UTC instant: what this site held then); what they answer names both. The downloads above always hold the latest record: the journal has every earlier one in it.',
  },
  formulas:
    'In tables (CSV) a text that a spreadsheet would run as a formula, or that begins with an apostrophe itself, has an apostrophe in front: who reads a cell that begins with one takes that one away.',
  /** Around the names of what an error holds. */
  errors: {
    before: 'What goes wrong is answered as',
    and: ', and ',
    with: ' with the ',
    both: ' and ',
    after: ' of each field or filter that could not be read.',
  },
  licence: 'Licence and citation',
  compilation: 'The compilation:',
  noLicence: 'No licence stated',
  quoted: 'Quoted words belong to their speakers, titles of sources to their publishers.',
  revision: (sequence: number) =>
    `Each export names the revision of the journal it was made from and its hash. This page shows revision ${sequence}:`,
}
