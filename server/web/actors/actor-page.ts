import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { ledOn, presentEntry, sendTombstone } from '../history/tombstone.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { unfilteredSiteAt } from '../lists/list-request.ts'
import { asData, sendLongJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { actorFields } from './actor-json.ts'
import { actorQueryString, parseActorQuery } from './actor-query.ts'
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
    const query = askedOfPage(parseActorQuery(params), { message: words().actors.problems.list })
    const canonical = paths.actorList(id, actorQueryString(query))
    const page = toActorPage(site, actor, query)
    const layout = {
      title: query.list ? `${actor.name}: ${words().actors.lists[query.list].title.toLowerCase()}` : actor.name,
      description: words().actors.page.description([actor.name, page.role].filter(Boolean).join(words().pages.comma)),
      moment: record.moment,
      canonical,
      alternates: asData(page, words().actors.this),
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
