import { type ActorProfile, actorProfile } from '../../domain/actors/actor-profile.ts'
import { officeInWords, timeInWords } from '../../domain/actors/office.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { deadlinesSetIn } from '../../domain/deadlines/deadlines.ts'
import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import { ENTRY_TYPES } from '../../domain/entries/entries.ts'
import { DEADLINE_OUTCOMES, EVENT_KINDS, PARTS, type TimelineEvent } from '../../domain/entries/event.ts'
import { words } from '../../domain/language/words.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { QuoteView } from '../events/event-view.ts'
import { type MergeableUpkeep, mergeableUpkeepOf } from '../history/upkeep.ts'
import { type CutList, type Cutter, cutter } from '../lists/cut-list.ts'
import { PAGE_SIGNS, type PageSign } from '../positions/stance-signs.ts'
import { format, milestones } from '../site/count-words.ts'
import { actorLink, documentLink, eventLink, type Link, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { sourceLink } from '../sources/cited-sources.ts'
import { type ActorQuery, actorListHref, actorLists, type ListName } from './actor-query.ts'
import { milestoneCounts, WITH_CONTEXT } from './found-actors.ts'
import { type MeetingLists, meetingLists } from './meeting-lists.ts'
import { pointClaims } from './point-claims.ts'
import { type EventList, eventRow } from './rows.ts'
import { type StandingLists, standingLists } from './standing-view.ts'

export interface CountedActor extends Link {
  readonly detail: string
  readonly count: string
}

export type PeopleList = CutList<CountedActor>

interface ActorPage extends MeetingLists, StandingLists, MergeableUpkeep {
  readonly signs: readonly PageSign[]
  readonly name: string
  readonly kind: TermView
  readonly role: string | null
  readonly sides: readonly Link[]
  readonly note: string | null
  /** Other names, as one text. */
  readonly aliases: string
  readonly identifiers: readonly { readonly label: string; readonly value: string }[]
  /** How many milestones name it, from when to when, in whole sentences; null for none. */
  readonly reach: string | null
  readonly isEmpty: boolean
  readonly standingHeading: string
  readonly gradingHref: string
  readonly timelineHref: string
  readonly positionsHref: string
  readonly jsonHref: string
  /** Where one list is shown in full: back to the whole page, and what the list is. */
  readonly whole: SureLink | null
  /** Whether something stands beside the main column. */
  readonly isSplit: boolean
  readonly offices: CutList<{
    readonly title: string
    readonly isCurrent: boolean
    readonly seen: string | null
    readonly count: string
  }>
  /** As the actor's own entry has them, where it says more than one title. */
  readonly held: readonly { readonly title: string; readonly time: string | null; readonly side: Link | null }[]
  readonly people: PeopleList
  readonly bodies: PeopleList
  readonly milestones: EventList
  readonly parts: readonly (SureLink & { readonly count: string; readonly isShown: boolean })[]
  readonly quotes: CutList<QuoteView & { readonly date: DateView; readonly in: Link | null }>
  readonly accounts: CutList<{
    readonly text: string
    readonly event: Link
    readonly date: DateView
    readonly source: Link | null
  }>
  readonly documents: EventList
  readonly deadlines: EventList
  readonly pointStates: EventList
}

export const ACTOR_TEMPLATE = template<ActorPage>('actors/actor', { styles: 'texts' })

export function toActorPage(site: Pick<Site, 'record' | 'mayWrite'>, actor: Actor, query: ActorQuery): ActorPage {
  const { record } = site
  const { id } = actor
  const paths = pathsAt(record.moment)
  const profile = actorProfile(record, actor)
  const cut = cutter(actorLists(), query, change => actorListHref(record.moment, id, { ...query, ...change }))
  const counts = milestoneCounts(record)
  const { page: say } = words().actors
  const setByIt = deadlinesSetIn(record, profile.settingDeadlines).reverse()
  const beside = [profile.people, profile.bodies, profile.documents, setByIt].some(({ length }) => length > 0)
  return {
    ...mergeableUpkeepOf(site, 'actor', id),
    name: actor.name,
    signs: PAGE_SIGNS,
    gradingHref: `${paths.about}#grading`,
    standingHeading: actor.kind === 'person' ? say.whereTheyStand : say.whereItStands,
    kind: termView(ACTOR_KINDS, actor.kind),
    role: officeInWords(record, actor) ?? null,
    sides: profile.sides.map(side => actorLink(record, side.id)),
    note: actor.note ?? null,
    aliases: actor.aliases.join(words().pages.comma),
    identifiers: [
      ...(actor.iso2 ? [{ label: say.countryCode, value: actor.iso2 }] : []),
      ...(actor.wikidata ? [{ label: 'Wikidata', value: actor.wikidata }] : []),
    ],
    reach: reachOf(actor, profile, counts.get(id) ?? 0),
    isEmpty: ENTRY_TYPES.every(type => record.countReferring(id, type) === 0),
    timelineHref: paths.timeline({ ...WITH_CONTEXT, actor: [id] }),
    positionsHref: paths.positions({ ...ALL_POSITIONS, columns: 'issues', actor: [id] }),
    jsonHref: paths.actorJson(id),
    whole: query.list ? { text: say.allAbout(actor.name), href: paths.actor(id) } : null,
    isSplit: query.list === null && (beside || profile.offices.length > 1 || actor.offices.length > 1),
    offices: cut(
      'offices',
      profile.offices.length < 2 ? [] : profile.offices,
      ({ title, isCurrent, events: seen }) => ({
        title,
        isCurrent,
        seen: periodOf(seen),
        count: milestones(seen.length),
      }),
    ),
    held: actor.offices.length > 1 || actor.offices.some(tellsMore) ? actor.offices.map(heldView(record)) : [],
    people: cut('people', byCount(profile.people, counts), person(record, counts)),
    bodies: cut('bodies', byCount(profile.bodies, counts), person(record, counts)),
    ...meetingLists(record, id, query, cut),
    ...milestoneLists(record, id, query, cut, profile),
    accounts: cut('accounts', profile.accounts, ({ text, source, event }) => ({
      text,
      event: eventLink(record, event.id),
      date: dateView(event.when),
      source: sourceLink(record, source),
    })),
    ...standingLists(record, id, profile, query, cut),
    documents: cut('documents', profile.documents, ({ document, roles }) => ({
      link: documentLink(record, document.id),
      date: dateView(document.when),
      detail: roles.length > 0 ? roles.map(role => say.roles[role]).join(words().pages.comma) : say.namedInText,
    })),
    deadlines: cut('deadlines', setByIt, ({ setIn, due, outcome }) => ({
      link: eventLink(record, setIn.id),
      date: dateView(due),
      detail: termView(DEADLINE_OUTCOMES, outcome).label.toLowerCase(),
    })),
    pointStates: pointClaims(record, id, cut),
  }
}

type HeldOffice = Actor['offices'][number]

const tellsMore = (office: HeldOffice): boolean => office.for !== undefined || timeInWords(office) !== null

const heldView = (record: NegotiationRecord) => (office: HeldOffice) => ({
  title: office.title,
  time: timeInWords(office),
  side: office.for === undefined ? null : actorLink(record, office.for),
})

/** “22 January 2025 to 4 July 2026”, or the one date. */
function periodOf(events: readonly TimelineEvent[]): string | null {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return null
  const [from, to] = [dateInWords(first.when), dateInWords(last.when)]
  return from === to ? from : words().actors.page.fromTo(from, to)
}

function reachOf(
  { kind }: Actor,
  { named: newestFirst, people, bodies }: ActorProfile,
  withPeople: number,
): string | null {
  const period = periodOf(newestFirst.toReversed())
  const noun = termView(ACTOR_KINDS, kind).label.toLowerCase()
  const { involves, names, namesItself } = words().actors.page
  const named = newestFirst.length
  if (people.length + bodies.length === 0) return period === null ? null : names(named, noun, period)
  if (withPeople === 0) return null
  return [involves(withPeople, noun), ...(period === null ? [] : [namesItself(named, noun, period)])].join(' ')
}

const byCount = (actors: readonly Actor[], counts: ReadonlyMap<string, number>): Actor[] =>
  actors.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))

const person = (record: NegotiationRecord, counts: ReadonlyMap<string, number>) => (actor: Actor) => ({
  ...actorLink(record, actor.id),
  detail: officeInWords(record, actor) ?? termView(ACTOR_KINDS, actor.kind).label,
  count: milestones(counts.get(actor.id) ?? 0),
})

function milestoneLists(
  record: NegotiationRecord,
  id: string,
  query: ActorQuery,
  cut: Cutter<ListName>,
  profile: ActorProfile,
) {
  const listed = query.part ? (profile.events.find(({ part }) => part === query.part)?.events ?? []) : profile.named
  const partsOf = ({ kind, participants }: TimelineEvent): string =>
    [
      termView(EVENT_KINDS, kind).label,
      ...participants.filter(({ actor }) => actor === id).map(({ part }) => termView(PARTS, part).label.toLowerCase()),
    ].join(' · ')
  return {
    milestones: cut('milestones', listed, eventRow(record, partsOf)),
    parts:
      query.list === null || query.list === 'milestones'
        ? profile.events.map(({ part, events: inPart }) => ({
            text: termView(PARTS, part).label,
            href: actorListHref(record.moment, id, { list: 'milestones', part }),
            count: format(inPart.length),
            isShown: query.part === part,
          }))
        : [],
    quotes: cut('quotes', profile.quotes, ({ quote, in: entry }) => ({
      text: quote.text,
      language: quote.language,
      speaker: actorLink(record, id),
      date: dateView(entry.when),
      in: 'title' in entry ? eventLink(record, entry.id) : entry.event ? eventLink(record, entry.event) : null,
    })),
  }
}
