import type { RequestHandler } from 'express'
import { maySee } from '../../domain/desk/rules.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { writerOf } from '../http/person.ts'
import { queryOf } from '../http/request-query.ts'
import { pageOf, parseListQuery } from '../lists/list-query.ts'
import { DESK_FACETS, itemsAsked } from './desk-query.ts'
import { DESK_TEMPLATE, toDeskPage } from './desk-view.ts'
import type { Reviewing } from './reviewing.ts'

/** `GET /desk`: what waits for the editors; for everybody else what is theirs. */
export const deskPage =
  (reviewing: Reviewing): RequestHandler =>
  (req, res) => {
    const person = writerOf(req)
    const query = askedOfPage(parseListQuery(DESK_FACETS, queryOf(req)))
    const seen = reviewing.desk.desk.items.filter(item => maySee(item, person))
    const list = pageOf(itemsAsked(seen, query), query.page)
    const page = toDeskPage(reviewing, person, { query, list, seen })
    reviewing.pages.send(req, res, DESK_TEMPLATE, { layout: { title: page.heading, robots: 'noindex' }, page })
  }
