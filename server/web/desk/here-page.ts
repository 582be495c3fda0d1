import type { Request, RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { writerOf } from '../http/person.ts'
import { inSourceLanguage } from '../http/readers-language.ts'
import { queryOf } from '../http/request-query.ts'
import { leadsWithinSite } from '../http/within-site.ts'
import { barOf } from '../site/editor-bar.ts'
import type { Reading } from '../site/page-sender.ts'
import { paths } from '../site/paths.ts'
import { HERE_TEMPLATE, toHerePage } from './here-view.ts'

/**
 * `GET /desk/here?at=PATH`: what those who may write can do with a page. Pages for readers are the same for everybody; their
 * script takes from here what belongs to whoever is signed in, and without a script their foot leads here.
 */
export const herePage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const asked = queryOf(req).get('at') ?? ''
    const at = leadsWithinSite(asked) ? inSourceLanguage(asked) : paths.home
    const person = writerOf(req)
    pages.send(req as Request, res, HERE_TEMPLATE, {
      layout: { title: words().bar.forEditors, robots: 'noindex', at },
      page: toHerePage(site, at, barOf(person, site.record, at), person.name),
    })
  }
