import type { Request, RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Source } from '../../domain/entries/source.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { sourceReport } from '../../domain/sources/source-use.ts'
import { NotFoundError } from '../http/http-error.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { type ReferrerGroup, referrerGroups, referrerIds } from '../site/referrers.ts'
import type { Site } from '../site/site.ts'
import type { Link } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { siteAt } from '../site/time-travel.ts'
import { type SourceView, sourceView } from './source-list.ts'
import { claimLink, languageName } from './sources-page.ts'

/** `GET /sources/:id` */
export const sourcePage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const paths = pathsAt(site.record.moment)
    const { id, title, publisher, published } = sourceOf(site, req.params.id)
    const source = sourceView(site.record, id)
    if (!source) throw new NotFoundError(`The record has no source “${id}”.`)
    const layout = {
      title,
      description: `${title}. ${publisher}, ${dateInWords(published)}. What rests on this source, and what on it alone.`,
      moment: site.record.moment,
      canonical: paths.source(id),
      alternates: [{ type: 'application/json', href: paths.sourceJson(id), title: 'This source as JSON' }],
    }
    const page = {
      source: { ...source, language: languageName(source.language), languageTag: source.language },
      aboutHref: paths.about,
      publisherHref: paths.sources(new URLSearchParams({ publisher }).toString()),
      alone: sourceReport(site.record)
        .onSingleSource.filter(({ sources }) => sources[0] === id)
        .map(claim => claimLink(site.record, claim)),
      groups: referrerGroups(site.record, id),
      jsonHref: paths.sourceJson(id),
    }
    pages.send(req as Request, res, SOURCE_TEMPLATE, { layout, page }, { key: paths.source(id) })
  }

/** `GET /sources/:id.json` */
export const sourceJson =
  ({ site: current }: { readonly site: Site }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const paths = pathsAt(site.record.moment)
    const source = sourceOf(site, req.params.id)
    sendJson(site, req as Request, res, {
      key: paths.sourceJson(source.id),
      type: 'source',
      body: { source: inSchemaOrder('source', source), referredToBy: referrerIds(site.record, source.id) },
    })
  }

function sourceOf({ record }: Site, id: string): Source {
  const source = record.find('source', id)
  if (!source) throw new NotFoundError(`The record has no source “${id.slice(0, 80)}”.`)
  return source
}

interface SourcePage {
  readonly source: SourceView & { readonly languageTag: string }
  readonly aboutHref: string
  /** Of the same publisher. */
  readonly publisherHref: string
  /** What has no other source than this. */
  readonly alone: readonly Link[]
  readonly groups: readonly ReferrerGroup[]
  readonly jsonHref: string
}

export const SOURCE_TEMPLATE = template<SourcePage>('sources/source')
