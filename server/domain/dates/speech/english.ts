import type { DateSpeech } from './speech.ts'

const SEASONS = ['spring', 'summer', 'autumn', 'winter']
const ORDINALS = ['first', 'second', 'third', 'fourth']

export const english: DateSpeech = {
  language: 'en',
  comma: ',',
  years: words => words,
  decade: year => `the ${year}s`,
  notKnown: {
    day: 'day not known',
    month: 'month not known',
    'month and day': 'month and day not known',
    year: 'year not known',
    date: 'date not known',
  },
  about: date => `about ${date}`,
  possibly: date => `possibly ${date}`,
  third: (third, date) => (third === 1 ? `mid-${date}` : `${third === 0 ? 'early' : 'late'} ${date}`),
  before: date => `before ${date}`,
  notBefore: date => `on or after ${date}`,
  notAfter: date => `on or before ${date}`,
  from: (date, end) => `from ${date}, end ${end}`,
  until: (date, start) => `until ${date}, start ${start}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  or: ' or ',
  and: ' and ',
  someTime: { joint: ' and ', between: joined => `some time between ${joined}` },
  sides: (start, end) => (start === end ? `start and end ${start}` : `start ${start}, end ${end}`),
  season: (season, years) => `${SEASONS[season]} ${years}`,
  hemisphere: { northern: '(northern hemisphere)', southern: '(southern hemisphere)' },
  fraction: (index, of, year) => `${ORDINALS[index]} ${of} of ${year}`,
  bounds: {
    between: (first, last) => `between ${first} and ${last}`,
    from: first => `from ${first}`,
    until: last => `until ${last}`,
  },
  written: (words, edtf, { approximate, uncertain }) =>
    `${words} (${approximate ? 'approximate, ' : ''}${uncertain ? 'uncertain, ' : ''}written ${edtf})`,
}
