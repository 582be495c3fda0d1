import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { listQueryString } from '../lists/list-query.ts'
import { listAsked, listDataAsked } from '../lists/list-request.ts'
import { redirected } from '../site/canonical-address.ts'
import { newPath } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { actorListBody } from './actor-json.ts'
import { ACTORS_TEMPLATE, toActorListPage } from './actor-list-view.ts'
import { ACTOR_FACETS } from './found-actors.ts'

/** `GET /actors`: who takes part, with the people of each side. */
export const actorsPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record, query } = listAsked(site, req, ACTOR_FACETS)
    const canonical = pathsAt(record.moment).actors(listQueryString(query))
    if (redirected(req, res, canonical)) return
    const page = { ...toActorListPage(record, query), addHref: newPath({ ...site, record }, 'actor') }
    const layout = {
      ...PAGE_WORDS.actors,
      canonical,
      moment: record.moment,
      alternates: asData(page, words().actors.these),
    }
    pages.send(req, res, ACTORS_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /actors.json`: the actors that match, by name, each with the number of milestones in which it has a part. */
export const actorsJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const { site, query } = listDataAsked(current, req, ACTOR_FACETS)
    const key = pathsAt(site.record.moment).actorsJson(listQueryString(query))
    sendJson(site, req, res, { key, type: 'actors', body: actorListBody(site.record, query) })
  }
