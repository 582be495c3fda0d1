import { plural } from '../plural.ts'
import type { Tag } from '../texts.ts'

/** What all lists have in common: filters, the place in the whole, the way to other pages. */
export const lists = {
  search: 'Search',
  filters: 'Filters',
  inUse: (count: string) => `${count} in use`,
  chosen: (count: string) => `${count} chosen`,
  applyFilters: 'Apply filters',
  clearAll: 'Clear all',
  filtersInUse: 'Filters in use',
  /** Before the name of one. */
  removeFilter: 'Remove the filter ',
  more: (count: string) => `${count} more`,
  /** The numeral alone, or with its noun. */
  all: (counted: string) => `All ${counted}`,
  pages: 'Pages',
  pagesOnTop: 'Pages, top',
  pagesOfList: 'Pages of the list',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  page: (page: string, pages: string) => `Page ${page} of ${pages}`,
  range: (first: string, last: string, total: string) => `${first}–${last} of ${total}`,
  theList: 'The list',
  nothingMatches: 'Nothing matches',
  removeOrClear: (clear: Tag) => `Remove a filter above, or ${clear('clear them all')}.`,
  negotiation: 'Negotiation',
  allNegotiations: 'All negotiations',
  asCsv: 'As CSV',
  asJson: 'As JSON',
  dataAs: (what: string, format: string) => `${what} as ${format}`,
  quoted: (words: string) => `“${words}”`,
  results: plural('en', { one: '# result', other: '# results' }),
}
