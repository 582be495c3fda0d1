import type { RequestHandler } from 'express'
import type { EntryType } from '../../domain/entries/entries.ts'
import { queryOf } from '../http/request-query.ts'
import { ENTRY_PAGES } from './entry-paths.ts'
import type { Reading } from './page-sender.ts'
import { page, type Route } from './route.ts'

// An id says nothing to people, so an address may carry the title behind it. The id alone decides: any title leads to the
// entry, also one that was corrected since.

const COLLECTIONS = Object.entries(ENTRY_PAGES).map(
  ([type, { collection }]) => [type as EntryType, collection] as const,
)

/** Where nobody may write there are no such pages, and no entry is called so. */
const FORMS: ReadonlySet<string> = new Set(['edit', 'retract', 'restore', 'merge'])

const withoutTitle =
  (type: EntryType, collection: string) =>
  ({ site: { record } }: Reading): RequestHandler<{ id: string; title: string }> =>
  (req, res, next) => {
    const { id, title } = req.params
    if (FORMS.has(title) || record.typeOf(id) !== type) return next()
    const query = queryOf(req).toString()
    res.redirect(301, `${collection}/${id}${query && `?${query}`}`)
  }

export const titledRoutes: readonly Route[] = COLLECTIONS.map(([type, collection]) =>
  page(`${collection}/:id/:title`, withoutTitle(type, collection)),
)
