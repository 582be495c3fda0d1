/** What the pages are called that are one of a kind, and what each of them answers. */
export const pageWords = {
  documents: {
    title: 'Documents',
    description: 'The texts of the negotiation in time, which builds on or answers which, and what is public of each.',
  },
  lineages: {
    title: 'Questions through the texts',
    description: 'What the texts answer, question by question: in how many texts each stands, and how far it has come.',
  },
  compare: {
    title: 'Compare texts',
    description:
      'Choose two to five texts and read them side by side: what was kept, changed, dropped and added, point by point.',
  },
  issues: {
    title: 'Issues',
    description: 'What is negotiated: the points of each text, the positions and the milestones by issue.',
  },
  actors: {
    title: 'Actors',
    description:
      'States, bodies and people of the negotiation, by side: who took part, who speaks for whom, who met whom.',
  },
  deadlines: {
    title: 'Deadlines',
    description: 'What was demanded or promised by when, by whom, and what became of it.',
  },
  sources: {
    title: 'Sources',
    description: 'All sources of the record, their grades, what rests on each and what rests on one alone.',
  },
  changes: {
    title: 'Changes',
    description: 'What was added, corrected and retracted in the record, when, why and by whom, with every difference.',
  },
  data: {
    title: 'Data',
    description: 'Every view of the record as data: downloads, the schema, the addresses, the licence and how to cite.',
  },
  about: {
    title: 'About this record',
    description:
      'What belongs into the record, how certainty and sources are graded, how corrections work and how far it reaches.',
  },
  explore: {
    title: 'Explore',
    description: 'The timeline to scale, to move and zoom in, in lanes by table, actor, issue or kind.',
  },
}
