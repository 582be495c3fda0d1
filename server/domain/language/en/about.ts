/** What belongs into a record and how it is kept. */
export const about = {
  title: 'About this record',
  lead: 'Parley keeps the public, sourced and correctable record of a negotiation while it happens.',
  /** Before their names. */
  parties: 'Parties:',
  mediators: 'Mediators:',
  scope: 'Scope',
  coverage: 'Coverage',
  reaches: (from: string, to: string) => `${from} to ${to}.`,
  reachesOn: (from: string) => `${from} to the last change of the record.`,
  method: 'Method',
  published:
    'Everything that stands here was published by somebody, and every milestone names at least one source. Summaries are in the editors’ own words; quotes are short and name speaker and source. Statements are reported as statements.',
  accounts:
    'Where sides tell it differently, their accounts stand side by side, each with its source. “Agreed” always says among whom: agreement between two sides is not agreement of all.',
  dates:
    'Dates are only as exact as they are known, and are kept in EDTF (ISO 8601-2). “Late November” is never turned into a day.',
  grading: 'Grading',
  gradingOfSources: 'Grading of sources',
  graded:
    'Two things are graded apart, after the Admiralty system: how reliable an outlet is (A to F), and how credible this one piece of information is (1 to 6). What nobody has judged yet is F and 6. A third word, the certainty of the milestone, says what a reader should make of it all.',
  corrections: 'Corrections',
  corrected: {
    before:
      'Nothing is overwritten. Each addition, correction, retraction and restoration is a revision with a time and a reason, chained to the one before by its hash, and',
    journal: 'the whole journal can be downloaded',
    allChanges: 'All changes',
    after:
      'stand in one list, with what each changed; a correction that readers must notice stands on the page of the entry itself, and every entry has a history in which any two versions are read side by side. A retracted milestone leaves a page that says why. To propose a correction, name the address of the page, what is wrong, and a source that shows it.',
  },
  glossary: 'Glossary',
  glossaryLong: 'Glossary: what the words mean',
}
