/** What pages of several subjects say in the same words. */
export const pages = {
  asJson: 'As JSON',
  asCsv: 'As CSV',
  inTheTimeline: 'In the timeline',
  correctThis: 'Correct this',
  retract: 'Retract',
  noneRecorded: 'None recorded.',
  onThisPage: 'On this page',
  legend: 'Legend',
  issues: 'Issues',
  sources: 'Sources',
  /** Between the items of a list. */
  comma: ', ',
  semicolon: '; ',
  /** Between what was and what became of it. */
  arrow: '→',
  quoted: (text: string) => `“${text}”`,
  /** Between the last two of some. */
  and: ' and ',
}
