import type { RequestHandler } from 'express'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'
import { ABOUT_TEMPLATE, toAboutPage } from './about-view.ts'

/** `GET /about`: scope, method, grading, corrections, and what every word means. */
export const aboutPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(site, req)
    const { moment } = record
    const canonical = pathsAt(moment).about
    const layout = { ...PAGE_WORDS.about, canonical, moment }
    pages.send(req, res, ABOUT_TEMPLATE, { layout, page: toAboutPage(record) }, { key: canonical })
  }
