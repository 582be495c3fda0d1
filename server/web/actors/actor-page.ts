import type { RequestHandler } from 'express'
import { ledOn, presentEntry, sendTombstone } from '../history/tombstone.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { unfilteredSiteAt } from '../lists/list-request.ts'
import { asData, sendLongJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { actorFields } from './actor-json.ts'
import { ACTOR_LISTS, actorQueryString, parseActorQuery } from './actor-query.ts'
import { ACTOR_TEMPLATE, toActorPage } from './actor-view.ts'

/** `GET /actors/:id`: one actor, with all that the record says of it, or the tombstone of a retracted one. */
export const actorPage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const { record, params } = readingOf(current, req)
    const site = { ...current, record }
    const paths = pathsAt(record.moment)
    const actor = record.find('actor', id)
    if (!actor) {
      if (ledOn(record, res, { type: 'actor', id })) return
      sendTombstone({ site, pages }, req, res, { type: 'actor', id })
      return
    }
    const query = askedOfPage(parseActorQuery(params), { message: 'The list to be shown could not be read.' })
    const canonical = paths.actorList(id, actorQueryString(query))
    const page = toActorPage(site, actor, query)
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
    const { id } = req.params
    if (ledOn(site.record, res, { type: 'actor', id, as: '.json' })) return
    const actor = presentEntry(site, 'actor', id)
    const key = pathsAt(site.record.moment).actorJson(actor.id)
    return sendLongJson(site, req, res, { key, type: 'actor', fields: actorFields(site.record, actor) })
  }
