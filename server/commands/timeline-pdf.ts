import { join } from 'node:path'
import express from 'express'
import type { Browser } from 'playwright'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { RefusedError } from '../files/refused-error.ts'
import { WITHOUT_OTHERS } from '../journal/contact.ts'
import { readAssets, serveAssets } from '../web/http/assets.ts'
import { securityHeaders } from '../web/http/security.ts'
import { printPage } from '../web/print/print-page.ts'
import { createPageSender } from '../web/site/page-sender.ts'
import { createRenderer } from '../web/site/render.ts'
import { serveSite } from '../web/site/serve-site.ts'
import { createSite } from '../web/site/site.ts'
import { findChromium, launchOptions } from './chromium.ts'
import { printable } from './command.ts'

const LOADING_LIMIT_MS = 300_000

interface Printing {
  /** Of the page made for paper, with its filters and its moment. */
  readonly path: string
  readonly most: number
  readonly format: 'A4' | 'Letter'
  readonly root: string
  readonly publicUrl: string | null
  readonly now: () => Date
}

/** The timeline as a tagged PDF with an outline. Throws `RefusedError` where there is no browser. */
export async function timelinePdf(record: NegotiationRecord, printing: Printing): Promise<Uint8Array> {
  const openBrowser = await findBrowser()
  return serving(record, printing, url => toPdf(openBrowser, url + printing.path, printing.format))
}

/** The site with one page, on a port of this machine, for as long as the work takes. */
async function serving<T>(
  record: NegotiationRecord,
  { root, publicUrl, now, most }: Printing,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const assets = readAssets(join(root, 'dist/assets'))
  const render = createRenderer(join(root, 'views'))
  const site = createSite(record, {
    render,
    assets: assets.links,
    access: () => 'closed',
    publicUrl,
    contact: WITHOUT_OTHERS,
    now,
  })
  const app = express()
  app.set('query parser', false)
  app.use(securityHeaders({ https: false }), serveAssets(assets, site.cache))
  app.get('/print', printPage({ site, pages: createPageSender(site), most }))
  const served = await serveSite(site, app)
  try {
    return await work(served.url)
  } finally {
    await served.stop(0)
  }
}

async function toPdf(
  openBrowser: () => Promise<Browser>,
  url: string,
  format: Printing['format'],
): Promise<Uint8Array> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const response = await page.goto(url, { timeout: LOADING_LIMIT_MS })
    if (response?.status() !== 200) throw new Error(`The page to be printed was answered with ${response?.status()}.`)
    await page.evaluate('document.fonts.ready.then(() => true)')
    return await page.pdf({ format, tagged: true, outline: true })
  } finally {
    await browser.close()
  }
}

/** How to start the browser; throws where there is none. */
async function findBrowser(): Promise<() => Promise<Browser>> {
  const { chromium } = await import('playwright').catch(cause => {
    throw new RefusedError('Printing needs the package “playwright”, which is left out here: `npm ci` installs it.', {
      cause,
    })
  })
  const found = findChromium(chromium.executablePath())
  if (found === undefined) {
    const named = process.env['CHROMIUM_PATH']
    throw new RefusedError(
      named
        ? `CHROMIUM_PATH is ${printable(named)}, and there is no such file. Name a Chromium or Chrome, or unset it.`
        : 'Printing needs Chromium or Chrome, and none was found. Install one (Debian: apt-get install chromium; anywhere: npx playwright install chromium) or name it: CHROMIUM_PATH=/path/to/chrome',
    )
  }
  return () =>
    chromium.launch(launchOptions(found)).catch(cause => {
      const [reason] = (cause as Error).message.split('\n')
      throw new RefusedError(`The browser ${found} does not start: ${printable(reason ?? '')}`, { cause })
    })
}
