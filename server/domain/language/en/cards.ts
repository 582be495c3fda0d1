/** What the picture of a page shows, for those who do not see it. */
export const cards = {
  timeline: (title: string) => `Milestones in time as columns, those with landmarks marked: ${title}`,
  compare: (title: string) => `The texts side by side, with what changed between them: ${title}`,
  positions: (title: string) => `Actors by points, with a sign for each public position: ${title}`,
  other: (title: string) => `Card: ${title}`,
}
