// biome-ignore-all lint/style/noRestrictedImports: for tests only, nothing of the program imports it.
import type { ExplorerData, ExplorerDocument, ExplorerLane } from '../explorer/explorer-data.ts'
import type { Palette } from '../explorer/pen.ts'
import type { Scene } from '../explorer/scene.ts'
import { stackOf } from '../explorer/stack.ts'
import { wholeView } from '../explorer/viewport.ts'

export interface SomeEvent {
  readonly title?: string
  readonly first: number
  readonly last?: number
  readonly softness?: number
  readonly significance?: 1 | 2 | 3
  readonly certainty?: number
}

interface SomeData {
  /** Label of the lane → its events. */
  readonly lanes: Readonly<Record<string, readonly SomeEvent[]>>
  readonly documents?: readonly (Pick<ExplorerDocument, 'title' | 'first'> & { readonly follows?: readonly number[] })[]
  readonly stances?: ExplorerLane['stances']
}

const CERTAINTIES = ['confirmed', 'officially-stated', 'reported', 'disputed', 'denied', 'retracted']

/** Data as the explorer gets it; the stances stand in the first lane. */
export function explorerDataOf({ lanes, documents = [], stances = [] }: SomeData): ExplorerData {
  const events = Object.values(lanes).flat()
  const days = [...events, ...documents].flatMap(({ first, last = first }: { first: number; last?: number }) => [
    first,
    last,
  ])
  const reach = { first: Math.min(...days), last: Math.max(...days) }
  let place = 0
  return {
    title: 'A negotiation',
    source: 'Parley, revision 12, 5 July 2026',
    by: 'table',
    eventHref: '/events/:id',
    chosenHref: '/explore/:id.json',
    extent: events.length > 0 ? reach : null,
    reach: days.length > 0 ? reach : null,
    asOf: null,
    today: reach.last,
    certainties: CERTAINTIES.map(id => ({ id, label: id })),
    dates: [],
    events: {
      id: events.map((_, index) => `event-${index}`),
      title: events.map(({ title }, index) => title ?? `Talks ${index}`),
      first: events.map(({ first }) => first),
      last: events.map(({ first, last }) => last ?? first),
      softness: events.map(({ softness }) => softness ?? 0),
      date: events.map(() => -1),
      significance: events.map(({ significance }) => significance ?? 2),
      certainty: events.map(({ certainty }) => certainty ?? 0),
    },
    lanes: Object.entries(lanes).map(([label, own], lane) => ({
      id: label,
      label,
      href: null,
      events: own.map(() => place++),
      stances: lane === 0 ? stances : [],
    })),
    documents: documents.map(({ title, first, follows = [] }, index) => ({
      id: `text-${index}`,
      href: `/documents/text-${index}`,
      title,
      first,
      last: first,
      softness: 0,
      date: '',
      follows,
    })),
    phases: [],
  }
}

/** The whole of the data on a wide page. */
export function sceneOf(data: ExplorerData, height = 700): Scene {
  const stack = stackOf(data, { height: height - 97, nameHeight: 0, textRows: 3 })
  const frame = { width: 1000, height, plotStart: 148, axisHeight: 46 }
  const view = wholeView(data.extent ?? { first: 0, last: 1 }, frame.width - frame.plotStart)
  return { data, stack, view, frame, scrolled: 0, measure: text => text.length * 7 }
}

export const PALETTE: Palette = {
  paper: 'white',
  ink: 'black',
  soft: 'gray',
  rule: 'silver',
  accent: 'blue',
  accentSoft: 'lightblue',
  landmark: 'brown',
  stanceFor: 'navy',
  stanceAgainst: 'brown',
  certainties: Object.fromEntries(CERTAINTIES.map(id => [id, `${id}-colour`])),
}
