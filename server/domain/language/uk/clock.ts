import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const clock: Texts<typeof en.clock> = {
  label: 'Час читання',
  reading: moment => `Ви читаєте запис за такий час: ${moment}.`,
  returnToLatest: 'Повернутися до останнього стану',
  anotherTime: 'Інший час',
  earlierDay: 'Читати станом на раніший день',
  asOf: date => `станом на ${date}`,
  asHeldOn: instant => `яким його цей сайт мав на ${instant}`,
  and: ', ',
  happenedBy: 'Що сталося до кінця дня',
  happenedByHint: 'День переговорів у будь-якій звичній формі.',
  heldOn: 'Яким цей сайт мав запис на (необов’язково)',
  heldOnHint: 'День або час UTC: пропускає те, що записано пізніше.',
  now: 'зараз',
  show: 'Показати',
  unread: 'Не вдалося прочитати, який час показати.',
  nameDay: 'Назвіть день, наприклад 25 листопада 2025.',
  nameInstant: 'Назвіть мить за UTC, наприклад 2025-11-25T12:00Z, або день.',
  outdated: instant =>
    `Це запис станом на ${instant}. Додане відтоді може бути відсутнім, і нічого не можна зберегти: база даних сайту зараз недоступна.`,
  noRecordThen: 'Тоді цей сайт не мав запису',
  heldSince: date => `Перший запис на цьому сайті: ${date}. Що він знав раніше, сказати неможливо.`,
  canBeRead:
    'А що сталося в переговорах до котрогось ранішого дня, прочитати все одно можна – з того, що записано тепер.',
  happenedByDay: date => `Що сталося до кінця дня: ${date}`,
  asItIsNow: 'Запис, яким він є тепер',
  instant: (day, time) => `${day}, ${time} UTC`,
}
