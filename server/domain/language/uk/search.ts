import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const search: Texts<typeof en.search> = {
  heading: 'Пошук',
  titleOf: words => `Пошук: ${words}`,
  whole: 'Шукати в усьому записі',
  label: 'Події, тексти, пункти, люди, питання та джерела',
  button: 'Шукати',
  whatWasFound: 'Що знайдено',
  copyNeedsScript: (timeline, all) =>
    `У цій копії запису шукає ваш браузер, а для цього потрібен JavaScript. Без нього відкрийте ${timeline('хронологію')} або ${all('усі події на одній сторінці')} і шукайте слова там засобами браузера.`,
  aloneTheyFind: 'Усіх цих слів разом ніде немає. Окремо вони знаходять:',
  checkSpelling:
    'Перевірте написання або спробуйте менше слів чи інші слова: ім’я, місце, питання, номер пункту. Імена знаходяться в усіх написаннях, які знає запис.',
  howItWorks:
    'Можна ввести лише початок слова. Імена знаходяться і в інших написаннях та абетках, а одну помилку в довгому слові пробачено.',
  theTimeline: 'Хронологія',
  theIssues: 'Питання',
  found: (counted, words) => `${counted} за запитом «${words}»`,
  nothingFound: words => `За запитом «${words}» нічого не знайдено`,
  corrected: (typed, instead) => `Такого ніде немає: ${typed}. Натомість показано: ${instead}.`,
  everything: 'Усе, що знайдено',
  bestShown: count => `Показано найкращі: ${count}. Ще одне слово звузить пошук.`,
  all: counted => `Усі: ${counted}`,
  allInTimeline: counted => `Усі в хронології: ${counted}`,
  oneInTimeline: 'Ця подія в хронології',
  point: (point, text) => `Пункт ${point}, ${text}`,
  kinds: {
    milestones: {
      title: 'Події',
      counted: plural('uk', { one: '# подія', few: '# події', many: '# подій', other: '# події' }),
    },
    texts: {
      title: 'Тексти',
      counted: plural('uk', { one: '# текст', few: '# тексти', many: '# текстів', other: '# тексту' }),
    },
    points: {
      title: 'Пункти текстів',
      counted: plural('uk', { one: '# пункт', few: '# пункти', many: '# пунктів', other: '# пункту' }),
    },
    actors: {
      title: 'Люди й установи',
      counted: plural('uk', { one: '# учасник', few: '# учасники', many: '# учасників', other: '# учасника' }),
    },
    issues: {
      title: 'Питання',
      counted: plural('uk', { one: '# питання', few: '# питання', many: '# питань', other: '# питання' }),
    },
    sources: {
      title: 'Джерела',
      counted: plural('uk', { one: '# джерело', few: '# джерела', many: '# джерел', other: '# джерела' }),
    },
  },
}
