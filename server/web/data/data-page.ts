import type { RequestHandler } from 'express'
import { PAGE_WORDS } from '../site/page-words.ts'
import { paths } from '../site/paths.ts'
import type { Listing } from '../site/route.ts'
import { DATA_TEMPLATE, toDataPage } from './data-view.ts'

/** `GET /data`: every download and address, licence, how to cite. */
export const dataPage =
  ({ site, pages, addresses }: Listing): RequestHandler =>
  (req, res) => {
    const layout = { ...PAGE_WORDS.data, canonical: paths.data }
    pages.send(req, res, DATA_TEMPLATE, { layout, page: toDataPage(site, addresses) }, { key: paths.data })
  }
