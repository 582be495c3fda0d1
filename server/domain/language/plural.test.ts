import { expect, it } from 'vitest'
import { words, wordsIn } from './words.ts'

// The categories of Unicode CLDR: https://cldr.unicode.org/index/cldr-spec/plural-rules
it.each([
  ['en', [0, 1, 2, 1203], ['0 milestones', '1 milestone', '2 milestones', '1,203 milestones']],
  ['uk', [0, 1, 2, 5, 11, 21, 22], ['0 подій', '1 подія', '2 події', '5 подій', '11 подій', '21 подія', '22 події']],
  [
    'ru',
    [0, 1, 2, 5, 11, 21, 22],
    ['0 событий', '1 событие', '2 события', '5 событий', '11 событий', '21 событие', '22 события'],
  ],
  [
    'ar',
    [0, 1, 2, 3, 11, 100, 1203],
    ['لا أحداث', 'حدث واحد', 'حدثان', '3 أحداث', '11 حدثًا', '100 حدث', '1,203 أحداث'],
  ],
] as const)('numbers and nouns agree in %s', (language, numbers, counted) => {
  const { milestones } = wordsIn(language).site
  expect(numbers.map(milestones)).toEqual(counted)
})

it('is English where nobody says who reads', () => expect(words()).toBe(wordsIn('en')))
