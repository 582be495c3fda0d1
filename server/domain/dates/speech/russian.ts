import { slavic } from './slavic.ts'

export const russian = slavic({
  language: 'ru',
  ofYear: 'года',
  ofYears: 'годов',
  alone: ['год', 'годы'],
  decade: ['-е годы', '-х годов'],
  notKnown: {
    day: 'день неизвестен',
    month: 'месяц неизвестен',
    'month and day': 'месяц и день неизвестны',
    year: 'год неизвестен',
    date: 'дата неизвестна',
  },
  about: 'около',
  possibly: 'возможно',
  thirds: ['в начале', 'в середине', 'в конце'],
  before: 'ранее',
  notBefore: 'не ранее',
  notAfter: 'не позднее',
  // “Со второго”, and of no other day.
  from: date => (/^2(?!\d)/.test(date) ? 'со' : 'с'),
  or: 'или',
  and: 'и',
  someTime: 'в какой-то момент',
  sides: {
    start: { open: 'начало открыто', unknown: 'начало неизвестно' },
    end: { open: 'конец открыт', unknown: 'конец неизвестен' },
    both: { open: 'начало и конец открыты', unknown: 'начало и конец неизвестны' },
  },
  seasons: ['весна', 'лето', 'осень', 'зима'],
  hemisphere: { northern: '(северное полушарие)', southern: '(южное полушарие)' },
  ordinals: {
    quarter: ['первый', 'второй', 'третий', 'четвёртый'],
    third: ['первая', 'вторая', 'третья'],
    half: ['первая', 'вторая'],
  },
  fractions: { quarter: 'квартал', third: 'треть', half: 'половина' },
  between: 'между',
  written: { written: 'записано', approximate: 'приблизительно', uncertain: 'неточно' },
})
