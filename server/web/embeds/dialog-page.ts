import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { NotFoundError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { framesOwnPieces } from '../http/security.ts'
import type { Reading } from '../site/page-sender.ts'
import { DIALOG_TEMPLATE, toDialog } from './dialog-view.ts'
import { embeddableAt } from './embeddable.ts'

/** `GET /embed?page=…`: the code that puts a piece of a page on another one, and what it will look like. */
export const dialogPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const params = queryOf(req)
    const found = embeddableAt(site, params.get('page') ?? '')
    if (!found) throw new NotFoundError(words().embeds.nothing)
    framesOwnPieces(res)
    const layout = { title: words().embeds.titleOf(found.title), robots: 'noindex' } as const
    pages.send(req, res, DIALOG_TEMPLATE, { layout, page: toDialog(site, found, params) })
  }
