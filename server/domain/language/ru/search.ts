import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const search: Texts<typeof en.search> = {
  heading: 'Поиск',
  titleOf: words => `Поиск: ${words}`,
  whole: 'Искать во всей записи',
  label: 'События, тексты, пункты, люди, темы и источники',
  button: 'Искать',
  whatWasFound: 'Что найдено',
  copyNeedsScript: (timeline, all) =>
    `В этой копии записи ищет ваш браузер, а для этого нужен JavaScript. Без него откройте ${timeline('хронологию')} или ${all('все события на одной странице')} и ищите слова там средствами браузера.`,
  aloneTheyFind: 'Всех этих слов вместе нигде нет. По отдельности они находят:',
  checkSpelling:
    'Проверьте написание или попробуйте меньше слов либо другие слова: имя, место, тему, номер пункта. Имена находятся во всех написаниях, которые знает запись.',
  howItWorks:
    'Можно ввести только начало слова. Имена находятся и в других написаниях и алфавитах, а одна опечатка в длинном слове простительна.',
  theTimeline: 'Хронология',
  theIssues: 'Темы',
  found: (counted, words) => `${counted} по запросу «${words}»`,
  nothingFound: words => `По запросу «${words}» ничего не найдено`,
  corrected: (typed, instead) => `Такого нигде нет: ${typed}. Вместо этого показано: ${instead}.`,
  everything: 'Всё, что найдено',
  bestShown: count => `Показаны лучшие: ${count}. Ещё одно слово сузит поиск.`,
  all: counted => `Все: ${counted}`,
  allInTimeline: counted => `Все в хронологии: ${counted}`,
  oneInTimeline: 'Это событие в хронологии',
  point: (point, text) => `Пункт ${point}, ${text}`,
  kinds: {
    milestones: {
      title: 'События',
      counted: plural('ru', { one: '# событие', few: '# события', many: '# событий', other: '# события' }),
    },
    texts: {
      title: 'Тексты',
      counted: plural('ru', { one: '# текст', few: '# текста', many: '# текстов', other: '# текста' }),
    },
    points: {
      title: 'Пункты текстов',
      counted: plural('ru', { one: '# пункт', few: '# пункта', many: '# пунктов', other: '# пункта' }),
    },
    actors: {
      title: 'Люди и организации',
      counted: plural('ru', { one: '# участник', few: '# участника', many: '# участников', other: '# участника' }),
    },
    issues: {
      title: 'Темы',
      counted: plural('ru', { one: '# тема', few: '# темы', many: '# тем', other: '# темы' }),
    },
    sources: {
      title: 'Источники',
      counted: plural('ru', { one: '# источник', few: '# источника', many: '# источников', other: '# источника' }),
    },
  },
}
