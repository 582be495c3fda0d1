import { paths } from '../site/paths.ts'
import { page, type Route } from '../site/route.ts'
import { settingsPage } from './settings-page.ts'

export const settingsRoutes: readonly Route[] = [
  page('/settings', settingsPage, { who: 'administrator', mayBeCrawled: false }),
  // Where forms are sent, and where negotiations are told of.
  page('/settings/negotiations', () => (_req, res) => res.redirect(303, paths.about)),
  page('/phases', () => (_req, res) => res.redirect(303, paths.about)),
]
