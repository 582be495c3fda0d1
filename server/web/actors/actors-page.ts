import type { Request, RequestHandler } from 'express'
import { sidesOf } from '../../domain/actors/actor-sides.ts'
import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { type ListQuery, listQueryString, type Narrowed, narrow, pageOf, searchFor } from '../lists/list-query.ts'
import { dataQueryOf, filtersOf, listQueryOf, redirected } from '../lists/list-request.ts'
import { facetView, pagerView } from '../lists/list-view.ts'
import { format } from '../site/count-words.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { actorLink, termView } from '../site/small-views.ts'
import { clockFields, siteAt } from '../site/time-travel.ts'
import { ACTORS_TEMPLATE, type ActorLine, type ActorsPage } from './actor-view.ts'

const FACETS = { kind: termIds(ACTOR_KINDS) }

type Query = ListQuery<'kind'>

/** Who took part in an outside event took part. */
const WITH_CONTEXT = { ...EVERYTHING, context: true }

/** People named under a side before the rest is left to its own page. */
const PEOPLE_SHOWN = 12

/** `GET /actors`: who takes part, with the people of each side. */
export const actorsPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(current, req)
    const paths = pathsAt(record.moment)
    const query = listQueryOf(current, req, FACETS)
    const canonical = paths.actors(listQueryString(query))
    if (redirected(req, res, canonical)) return
    const page = toActorsPage(record, query)
    const layout = {
      ...PAGE_WORDS.actors,
      canonical,
      moment: record.moment,
      alternates: [{ type: 'application/json', href: page.jsonHref, title: 'These actors as JSON' }],
    }
    pages.send(req as Request, res, ACTORS_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /actors.json`: the actors that match, by name, each with the number of milestones in which it has a part. */
export const actorsJson =
  ({ site: current }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    const site = siteAt(current, req)
    const query = dataQueryOf(current, req, FACETS)
    const counts = milestoneCounts(site.record)
    const { matching } = select(site.record, query)
    sendJson(site, req as Request, res, {
      key: pathsAt(site.record.moment).actorsJson(listQueryString(query)),
      type: 'actors',
      body: {
        filters: filtersOf(query),
        count: matching.length,
        actors: matching.map(actor => ({ ...inSchemaOrder('actor', actor), milestones: counts.get(actor.id) ?? 0 })),
      },
    })
  }

function select(record: NegotiationRecord, query: Query): Narrowed<Actor, 'kind'> {
  const isFound = searchFor(query.search)
  const found = record.list('actor').filter(({ name, role }) => isFound(`${name} ${role ?? ''}`))
  return narrow(found.sort(byName), query, ({ kind }) => kind)
}

const byName = (a: Actor, b: Actor): number => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)

/** What a filter of the timeline by the actor finds: milestones of those who speak for it are its own. */
const milestoneCounts = (record: NegotiationRecord): ReadonlyMap<string, number> =>
  new Map(
    timelineOf(record)
      .query(WITH_CONTEXT)
      .facets.actor.map(({ value, count }) => [value, count]),
  )

function toActorsPage(record: NegotiationRecord, query: Query): ActorsPage {
  const paths = pathsAt(record.moment)
  const { matching, counts } = select(record, query)
  const milestones = milestoneCounts(record)
  const line = (actor: Actor): ActorLine => ({
    ...actorLink(record, actor.id),
    detail: actor.role ?? actor.note ?? '',
    count: format(milestones.get(actor.id) ?? 0),
    timelineHref: paths.timeline({ ...WITH_CONTEXT, actor: [actor.id] }),
  })
  const most = (a: Actor, b: Actor) => (milestones.get(b.id) ?? 0) - (milestones.get(a.id) ?? 0) || byName(a, b)

  // Everybody stands under the last of those for whom they speak: a minister under the state, not under the ministry.
  const bySide = groupBy(matching, ({ id }) => sidesOf(record, id).at(-1) ?? id)
  const sides = [...bySide].flatMap(([id, members]) => {
    const side = record.find('actor', id)
    return side ? [{ side, group: groupOf(record, side), members: members.filter(member => member.id !== id) }] : []
  })
  const order = [...GROUPS.keys()]
  sides.sort(
    (a, b) =>
      order.indexOf(a.group) - order.indexOf(b.group) || (a.group === 'parties' ? most : byName)(a.side, b.side),
  )
  const { items, page, pages } = pageOf(sides, query.page)
  const shown = query.search ? PEOPLE_SHOWN * 4 : PEOPLE_SHOWN
  const groups = [...groupBy(items, ({ group }) => group)].map(([group, listed]) => ({
    id: group,
    ...(GROUPS.get(group) ?? { title: group, note: '' }),
    sides: listed.map(({ side, members }) => ({
      ...line(side),
      isFound: matching.includes(side),
      people: members.sort(most).slice(0, shown).map(line),
      more:
        members.length > shown
          ? { text: `All ${format(members.length)} who speak for ${side.name}`, href: `${paths.actor(side.id)}#people` }
          : null,
    })),
  }))
  const filters = listQueryString({ ...query, page: 1 })
  const total = record.count('actor')
  return {
    isEmpty: total === 0,
    search: query.search,
    countText: `${matching.length === total ? format(total) : `${format(matching.length)} of ${format(total)}`} ${total === 1 ? 'actor' : 'actors'}`,
    facets: [
      {
        ...facetView(FACETS, query, counts.kind, {
          name: 'kind',
          label: 'Kind',
          labelOf: value => termView(ACTOR_KINDS, value).label,
        }),
        isOpen: true,
      },
    ],
    clock: clockFields(record.moment),
    clearHref: paths.actors(),
    jsonHref: paths.actorsJson(filters),
    groups,
    pager: pagerView({ page, pages }, target => paths.actors(listQueryString({ ...query, page: target }))),
  }
}

const GROUPS: ReadonlyMap<string, { readonly title: string; readonly note: string }> = new Map([
  [
    'parties',
    { title: 'Parties and mediators', note: 'As the negotiation names them, those in most milestones first.' },
  ],
  ['state', { title: 'Other states', note: '' }],
  ['coalition', { title: 'Coalitions', note: ACTOR_KINDS.coalition.definition }],
  ['organisation', { title: 'Organisations', note: '' }],
  ['body', { title: 'Bodies', note: 'Institutions and formats that belong to no one side.' }],
  ['armed-group', { title: 'Armed groups', note: ACTOR_KINDS['armed-group'].definition }],
  ['person', { title: 'People without a side', note: '' }],
])

const groupOf = (record: NegotiationRecord, { id, kind }: Actor): string =>
  record.list('process').some(({ parties, mediators }) => parties.includes(id) || mediators.includes(id))
    ? 'parties'
    : kind
