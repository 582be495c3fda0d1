import type { DateSpeech, Side } from './speech.ts'

/**
 * What Ukrainian and Russian have in common. A year is followed by its word (“2025 року”) only where it stands by itself in
 * the genitive; behind a month it stands bare (“23 листопада 2025”), as in the headings of newspapers, since dates stand in narrow
 * columns. What ends with a day ends by “по”, which includes it; “до” leaves open whether it does.
 */
export interface SlavicWords extends Pick<DateSpeech, 'language' | 'notKnown' | 'hemisphere'> {
  readonly ofYear: string
  readonly ofYears: string
  readonly alone: readonly [year: string, years: string]
  /** Behind the first year: “-ті роки”. */
  readonly decade: readonly [alone: string, of: string]
  readonly about: string
  readonly possibly: string
  readonly thirds: readonly [string, string, string]
  readonly before: string
  readonly notBefore: string
  readonly notAfter: string
  /** “з” or “із”, by what follows. */
  readonly from: (date: string) => string
  readonly or: string
  readonly and: string
  readonly someTime: string
  readonly sides: Readonly<Record<'start' | 'end' | 'both', Readonly<Record<Side, string>>>>
  readonly seasons: readonly string[]
  readonly ordinals: Readonly<Record<'quarter' | 'third' | 'half', readonly string[]>>
  readonly fractions: Readonly<Record<'quarter' | 'third' | 'half', string>>
  readonly between: string
  readonly written: Readonly<Record<'written' | 'approximate' | 'uncertain', string>>
}

export function slavic(words: SlavicWords): DateSpeech {
  const { language, notKnown, hemisphere, sides, written } = words
  /** A parenthesis, “можливо, …”, has commas on both of its sides. */
  const behind = (word: string, date: string): string =>
    date.startsWith(words.possibly) ? `${word}, ${date}` : `${word} ${date}`
  const from = (date: string): string => behind(words.from(date), date)
  const by = (date: string): string => behind('по', date)
  return {
    language,
    comma: ',',
    years: (joined, form, isOne) => (form === 'of' ? `${joined} ${isOne ? words.ofYear : words.ofYears}` : joined),
    decade: (year, form) => `${year}${words.decade[form === 'of' ? 1 : 0]}`,
    notKnown,
    about: date => `${words.about} ${date}`,
    possibly: date => `${words.possibly}, ${date}`,
    third: (third, date) => `${words.thirds[third]} ${date}`,
    before: date => `${words.before} ${date}`,
    notBefore: date => behind(words.notBefore, date),
    notAfter: date => behind(words.notAfter, date),
    from: (date, end) => `${from(date)}, ${sides.end[end]}`,
    until: (date, start) => `${by(date)}, ${sides.start[start]}`,
    fromTo: (first, last) => `${from(first)} ${by(last)}`,
    or: ` ${words.or} `,
    and: ` ${words.and} `,
    someTime: {
      joint: ' по ',
      between: (joined, isYears) => `${words.someTime} ${from(joined)}${isYears ? ` ${words.alone[0]}` : ''}`,
    },
    sides: (start, end) => (start === end ? sides.both[start] : `${sides.start[start]}, ${sides.end[end]}`),
    season: (season, years) => `${words.seasons[season]} ${years}`,
    hemisphere,
    fraction: (index, of, year) => `${words.ordinals[of][index]} ${words.fractions[of]} ${year} ${words.ofYear}`,
    bounds: {
      between: (first, last) => `${words.between} ${first} ${words.and} ${last}`,
      from,
      until: by,
    },
    written: (said, edtf, { approximate, uncertain }) =>
      `${said} (${approximate ? `${written.approximate}, ` : ''}${uncertain ? `${written.uncertain}, ` : ''}${written.written} ${edtf})`,
  }
}
