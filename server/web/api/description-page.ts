import type { RequestHandler } from 'express'
import { allowReading } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { paths } from '../site/paths.ts'
import { descriptionOf } from './described-site.ts'
import type { Answering } from './examples.ts'
import { INTERFACE_TEMPLATE, toInterfacePage } from './interface-view.ts'

export interface Describing extends Reading {
  readonly addresses: readonly Answering[]
}

/** `GET /api/openapi.json` */
export const openApiJson =
  ({ site, addresses }: Describing): RequestHandler =>
  async (req, res) => {
    const { seq } = site.record.head
    const description = await descriptionOf(site, addresses)
    allowReading(res).set('Cache-Control', 'no-cache')
    site.cache.send(req, res, {
      key: paths.openApi,
      seq,
      contentType: 'application/json; charset=utf-8',
      body: `${JSON.stringify(description)}\n`,
    })
  }

/** `GET /api`: the same for people. */
export const interfacePage =
  ({ site, pages, addresses }: Describing): RequestHandler =>
  async (req, res) => {
    const page = toInterfacePage(await descriptionOf(site, addresses), site)
    const layout = {
      title: 'Interface for programs',
      description: 'Every address of this site that answers JSON: what it takes, what it answers, and what stays.',
      canonical: paths.api,
      alternates: [{ type: 'application/json', href: paths.openApi, title: 'The description as OpenAPI 3.1' }],
    }
    pages.send(req, res, INTERFACE_TEMPLATE, { layout, page }, { key: paths.api })
  }
