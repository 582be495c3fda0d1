import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const embeds: Texts<typeof en.embeds> = {
  title: 'Вбудувати',
  titleOf: title => `Вбудувати: ${title}`,
  nothing: 'З цієї сторінки нічого не можна вбудувати, або такої сторінки немає.',
  lead: {
    before: 'Фрагмент сторінки',
    after:
      'для вашої власної. Він не зберігає файлів cookie, нічого не запитує з інших сайтів і каже, за чиїми словами щось погоджено.',
  },
  pieces: {
    state: 'Стан справ',
    timeline: 'Події списком',
    overview: 'Події в масштабі',
    event: 'Ця подія',
    point: 'Цей пункт і його історія',
    comparison: 'Порівняння як таблиця',
    positions: 'Позиції як таблиця',
  },
  positions: 'Позиції',
  show: 'Показати',
  code: 'Код для копіювання',
  noOrigin: 'Цей сайт не знає своєї публічної адреси: поставте її перед кожним шляхом у лапках або задайте PUBLIC_URL.',
  preview: 'Попередній перегляд',
  piece: 'Фрагмент',
  limit: 'Подій щонайбільше',
  colours: 'Кольори',
  readersOwn: 'Як у читача',
  light: 'Світлі',
  dark: 'Темні',
  whatItShows: 'Що показує',
  live: 'Найновіший стан з усіма виправленнями',
  fixed: sequence => `Завжди ревізія ${sequence}, як вона є тепер`,
  height: 'Висота',
  low: pixels => `Низька, ${pixels} пікселів`,
  middle: pixels => `Середня, ${pixels} пікселів`,
  high: pixels => `Велика, ${pixels} пікселів`,
  longer: 'Довші фрагменти',
  grows: 'Рамка росте: код додає невеликий скрипт цього сайту',
  scrolls: 'Рамка прокручується: без скрипту',
  picture: format => `Зображення (${format})`,
}
