const MONTHS = 'January February March April May June July August September October November December'

/** Months and years. What `Intl` says of them changes with its version. */
export const calendar = {
  /** By itself, “November 2025”; `of` a day and behind most prepositions, where a language tells the two apart. */
  months: { alone: MONTHS, of: MONTHS, short: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec' },
  /** Years of few or many digits need a word with them: “23 November 25” would read as a shortened year. */
  years: {
    long: (year: number) => `year ${year}`,
    afterChrist: (year: number) => `AD ${year}`,
    beforeChrist: (year: number) => `${year} BC`,
  },
}
