import type { ExplorerData } from '../../../server/domain/explorer-data.ts'
import type { Hit } from '../../../server/domain/explorer-scene.ts'
import type { Band } from '../../../server/domain/explorer-stack.ts'
import { element } from './parts.ts'
import { bandWords, clusterWords, wordsOf } from './words.ts'

const MOST_LISTED = 60

/** What stands beside the drawing about the mark that is chosen or pointed at. */
export function showDetails(panel: HTMLElement, data: ExplorerData, hit: Hit | null, canOpen: boolean): void {
  if (!hit) {
    panel.replaceChildren(
      heading('Details'),
      element('p', { class: 'note' }, 'Point at a mark, or choose one, to see what it is.'),
    )
    return
  }
  const { band } = hit.shown
  const { cluster, place } = hit.mark
  panel.replaceChildren(...(cluster ? listOf(data, band, cluster, canOpen) : oneOf(data, band, place)))
}

function heading(...content: readonly (Node | string)[]): HTMLHeadingElement {
  return element('h2', { id: 'explorer-details-heading' }, ...content)
}

function oneOf(data: ExplorerData, band: Band, place: number): Node[] {
  const { title, href, date, certainty, significance } = wordsOf(data, band, place)
  const meta = element('p', { class: 'event-meta' }, element('span', { class: 'date' }, date))
  if (certainty) meta.append(' ', element('span', { class: `certainty certainty-${certainty.id}` }, certainty.label))
  const context = [bandWords(band), ...(significance ? [significance] : [])].join(' · ')
  const parts: Node[] = [meta, heading(element('a', { href }, title)), element('p', { class: 'note' }, context)]
  if (band.kind === 'texts') parts.push(...familyOf(data, place))
  return parts
}

/** What a text builds on, and what builds on it. */
function familyOf(data: ExplorerData, place: number): Node[] {
  const heirs = data.documents.flatMap(({ follows }, heir) => (follows.includes(place) ? [heir] : []))
  return [...named('Builds on', data.documents[place]?.follows ?? [], data), ...named('Taken up by', heirs, data)]
}

const named = (term: string, places: readonly number[], data: ExplorerData): Node[] =>
  places.length === 0 ? [] : [element('p', { class: 'note' }, term), list(data, { kind: 'texts', lane: -1 }, places)]

function listOf(
  data: ExplorerData,
  band: Band,
  cluster: NonNullable<Hit['mark']['cluster']>,
  canOpen: boolean,
): Node[] {
  const listed = cluster.places.slice(0, MOST_LISTED)
  const rest = cluster.places.length - listed.length
  return [
    heading(clusterWords(band.kind, cluster)),
    element('p', { class: 'note' }, `${bandWords(band)}${canOpen ? ' · press the number to zoom in' : ''}`),
    list(data, band, listed),
    ...(rest > 0
      ? [element('p', { class: 'note' }, `And ${rest.toLocaleString('en')} more: zoom in to see them.`)]
      : []),
  ]
}

const list = (data: ExplorerData, band: Pick<Band, 'kind' | 'lane'>, places: readonly number[]): HTMLUListElement =>
  element(
    'ul',
    { class: 'explorer-several' },
    ...places.map(place => {
      const { title, href, date } = wordsOf(data, band, place)
      return element('li', {}, element('span', { class: 'date' }, date), ' ', element('a', { href }, title))
    }),
  )
