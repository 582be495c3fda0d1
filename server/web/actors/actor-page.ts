import type { RequestHandler } from 'express'
import type { Actor } from '../../domain/entries/actor.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { NotFoundError } from '../http/http-error.ts'
import { unfilteredSiteAt } from '../lists/list-request.ts'
import { notRecorded } from '../site/entry-paths.ts'
import { asData, sendLongJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { actorFields } from './actor-json.ts'
import { ACTOR_LISTS, actorQueryString, parseActorQuery } from './actor-query.ts'
import { ACTOR_TEMPLATE, toActorPage } from './actor-view.ts'

/** `GET /actors/:id`: one actor, with all that the record says of it. */
export const actorPage =
  ({ site, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { record, params } = readingOf(site, req)
    const paths = pathsAt(record.moment)
    const actor = actorOf(record, req.params.id)
    const query = askedOfPage(parseActorQuery(params), { message: 'The list to be shown could not be read.' })
    const canonical = paths.actorList(actor.id, actorQueryString(query))
    const page = toActorPage(record, actor, query)
    const layout = {
      title: query.list ? `${actor.name}: ${ACTOR_LISTS[query.list].title.toLowerCase()}` : actor.name,
      description: `${[actor.name, page.role].filter(Boolean).join(', ')}: where they stand, what they did, whom they met and what they said, each with its source.`,
      moment: record.moment,
      canonical,
      alternates: asData(page, 'This actor'),
      trail: page.whole ? [page.whole] : [],
    }
    pages.send(req, res, ACTOR_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /actors/:id.json` */
export const actorJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = unfilteredSiteAt(current, req)
    const actor = actorOf(site.record, req.params.id)
    const key = pathsAt(site.record.moment).actorJson(actor.id)
    return sendLongJson(site, req, res, { key, type: 'actor', fields: actorFields(site.record, actor) })
  }

function actorOf(record: NegotiationRecord, id: string): Actor {
  const actor = record.find('actor', id)
  if (!actor) throw new NotFoundError(notRecorded('actor', id))
  return actor
}
