import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const lists: Texts<typeof en.lists> = {
  search: 'Шукати',
  filters: 'Фільтри',
  inUse: count => `увімкнено: ${count}`,
  chosen: count => `вибрано: ${count}`,
  applyFilters: 'Застосувати фільтри',
  clearAll: 'Скинути все',
  filtersInUse: 'Увімкнені фільтри',
  removeFilter: 'Прибрати фільтр: ',
  more: count => `ще ${count}`,
  all: counted => `Усі: ${counted}`,
  pages: 'Сторінки',
  pagesOnTop: 'Сторінки, угорі',
  pagesOfList: 'Сторінки списку',
  previousPage: 'Попередня сторінка',
  nextPage: 'Наступна сторінка',
  page: (page, pages) => `Сторінка ${page} з ${pages}`,
  range: (first, last, total) => `${first}–${last} із ${total}`,
  theList: 'Список',
  nothingMatches: 'Нічого не знайдено',
  removeOrClear: clear => `Приберіть котрийсь із фільтрів угорі або ${clear('скиньте всі')}.`,
  negotiation: 'Переговори',
  allNegotiations: 'Усі переговори',
  asCsv: 'У CSV',
  asJson: 'У JSON',
  dataAs: (what, format) => `${what}: ${format}`,
  quoted: words => `«${words}»`,
  results: plural('uk', { one: '# результат', few: '# результати', many: '# результатів', other: '# результату' }),
}
