import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const lists: Texts<typeof en.lists> = {
  search: 'Искать',
  filters: 'Фильтры',
  inUse: count => `включено: ${count}`,
  chosen: count => `выбрано: ${count}`,
  applyFilters: 'Применить фильтры',
  clearAll: 'Сбросить все',
  filtersInUse: 'Включённые фильтры',
  removeFilter: 'Убрать фильтр: ',
  more: count => `ещё ${count}`,
  all: counted => `Все: ${counted}`,
  pages: 'Страницы',
  pagesOnTop: 'Страницы, вверху',
  pagesOfList: 'Страницы списка',
  previousPage: 'Предыдущая страница',
  nextPage: 'Следующая страница',
  page: (page, pages) => `Страница ${page} из ${pages}`,
  range: (first, last, total) => `${first}–${last} из ${total}`,
  theList: 'Список',
  nothingMatches: 'Ничего не найдено',
  removeOrClear: clear => `Уберите один из фильтров выше или ${clear('сбросьте все')}.`,
  negotiation: 'Переговоры',
  allNegotiations: 'Все переговоры',
  asCsv: 'В CSV',
  asJson: 'В JSON',
  dataAs: (what, format) => `${what}: ${format}`,
  quoted: words => `«${words}»`,
  results: plural('ru', { one: '# результат', few: '# результата', many: '# результатов', other: '# результата' }),
}
