import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { readersLanguage } from '../../domain/language/reader.ts'
import { isForOne, personOf } from '../http/person.ts'
import { inLanguage } from '../http/readers-language.ts'
import { ignoredBy, ignoredInWords } from './ignored-parameters.ts'
import { toLayout } from './layout.ts'
import type { LayoutContent } from './layout-view.ts'
import { filledIn } from './named-revision.ts'
import type { Site } from './site.ts'
import type { Template } from './template.ts'

interface PageContent<Page> {
  readonly layout: LayoutContent
  readonly page: Page
}

export interface PageSender {
  /** Renders a page and sends it; with `keep` set to its canonical URL it may answer later requests until the record changes. */
  send<Page>(
    req: IncomingMessage & Pick<Request, 'path' | 'originalUrl'>,
    res: Response,
    template: Template<Page>,
    content: PageContent<NoInfer<Page>>,
    keep?: { readonly key: string; readonly staleAt?: number },
  ): void
}

/** What a handler that only reads is made from. */
export interface Reading {
  readonly site: Site
  readonly pages: PageSender
}

export const createPageSender = (site: Site): PageSender => ({
  send: (req, res, template, { layout, page }, wanted) => {
    const ignored = ignoredInWords(ignoredBy(res))
    // What says that something was ignored is nobody else's page.
    const keep = ignored === null ? wanted : undefined
    const says = site.render(
      template,
      toLayout(
        site,
        { ...layout, ignored, isForSignedIn: res.statusCode === 401, person: isForOne(req) ? personOf(req) : null },
        req,
        template,
      ),
      page,
    )
    if (!res.hasHeader('Cache-Control')) {
      // What is only read may stay in the browser for its back button, whether we keep it or not.
      const isRead = keep !== undefined || (layout.moment !== undefined && res.statusCode === 200)
      res.set('Cache-Control', isRead ? 'no-cache' : 'no-store')
    }
    const seq = site.record.head.seq
    site.cache.send(req, res, {
      ...(keep ? { ...keep, key: inLanguage(keep.key, readersLanguage()), seq, says } : { key: null }),
      contentType: 'text/html; charset=utf-8',
      body: filledIn(says, site.moments.at(layout.moment ?? {})),
    })
  },
})
