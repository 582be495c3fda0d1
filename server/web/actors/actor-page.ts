import type { Request, RequestHandler } from 'express'
import { type ActorProfile, actorProfile } from '../../domain/actors/actor-profile.ts'
import { isMeeting, type JointAppearance, jointAppearances } from '../../domain/actors/meetings.ts'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { deadlines } from '../../domain/deadlines/deadlines.ts'
import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import { DEADLINE_OUTCOMES, EVENT_KINDS, PARTS, type TimelineEvent } from '../../domain/entries/event.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import { POINT_STATES } from '../../domain/entries/point-state.ts'
import { AUTHORITIES, type Position, STANCES } from '../../domain/entries/position.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { NotFoundError } from '../http/http-error.ts'
import { refuseParameters } from '../lists/list-request.ts'
import { counted, format } from '../site/count-words.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { referrerIds } from '../site/referrers.ts'
import type { Site } from '../site/site.ts'
import { actorLink, dateView, documentLink, eventLink, type Link, linkToEvent, termView } from '../site/small-views.ts'
import { siteAt } from '../site/time-travel.ts'
import {
  type ActorQuery,
  actorListHref,
  actorQueryOf,
  actorQueryString,
  type Cutter,
  cutterFor,
  type ListName,
} from './actor-lists.ts'
import { ACTOR_TEMPLATE, type ActorPage, type EventRow, type MeetingRow, type PositionRow } from './actor-view.ts'

/** `GET /actors/:id`: one actor, with all that the record says of it. */
export const actorPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { record } = siteAt(current, req as Request)
    const paths = pathsAt(record.moment)
    const actor = actorOf(record, req.params.id)
    const query = actorQueryOf(current, req as Request)
    const canonical = paths.actorList(actor.id, actorQueryString(query))
    const page = toActorPage(record, actor, query)
    const layout = {
      title: query.list ? `${actor.name}: ${LIST_TITLES[query.list].toLowerCase()}` : actor.name,
      description: `${[actor.name, actor.role].filter(Boolean).join(', ')}: ${page.timelineCount}, who met whom, what was said and who stands where, each with its source.`,
      moment: record.moment,
      canonical,
      alternates: [{ type: 'application/json', href: paths.actorJson(actor.id), title: 'This actor as JSON' }],
    }
    pages.send(
      req as Request,
      res,
      ACTOR_TEMPLATE,
      { layout, page },
      {
        key: canonical,
      },
    )
  }

/** `GET /actors/:id.json` */
export const actorJson =
  ({ site: current }: { readonly site: Site }): RequestHandler<{ id: string }> =>
  (req, res) => {
    refuseParameters(current, req as Request)
    const site = siteAt(current, req as Request)
    const { record } = site
    const paths = pathsAt(record.moment)
    const actor = actorOf(record, req.params.id)
    sendJson(site, req as Request, res, {
      key: paths.actorJson(actor.id),
      type: 'actor',
      body: {
        actor: inSchemaOrder('actor', actor),
        ...profileIds(actorProfile(record, actor)),
        meetings: jointAppearances(record, actor.id).map(({ first, last, ...meeting }) => ({
          ...meeting,
          first: first?.id ?? null,
          last: last?.id ?? null,
        })),
        deadlines: deadlinesSetBy(record, actor.id).map(({ setIn }) => setIn.id),
        referredToBy: referrerIds(record, actor.id),
      },
    })
  }

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id)

const profileIds = (profile: ActorProfile) => ({
  sides: ids(profile.sides),
  offices: profile.offices.map(({ title, isCurrent, events }) => ({ title, isCurrent, events: ids(events) })),
  people: ids(profile.people),
  bodies: ids(profile.bodies),
  events: profile.events.map(({ part, events }) => ({ part, events: ids(events) })),
  quotes: profile.quotes.map(({ quote, in: entry }) => ({ ...quote, in: entry.id })),
  accounts: profile.accounts.map(({ text, source, event }) => ({ text, source, event: event.id })),
  positions: profile.positions.map(({ document, positions }) => ({ document, positions: ids(positions) })),
  positionsStatedForOthers: ids(profile.stated),
  documents: profile.documents.map(({ document, roles }) => ({ document: document.id, roles })),
})

function actorOf(record: NegotiationRecord, id: string): Actor {
  const actor = record.find('actor', id)
  if (!actor) throw new NotFoundError(`The record has no actor “${id.slice(0, 80)}”.`)
  return actor
}

const deadlinesSetBy = (record: NegotiationRecord, actor: string) =>
  deadlines(record)
    .filter(({ setBy }) => setBy === actor)
    .reverse()

const LIST_TITLES: Readonly<Record<ListName, string>> = {
  people: 'People',
  bodies: 'Bodies',
  met: 'Who met whom',
  colleagues: 'Appeared beside',
  joint: 'Joint appearances',
  milestones: 'Milestones',
  quotes: 'Quotes',
  accounts: 'Accounts',
  positions: 'Positions by text',
  stated: 'Positions stated for others',
  documents: 'Documents',
  deadlines: 'Deadlines set',
  'point-states': 'States of points',
}

function toActorPage(record: NegotiationRecord, actor: Actor, query: ActorQuery): ActorPage {
  const { id } = actor
  const paths = pathsAt(record.moment)
  const profile = actorProfile(record, actor)
  const cut = cutterFor(paths, id, query)
  const events = inTimeOrder(record.referrers(id, 'event'), record.calendar).reverse()
  const timeline = timelineOf(record).query({ ...EVERYTHING, context: true }).facets.actor
  const counts = new Map(timeline.map(({ value, count }) => [value, count]))
  const own = counts.get(id) ?? 0
  const setByIt = deadlinesSetBy(record, id)
  const beside = [profile.people, profile.bodies, profile.documents, setByIt].some(({ length }) => length > 0)
  return {
    name: actor.name,
    kind: termView(ACTOR_KINDS, actor.kind),
    role: actor.role ?? null,
    sides: profile.sides.map(side => actorLink(record, side.id)),
    note: actor.note ?? null,
    identifiers: [
      ...(actor.iso2 ? [{ label: 'ISO 3166', value: actor.iso2 }] : []),
      ...(actor.wikidata ? [{ label: 'Wikidata', value: actor.wikidata }] : []),
    ],
    reach: reachOf(events, profile),
    isEmpty: Object.keys(referrerIds(record, id)).length === 0,
    timelineHref: paths.timeline({ ...EVERYTHING, context: true, actor: [id] }),
    timelineCount: counted(own, 'milestone', 'milestones'),
    positionsHref: paths.positions({ ...ALL_POSITIONS, columns: 'issues', actor: [id] }),
    jsonHref: paths.actorJson(id),
    whole: query.list ? { text: `All about ${actor.name}`, href: paths.actor(id) } : null,
    isSplit: query.list === null && (beside || profile.offices.length > 1),
    offices:
      query.list || profile.offices.length < 2
        ? []
        : profile.offices.map(({ title, isCurrent, events: seen }) => ({
            title,
            isCurrent,
            seen: periodOf(seen),
            count: counted(seen.length, 'milestone', 'milestones'),
          })),
    people: cut('people', byCount(profile.people, counts), 12, person(record, counts), 'people'),
    bodies: cut('bodies', byCount(profile.bodies, counts), 8, person(record, counts), 'bodies'),
    ...meetingLists(record, id, query, cut),
    ...milestoneLists(record, id, query, cut, events, profile),
    accounts: cut(
      'accounts',
      profile.accounts,
      3,
      ({ text, source, event }) => ({
        text,
        event: eventLink(record, event.id),
        date: dateView(event.when),
        source: sourceLink(record, source),
      }),
      'accounts',
    ),
    positions: cut(
      'positions',
      profile.positions,
      3,
      ({ document, positions }) => ({
        text: document === null ? null : documentLink(record, document),
        positions: (query.list === 'positions' ? positions : positions.slice(0, 3)).map(one =>
          positionRow(record, one, id),
        ),
      }),
      'texts',
    ),
    stated: cut('stated', profile.stated, 4, one => positionRow(record, one, id), 'positions'),
    documents: cut(
      'documents',
      profile.documents,
      8,
      ({ document, roles }) => ({
        link: documentLink(record, document.id),
        date: dateView(document.when),
        detail: roles.length > 0 ? roles.map(role => ROLES[role]).join(', ') : 'named in the text',
      }),
      'documents',
    ),
    deadlines: cut(
      'deadlines',
      setByIt,
      5,
      ({ setIn, due, outcome }) => ({
        link: eventLink(record, setIn.id),
        date: dateView(due),
        detail: termView(DEADLINE_OUTCOMES, outcome).label.toLowerCase(),
      }),
      'deadlines',
    ),
    pointStates: cut(
      'point-states',
      inTimeOrder(record.referrers(id, 'pointState'), record.calendar).reverse(),
      4,
      ({ document, point, state, when, text }) => ({
        link: { text, href: documentLink(record, document).href && paths.point(document, point) },
        date: dateView(when),
        detail: `${documentLink(record, document).text}, point ${point}: ${termView(POINT_STATES, state).label.toLowerCase()}`,
      }),
      'states of points',
    ),
  }
}

const ROLES = { author: 'author', party: 'party', custody: 'custody' } as const

/** “22 January 2025 to 4 July 2026”, or the one date. */
function periodOf(events: readonly TimelineEvent[]): string | null {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return null
  const [from, to] = [dateInWords(first.when), dateInWords(last.when)]
  return from === to ? from : `${from} to ${to}`
}

function reachOf(newestFirst: readonly TimelineEvent[], { people, bodies }: ActorProfile): string | null {
  const period = periodOf(newestFirst.toReversed())
  if (period === null) return null
  const whom = people.length + bodies.length > 0 ? ' by its own name' : ''
  return `Named${whom} in ${counted(newestFirst.length, 'milestone', 'milestones')}: ${period}.`
}

const byCount = (actors: readonly Actor[], counts: ReadonlyMap<string, number>): Actor[] =>
  actors.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))

const person = (record: NegotiationRecord, counts: ReadonlyMap<string, number>) => (actor: Actor) => ({
  ...actorLink(record, actor.id),
  detail: actor.role ?? termView(ACTOR_KINDS, actor.kind).label,
  count: format(counts.get(actor.id) ?? 0),
})

const eventRow =
  (record: NegotiationRecord, detail: (event: TimelineEvent) => string) =>
  (event: TimelineEvent): EventRow => ({
    link: eventLink(record, event.id),
    date: dateView(event.when),
    detail: detail(event),
  })

function meetingLists(record: NegotiationRecord, id: string, query: ActorQuery, cut: Cutter) {
  const joint = jointAppearances(record, id)
  const row = ({ actor, count, first, last, unclear }: JointAppearance): MeetingRow => ({
    other: actorLink(record, actor),
    count: format(count),
    href: actorListHref(record.moment, id, { list: 'joint', with: actor }),
    unclear: unclear.length > 0 ? format(unclear.length) : null,
    first: first ? linkToEvent(first, record) : null,
    last: last ? linkToEvent(last, record) : null,
  })
  const others = joint.filter(({ isColleague }) => !isColleague)
  const colleagues = joint.filter(({ isColleague }) => isColleague)
  const met = cut('met', others, 8, row, 'whom it met')
  const beside = cut('colleagues', colleagues, 5, row, 'of the same side')
  return {
    met,
    colleagues: beside,
    hasUnclear: [...met.items, ...beside.items].some(({ unclear }) => unclear !== null),
    joint: query.list === 'joint' ? jointList(record, query, joint, cut) : null,
  }
}

function jointList(record: NegotiationRecord, query: ActorQuery, joint: readonly JointAppearance[], cut: Cutter) {
  const with_ = joint.find(({ actor }) => actor === query.with)
  if (!with_) throw new NotFoundError('The record has no joint appearances of these two.')
  const unclear = new Set(with_.unclear)
  const events = inTimeOrder(
    [...with_.events, ...with_.unclear].flatMap(event => record.find('event', event) ?? []),
    record.calendar,
  )
  const kinds = [...new Set(events.filter(isMeeting).map(({ kind }) => kind))]
  const [first, last] = [events[0], events.at(-1)]
  return {
    ...cut(
      'joint',
      events,
      0,
      eventRow(record, event => {
        const kind = termView(EVENT_KINDS, event.kind).label
        return unclear.has(event.id) ? `${kind}; these two need not have spoken with each other` : kind
      }),
      'joint appearances',
    ),
    other: actorLink(record, with_.actor),
    timelineHref: pathsAt(record.moment).timeline({
      ...EVERYTHING,
      actor: [with_.actor],
      kind: kinds,
      from: first ? record.calendar.datesOf(first.when).firstDay : null,
      to: last ? record.calendar.datesOf(last.when).lastDay : null,
    }),
  }
}

function milestoneLists(
  record: NegotiationRecord,
  id: string,
  query: ActorQuery,
  cut: Cutter,
  events: readonly TimelineEvent[],
  profile: ActorProfile,
) {
  const listed = query.part ? (profile.events.find(({ part }) => part === query.part)?.events ?? []) : events
  const partsOf = ({ kind, participants }: TimelineEvent): string =>
    [
      termView(EVENT_KINDS, kind).label,
      ...participants.filter(({ actor }) => actor === id).map(({ part }) => termView(PARTS, part).label.toLowerCase()),
    ].join(' · ')
  return {
    milestones: cut('milestones', listed, 8, eventRow(record, partsOf), 'milestones'),
    parts:
      query.list === null || query.list === 'milestones'
        ? profile.events.map(({ part, events: inPart }) => ({
            text: termView(PARTS, part).label,
            href: actorListHref(record.moment, id, { list: 'milestones', part }),
            count: format(inPart.length),
            isShown: query.part === part,
          }))
        : [],
    quotes: cut(
      'quotes',
      profile.quotes,
      3,
      ({ quote, in: entry }) => ({
        text: quote.text,
        language: quote.language,
        speaker: actorLink(record, id),
        date: dateView(entry.when),
        in: 'title' in entry ? eventLink(record, entry.id) : entry.event ? eventLink(record, entry.event) : null,
      }),
      'quotes',
    ),
  }
}

const sourceLink = (record: NegotiationRecord, id: string): Link | null => {
  const source = record.find('source', id)
  return source ? { text: source.publisher, href: pathsAt(record.moment).source(id) } : null
}

function positionRow(record: NegotiationRecord, position: Position, shownFor: string): PositionRow {
  const { actor, about, speaker, authority, citations } = position
  const document = about.document === undefined ? undefined : record.find('document', about.document)
  const issue = termView(ISSUES, about.issue).label
  const point = about.point && document?.points.find(({ number }) => number === about.point)
  const paths = pathsAt(record.moment)
  const by = speaker !== undefined && speaker !== shownFor ? actorLink(record, speaker).text : null
  return {
    stance: termView(STANCES, position.stance),
    about: point ? `Point ${about.point}, ${point.label}` : about.point ? `Point ${about.point}` : issue,
    aboutHref: document && point ? paths.point(document.id, point.number) : null,
    text: position.text,
    date: dateView(position.when),
    authority: [termView(AUTHORITIES, authority).label, ...(by ? [by] : [])].join(', '),
    source: citations[0] ? sourceLink(record, citations[0].source) : null,
    inNameOf: actor === shownFor ? null : actorLink(record, actor),
  }
}
