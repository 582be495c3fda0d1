import { isoDayOf } from '../../../server/domain/dates/day-numbers.ts'
import type { DayRange } from '../../../server/domain/dates/day-range.ts'
import type { ExplorerData } from '../../../server/domain/explorer/explorer-data.ts'
import { wordsOf } from '../../../server/domain/explorer/mark-words.ts'
import { countWords, explorerTable, laneLabel } from '../../../server/domain/explorer/table.ts'
import { searchAt, type Whereabouts, withParameters } from './address.ts'
import { element } from './parts.ts'

// What the page says around the drawing: it follows whatever lanes and days are drawn.

interface Shown {
  readonly data: ExplorerData
  readonly at: Whereabouts
}

const table = document.querySelector<HTMLDetailsElement>('#explorer-list')
const asList = document.querySelector<HTMLAnchorElement>('.toolbar-links .as-list')
let shown: Shown | null = null

// The rows are only made while the table is open.
table?.addEventListener('toggle', () => fillTable())

/** @param dataAddress where the data that is drawn comes from */
export function followDrawing(now: Shown, dataAddress: string): void {
  shown = now
  const { data, at } = now
  setText('#explorer-count', countWords(data))
  document.querySelector('.toolbar-links .export')?.setAttribute('href', dataAddress)
  // Links to other filters and clocks keep the lanes and the view.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.chips a, .filter-actions a, .clock-bar p a')) {
    link.search = searchAt(link.search, data.by, at)
  }
  const view = new URLSearchParams(searchAt('', data.by, at))
  for (const form of document.querySelectorAll<HTMLFormElement>('#explorer-form, form.clock')) {
    for (const name of ['by', 'begin', 'end', 'selected']) keepField(form, name, view.get(name) ?? '')
  }
  fillTable()
}

function setText(selector: string, text: string): void {
  for (const found of document.querySelectorAll(selector)) found.textContent = text
}

function keepField(form: HTMLFormElement, name: string, value: string): void {
  const own = form.elements.namedItem(name)
  if (own instanceof RadioNodeList) return
  if (own instanceof HTMLInputElement) own.value = value
  else if (value !== '') form.append(element('input', { type: 'hidden', name, value }))
}

function fillTable(): void {
  if (!table || !shown) return
  const { data, at } = shown
  const days = at.days ?? data.extent
  const { caption, isCut, rows } = explorerTable(data, days)
  setText('.explorer-caption', caption)
  if (!table.open) return
  setText('#explorer-list th:last-child', laneLabel(data.by))
  table.querySelector('tbody')?.replaceChildren(
    ...rows.map(({ place, lanes }) => {
      const { title, href, date, certainty } = wordsOf(data, { kind: 'milestones', lane: -1 }, place)
      const { id = '', label = '' } = certainty ?? {}
      return element(
        'tr',
        {},
        element('td', {}, date),
        element('td', { dir: 'auto' }, element('a', { href }, title)),
        element('td', {}, element('span', { class: `certainty certainty-${id}` }, label)),
        element('td', {}, lanes),
      )
    }),
  )
  const rest = table.querySelector<HTMLElement>('.explorer-rest')
  if (rest) rest.hidden = !isCut
  const link = rest?.querySelector('a')
  if (link && asList && days) link.search = withinDays(asList.search, days)
}

/** The filters with nothing outside these days. */
function withinDays(search: string, { first, last }: DayRange): string {
  const filters = new URLSearchParams(search)
  const [from, to] = [filters.get('from') ?? '', filters.get('to') ?? '']
  const [begin, end] = [isoDayOf(first), isoDayOf(last)]
  return withParameters(search, { from: from > begin ? from : begin, to: to !== '' && to < end ? to : end })
}
