import type { Request, RequestHandler } from 'express'
import type { Actor } from '../domain/entries.ts'
import { inSchemaOrder } from '../domain/record-document.ts'
import { EVERYTHING } from '../domain/timeline-query.ts'
import { ACTOR_KINDS } from '../domain/vocabulary.ts'
import { NotFoundError } from './errors.ts'
import { actorLink, termView } from './event-view.ts'
import { sendJson } from './json-answer.ts'
import type { PageSender, Site } from './page-sender.ts'
import { pathsAt } from './paths.ts'
import { referrerGroups, referrerIds } from './referrers.ts'
import { siteAt } from './time-travel.ts'
import type { ActorPage } from './view-models.ts'

/** `GET /actors/:id` */
export const actorPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const paths = pathsAt(site.record.moment)
    const actor = actorOf(site, req.params.id)
    const layout = {
      title: actor.name,
      description: [actor.name, actor.role].filter(Boolean).join(', '),
      moment: site.record.moment,
      canonical: paths.actor(actor.id),
      alternates: [{ type: 'application/json', href: paths.actorJson(actor.id), title: 'This actor as JSON' }],
    }
    pages.send(req as Request, res, 'actor', { layout, page: toActorPage(site, actor) }, { key: paths.actor(actor.id) })
  }

/** `GET /actors/:id.json` */
export const actorJson =
  ({ site: current }: { readonly site: Site }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const paths = pathsAt(site.record.moment)
    const actor = actorOf(site, req.params.id)
    sendJson(site, req as Request, res, {
      key: paths.actorJson(actor.id),
      type: 'actor',
      body: { actor: inSchemaOrder('actor', actor), referredToBy: referrerIds(site.record, actor.id) },
    })
  }

function actorOf({ record }: Site, id: string): Actor {
  const actor = record.find('actor', id)
  if (!actor) throw new NotFoundError(`The record has no actor “${id.slice(0, 80)}”.`)
  return actor
}

function toActorPage({ record }: Site, actor: Actor): ActorPage {
  const paths = pathsAt(record.moment)
  return {
    name: actor.name,
    kind: termView(ACTOR_KINDS, actor.kind),
    role: actor.role ?? null,
    side: actor.side ? actorLink(record, actor.side) : null,
    note: actor.note ?? null,
    identifiers: [
      ...(actor.iso2 ? [{ label: 'ISO 3166', value: actor.iso2 }] : []),
      ...(actor.wikidata ? [{ label: 'Wikidata', value: actor.wikidata }] : []),
    ],
    groups: referrerGroups(record, actor.id),
    jsonHref: paths.actorJson(actor.id),
    timelineHref: paths.timeline({ ...EVERYTHING, actor: [actor.id] }),
  }
}
