import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const deadlines: Texts<typeof en.deadlines> = {
  these: 'Терміни',
  title: 'Терміни',
  deck: 'Чого, до якого дня й хто вимагав або обіцяв і що з цього вийшло.',
  open: 'Ще не минули',
  past: 'Минули або закриті',
  deadlines: plural('uk', { one: '# термін', few: '# терміни', many: '# термінів', other: '# терміну' }),
  followedUpTo: 'простежено до дня:',
  outcomes: 'Підсумки',
  none: 'Термінів у записі немає.',
  noneUpToThisDay: 'Термінів до цього дня в записі немає.',
  due: 'До якого дня',
  whatWasSet: 'Що встановлено і ким',
  set: 'Встановлено',
  timeGiven: 'Відведений час',
  whatBecame: 'Що з цього вийшло',
  became: 'Підсумок',
  noWordFor: 'Без новин',
  by: 'хто:',
  in: 'переговори:',
  notKnown: 'невідомо',
  since: 'від дня:',
  noSilence: 'ні',
  extendedTo: 'Продовжено до:',
  earlierDate: 'Замінено ранішою датою:',
  days: plural('uk', { one: '# день', few: '# дні', many: '# днів', other: '# дня' }),
  daysFromTo: (fewest, most) => `${fewest}–${most}`,
  method:
    'Без новин: від цієї дати або від названої події не сталося нічого, що, за записом, випливає з терміну. Рахується до дня, зазначеного вгорі, і ніколи – до сьогодні. Станом на раніший день термін, який іще попереду, вважається таким, що не минув, хай що сталося з ним потім.',
}
