import { officeInWords } from '../../domain/actors/office.ts'
import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import { groupBy } from '../../domain/group-by.ts'
import { words } from '../../domain/language/words.ts'
import { sidesOf } from '../../domain/record/actor-sides.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { listQueryString, pageOf } from '../lists/list-query.ts'
import { type FacetView, listFacetView, type PagerView, pagerView } from '../lists/list-view.ts'
import { format, milestones } from '../site/count-words.ts'
import { actorLink, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'
import type { CountedActor } from './actor-view.ts'
import { ACTOR_FACETS, type ActorListQuery, byName, findActors, milestoneCounts, WITH_CONTEXT } from './found-actors.ts'

interface ActorLine extends CountedActor {
  readonly timelineHref: string
}

interface SideView extends ActorLine {
  /** False where only its people were found. */
  readonly isFound: boolean
  readonly people: readonly ActorLine[]
  readonly more: SureLink | null
}

interface ActorListPage {
  readonly addHref: string | null
  readonly isEmpty: boolean
  readonly search: string
  readonly countText: string
  readonly facets: readonly FacetView[]
  readonly clock: readonly { readonly name: string; readonly value: string }[]
  readonly clearHref: string
  readonly jsonHref: string
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    readonly note: string
    readonly sides: readonly SideView[]
  }[]
  readonly pager: PagerView | null
}

export const ACTORS_TEMPLATE = template<ActorListPage>('actors/actors')

/** People named under a side before the rest is left to its own page. */
const PEOPLE_SHOWN = 12

export function toActorListPage(record: NegotiationRecord, query: ActorListQuery): Omit<ActorListPage, 'addHref'> {
  const paths = pathsAt(record.moment)
  const { matching, counts } = findActors(record, query)
  const countOf = milestoneCounts(record)
  const line = (actor: Actor): ActorLine => ({
    ...actorLink(record, actor.id),
    detail: officeInWords(record, actor) ?? actor.note ?? '',
    count: milestones(countOf.get(actor.id) ?? 0),
    timelineHref: paths.timeline({ ...WITH_CONTEXT, actor: [actor.id] }),
  })
  const byMilestones = (a: Actor, b: Actor) => (countOf.get(b.id) ?? 0) - (countOf.get(a.id) ?? 0) || byName(a, b)
  const page = pageOf(sidesIn(record, matching, byMilestones), query.page)
  const shown = query.search ? PEOPLE_SHOWN * 4 : PEOPLE_SHOWN
  const filters = listQueryString({ ...query, page: 1 })
  const total = record.count('actor')
  const { actors: say } = words()
  return {
    isEmpty: total === 0,
    search: query.search,
    countText: matching.length === total ? say.actors(total) : say.someOf(format(matching.length), say.actors(total)),
    facets: [
      {
        ...listFacetView(ACTOR_FACETS, query, counts.kind, {
          name: 'kind',
          label: say.kind,
          labelOf: value => termView(ACTOR_KINDS, value).label,
        }),
        isOpen: true,
      },
    ],
    clock: clockFields(record.moment),
    clearHref: paths.actors(),
    jsonHref: paths.actorsJson(filters),
    groups: [...groupBy(page.items, ({ group }) => group)].map(([group, listed]) => ({
      id: group,
      ...groupView(group),
      sides: listed.map(({ side, members }) => ({
        ...line(side),
        isFound: matching.includes(side),
        people: members.sort(byMilestones).slice(0, shown).map(line),
        more:
          members.length > shown
            ? {
                text: say.allWhoSpeakFor(format(members.length), side.name),
                href: `${paths.actor(side.id)}#people`,
              }
            : null,
      })),
    })),
    pager: pagerView(page, target => paths.actors(listQueryString({ ...query, page: target }))),
  }
}

type InOrder = (a: Actor, b: Actor) => number

/** Everybody stands under the last of those for whom they speak: a minister under the state, not under the ministry. */
function sidesIn(record: NegotiationRecord, actors: readonly Actor[], byMilestones: InOrder) {
  const bySide = groupBy(actors, ({ id }) => sidesOf(record, id).at(-1) ?? id)
  const sides = [...bySide].flatMap(([id, members]) => {
    const side = record.find('actor', id)
    return side ? [{ side, group: groupOf(record, side), members: members.filter(member => member.id !== id) }] : []
  })
  const order: readonly string[] = GROUPS
  return sides.sort(
    (a, b) =>
      order.indexOf(a.group) - order.indexOf(b.group) ||
      (a.group === 'parties' ? byMilestones : byName)(a.side, b.side),
  )
}

const GROUPS = [
  'parties',
  'state',
  'coalition',
  'organisation',
  'body',
  'armed-group',
  'civil-society',
  'company',
  'community',
  'person',
  'unidentified',
] as const

/** Where the kind needs to be explained, its definition does. */
const EXPLAINED: ReadonlySet<string> = new Set([
  'coalition',
  'armed-group',
  'civil-society',
  'community',
  'unidentified',
])

function groupView(id: string): { readonly title: string; readonly note: string } {
  const group = GROUPS.find(one => one === id)
  if (group === undefined) return { title: id, note: '' }
  const { title, note } = words().actors.groups[group]
  return { title, note: EXPLAINED.has(id) ? termView(ACTOR_KINDS, id).definition : note }
}

const groupOf = (record: NegotiationRecord, { id, kind }: Actor): string =>
  record.list('process').some(({ parties, mediators }) => parties.includes(id) || mediators.includes(id))
    ? 'parties'
    : kind
