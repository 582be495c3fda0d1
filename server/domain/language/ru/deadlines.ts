import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const deadlines: Texts<typeof en.deadlines> = {
  these: 'Сроки',
  title: 'Сроки',
  deck: 'Что, к какому дню и кто требовал или обещал и что из этого вышло.',
  open: 'Ещё не истекли',
  past: 'Истекли или закрыты',
  deadlines: plural('ru', { one: '# срок', few: '# срока', many: '# сроков', other: '# срока' }),
  followedUpTo: 'прослежено до дня:',
  outcomes: 'Итоги',
  none: 'Сроков в записи нет.',
  noneUpToThisDay: 'Сроков до этого дня в записи нет.',
  due: 'К какому дню',
  whatWasSet: 'Что установлено и кем',
  set: 'Установлено',
  timeGiven: 'Отведённое время',
  whatBecame: 'Что из этого вышло',
  became: 'Итог',
  noWordFor: 'Без новостей',
  by: 'кто:',
  in: 'переговоры:',
  notKnown: 'неизвестно',
  since: 'со дня:',
  noSilence: 'нет',
  extendedTo: 'Продлено до:',
  earlierDate: 'Заменено более ранней датой:',
  days: plural('ru', { one: '# день', few: '# дня', many: '# дней', other: '# дня' }),
  daysFromTo: (fewest, most) => `${fewest}–${most}`,
  method:
    'Без новостей: с этой даты или с названного события не произошло ничего, что, согласно записи, следует из срока. Считается до дня, указанного вверху, и никогда – до сегодня. По состоянию на более ранний день срок, который ещё впереди, считается не истёкшим, что бы ни стало с ним потом.',
}
