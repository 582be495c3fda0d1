import { WHOLE_RECORD } from '../../domain/explorer/explorer-query.ts'
import { words } from '../../domain/language/words.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import type { SureLink } from './links.ts'
import type { Paths } from './paths.ts'

// The places of the site, and where a page stands among them.

interface Section {
  readonly text: string
  /** The first is the section's own page. */
  readonly places: readonly Place[]
}

interface Place extends SureLink {
  /** First parts of the addresses of what stands below this place. */
  readonly holds?: readonly string[]
  /** First parts of the addresses of its other pages, which are no less the place than its own. */
  readonly parts?: readonly string[]
}

interface PlaceView extends SureLink {
  /** Whether it is the page itself, or the place above it. */
  readonly current: 'page' | 'true' | null
}

export interface NavigationView {
  readonly sections: readonly PlaceView[]
  readonly more: { readonly isCurrent: boolean; readonly places: readonly PlaceView[] }
  /** The places of the section on a page that is one of them; empty on the timeline, which leads to its others itself. */
  readonly beside: { readonly label: string; readonly places: readonly PlaceView[] } | null
  /** What stands above a page that is no place itself, the uppermost first. */
  readonly trail: readonly SureLink[]
}

const sectionsOf = (paths: Paths, { places } = words().site): readonly Section[] => [
  {
    text: places.timeline,
    places: [
      { text: places.list, href: paths.home, holds: ['events'], parts: ['negotiations'] },
      { text: places.toScale, href: paths.explore(WHOLE_RECORD) },
      { text: places.forPrint, href: paths.print(EVERYTHING) },
    ],
  },
  {
    text: places.texts,
    places: [
      { text: places.documents, href: paths.documents, holds: ['documents'] },
      { text: places.questions, href: paths.lineages, holds: ['lineages'] },
      { text: places.compare, href: paths.compare() },
    ],
  },
  {
    text: places.whoStandsWhere,
    places: [
      { text: places.positions, href: paths.positions(ALL_POSITIONS), holds: ['positions', 'point-states'] },
      { text: places.issues, href: paths.issues, holds: ['issues'] },
    ],
  },
  { text: places.actors, places: [{ text: places.actors, href: paths.actors(), holds: ['actors'] }] },
]

const moreOf = (paths: Paths, { places } = words().site): readonly Place[] => [
  { text: places.deadlines, href: paths.deadlines() },
  { text: places.sources, href: paths.sources(), holds: ['sources'] },
  { text: places.changes, href: paths.changes() },
  { text: places.data, href: paths.data, holds: ['data', 'api'] },
  { text: places.about, href: paths.about },
]

/** The pages that search engines are told of; what is made for print is the same once more. */
export const listedPlaces = (paths: Paths): string[] =>
  [...sectionsOf(paths).flatMap(({ places }) => places), ...moreOf(paths)]
    .map(({ href }) => href)
    .filter(href => href !== paths.print(EVERYTHING))

/** `parents` are the pages between the place and this one. */
export function navigationAt(path: string, paths: Paths, parents: readonly SureLink[] = []): NavigationView {
  const sections = sectionsOf(paths)
  const more = moreOf(paths)
  const section = sections.find(({ places }) => places.some(place => isAt(path, place)))
  const places = section?.places ?? (more.some(place => isAt(path, place)) ? more : [])
  const place = places.find(one => isAt(path, one))
  const isPlace = place !== undefined && isItself(path, place)
  const isFirst = place !== undefined && place === section?.places[0]
  return {
    sections: sections.map(({ text, places: [first, ...rest] }) => {
      const isOne = text === section?.text
      const isPage = first !== undefined && pathOf(first.href) === path
      return {
        text,
        href: first?.href ?? '',
        current: isPage ? 'page' : isOne || rest.includes(place as Place) ? 'true' : null,
      }
    }),
    more: { isCurrent: places === more, places: more.map(one => placeView(path, one)) },
    beside:
      isPlace && places.length > 1 && pathOf(place.href) !== pathOf(paths.home)
        ? { label: section?.text ?? words().site.more, places: places.map(one => placeView(path, one)) }
        : null,
    trail: place && !isPlace ? [...above(section, place, isFirst), ...parents] : [],
  }
}

function above(section: Section | undefined, place: Place, isFirst: boolean): SureLink[] {
  const first = section?.places[0]
  if (!section || !first) return [place]
  const top = { text: section.text, href: first.href }
  return isFirst ? [top] : [top, place]
}

const placeView = (path: string, place: Place): PlaceView => ({
  text: place.text,
  href: place.href,
  current: pathOf(place.href) === path ? 'page' : isAt(path, place) ? 'true' : null,
})

const pathOf = (href: string): string => href.replace(/\?.*$/, '')

const firstPart = (path: string): string => path.split('/')[1] ?? ''

const isItself = (path: string, { href, parts = [] }: Place): boolean =>
  path === pathOf(href) || parts.includes(firstPart(path))

const isAt = (path: string, place: Place): boolean =>
  isItself(path, place) || (place.holds ?? []).includes(firstPart(path))
