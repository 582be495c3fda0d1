import type { RequestHandler } from 'express'
import type { Reading } from '../site/page-sender.ts'
import { paths } from '../site/paths.ts'
import { SETTINGS_TEMPLATE, toSettingsPage } from './settings-view.ts'

/** `GET /settings`: what the record says of itself and of its negotiations, and where each of it is changed. */
export const settingsPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const header = site.record.find('record', 'record')
    if (!header) return res.redirect(303, paths.setUp)
    pages.send(req, res, SETTINGS_TEMPLATE, {
      layout: { title: 'Settings of this record', robots: 'noindex' },
      page: toSettingsPage(site, header),
    })
  }
