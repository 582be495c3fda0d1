import { words } from '../../domain/language/words.ts'
import type { Theme } from './layout-view.ts'
import { withMoment } from './paths.ts'

// Which pieces of a page can stand on other people's pages, and at which addresses.

type PieceId = 'state' | 'timeline' | 'overview' | 'event' | 'point' | 'comparison' | 'positions'

export interface Piece {
  readonly id: PieceId
  readonly name: string
  /** Its address, of the same time and with the same filters as the page. */
  readonly path: string
}

/** The pieces of a page, given by its canonical address, that can be embedded; the first is what most will want. */
export function piecesOf(page: string): readonly Piece[] {
  const [path = '', query = ''] = page.split('?')
  const params = new URLSearchParams(query)
  const [, collection = '', id, rest] = /^\/([^/]*)(?:\/([^/]+)(\/points\/[^/]+)?)?$/.exec(path) ?? []
  const piece = (name: PieceId, at: string, asked = params) => ({
    id: name,
    name: words().embeds.pieces[name],
    path: addressOf(at, asked),
  })
  if (collection === 'events' && id && !rest) return [piece('event', `/embed${path}`, onlyMoment(params))]
  if (collection === 'documents' && rest) return [piece('point', `/embed${path}`, onlyMoment(params))]
  if (path === '/compare')
    return params.has('documents') ? [piece('comparison', '/embed/compare', without(params, 'show'))] : []
  if (path === '/positions') return [piece('positions', '/embed/positions', without(params, 'since'))]
  if (path === '/overview') return [piece('overview', '/embed/overview', without(params, 'page'))]
  if (path !== '/' && !(collection === 'negotiations' && id && !rest)) return []
  const filters = without(params, 'page')
  if (id) filters.append('process', decodeURIComponent(id))
  const ofState = new URLSearchParams([...filters].filter(([name]) => ['process', 'on', 'known'].includes(name)))
  const isWhole = [...filters.keys()].every(name => ofState.has(name))
  const lists = [piece('timeline', '/embed/timeline', filters), piece('overview', '/embed/overview', filters)]
  return isWhole ? [piece('state', '/embed/state', ofState), ...lists] : lists
}

export interface Look {
  /** How many entries of a list are shown at most. */
  readonly limit: number | null
  readonly theme: Theme | null
}

/** The one address of a piece that looks so: the time comes last, as everywhere. */
export const embedAddress = (piece: string, { limit, theme }: Look): string => {
  const [path = '', query = ''] = piece.split('?')
  const params = new URLSearchParams(query)
  if (limit !== null) params.append('limit', String(limit))
  if (theme !== null) params.append('theme', theme)
  return addressOf(path, params)
}

function addressOf(path: string, params: URLSearchParams): string {
  const [on, known] = [params.get('on'), params.get('known')]
  // Commas stay commas, as the comparison has them.
  const rest = without(without(params, 'on'), 'known').toString().replaceAll('%2C', ',')
  return withMoment(rest ? `${path}?${rest}` : path, { ...(on && { on }), ...(known && { known }) })
}

const onlyMoment = (params: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...params].filter(([name]) => name === 'on' || name === 'known'))

const without = (params: URLSearchParams, left: string): URLSearchParams =>
  new URLSearchParams([...params].filter(([name]) => name !== left))
