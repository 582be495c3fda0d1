import { markedParts, passageOf } from '../../../server/domain/search/marking.ts'
import type { ReadyEntry, ReadyFinding, ReadyIndex } from '../../../server/domain/search/ready-search.ts'
import type { Term } from '../../../server/domain/search/spellings.ts'
import { curlyQuotes } from '../../../server/domain/text/curly-quotes.ts'
import { element } from '../explorer/parts.ts'

// What was found, laid out as the server's page of the search lays it out.

const SHOWN_AT_ONCE = 5
const PASSAGE = 180

export function results({ kinds }: ReadyIndex, finding: ReadyFinding, search: string): Node[] {
  const { terms, corrected, total, groups, alone } = finding
  const words = corrected.length > 0 ? terms.map(([word]) => word).join(' ') : search
  const counted = (count: number, one: string, many: string) =>
    `${count.toLocaleString('en')} ${count === 1 ? one : many}`
  const summary =
    total === 0 ? `Nothing was found for “${words}”` : `${counted(total, 'result', 'results')} for “${words}”`
  const parts: Node[] = [element('p', { class: 'search-summary', role: 'status' }, summary)]
  for (const { typed, instead } of corrected)
    parts.push(element('p', { class: 'note-line' }, `Nothing has “${typed}”. This is what has “${instead}”.`))
  if (total === 0) parts.push(nothing(alone))
  if (groups.length > 1)
    parts.push(
      element(
        'nav',
        { class: 'found-parts', 'aria-label': 'What was found' },
        element(
          'ul',
          {},
          ...groups.map(({ kind, total: count }) =>
            element(
              'li',
              {},
              element('a', { href: `#${kind}` }, counted(count, kinds[kind]?.one ?? '', kinds[kind]?.many ?? '')),
            ),
          ),
        ),
      ),
    )
  for (const { kind, hits } of groups) parts.push(group(kind, kinds[kind]?.title ?? '', hits, terms))
  return parts
}

function nothing(alone: ReadyFinding['alone']): HTMLElement {
  if (alone.length === 0)
    return element(
      'div',
      { class: 'reading nothing-found' },
      element(
        'p',
        {},
        'Check the spelling, or try fewer or other words: a name, a place, an issue, the number of a point. Names are found in every spelling that the record knows.',
      ),
    )
  const items = alone.map(({ word, total }) =>
    element(
      'li',
      {},
      element('a', { href: `?${new URLSearchParams({ q: word })}` }, word),
      ' ',
      element('span', { class: 'count' }, total.toLocaleString('en')),
    ),
  )
  return element(
    'div',
    { class: 'reading nothing-found' },
    element('p', {}, 'Nothing has all of these words. Alone they find:'),
    element('ul', {}, ...items),
  )
}

function group(kind: string, title: string, hits: readonly ReadyEntry[], terms: readonly Term[]): HTMLElement {
  const count = element('span', { class: 'count' }, hits.length.toLocaleString('en'))
  const list = (some: readonly ReadyEntry[]) => element('ol', {}, ...some.map(hit => item(hit, terms)))
  const rest = hits.slice(SHOWN_AT_ONCE)
  const section = element(
    'section',
    { id: kind, class: 'found' },
    element('h2', {}, title, ' ', count),
    list(hits.slice(0, SHOWN_AT_ONCE)),
  )
  if (rest.length > 0)
    section.append(
      element('details', {}, element('summary', {}, `${rest.length.toLocaleString('en')} more`), list(rest)),
    )
  return section
}

function item({ href, title, detail, text }: ReadyEntry, terms: readonly Term[]): HTMLElement {
  const made = element('li', {}, element('a', { href, dir: 'auto' }, ...marked(title, terms)))
  if (detail !== '') made.append(element('span', { class: 'found-detail' }, ...marked(detail, terms)))
  if (text !== '')
    made.append(element('span', { class: 'found-passage' }, ...marked(passageOf(text, terms, PASSAGE), terms)))
  return made
}

const marked = (text: string, terms: readonly Term[]): (Node | string)[] =>
  markedParts(curlyQuotes(text), terms).map(part => (part.isMarked ? element('mark', {}, part.text) : part.text))
