import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { FIND_INDEX } from '../web/site/layout.ts'
import type { Address } from '../web/site/route.ts'
import { fileOf, partsOf, pathPartsOf, relativeTo } from './file-names.ts'
import { findIndex } from './find-index.ts'
import { PLACE_OF_ID, withLinks } from './html-links.ts'
import { isKept } from './kept-lists.ts'
import { addressesOf } from './site-addresses.ts'
import type { SiteFolder } from './site-folder.ts'

/** The site as it answers on this machine, for as long as it is written to files. */
export interface ReadingSite {
  /** Without a slash at its end. */
  readonly url: string
  readonly record: NegotiationRecord
  readonly routes: readonly Address[]
  /** The addresses of what is served as it is. */
  readonly assets: readonly string[]
  readonly publicUrl: string | null
  stop(): Promise<void>
}

/** Pictures are drawn beside everything else. */
const PAGES_AT_ONCE = 3
const PICTURES_AT_ONCE = 4

/** Asks the site for everything and writes it to the folder. Resolves to the number of files. */
export async function writeSite(site: ReadingSite, folder: SiteFolder): Promise<number> {
  const paths = addressesOf(site.record, site.routes)
  const known = new Set([...paths, ...site.assets, FIND_INDEX])
  const asked = new Map<string, string>()
  const pages: string[] = []
  const pictures: string[] = []
  const want = (address: string) => {
    const file = fileOf(partsOf(address))
    if (asked.has(file)) return
    asked.set(file, address)
    ;(address.startsWith('/cards/') ? pictures : pages).push(address)
  }
  for (const path of [...site.assets, ...paths]) want(path)
  const agent = new Agent({ keepAlive: true })
  const copy = async (address: string) => {
    const file = fileOf(partsOf(address))
    const leadsTo = folder.done(file) ?? (await writeOne({ site, folder, known, agent }, address, file))
    for (const next of leadsTo) want(next)
  }
  try {
    await Promise.all([inTurn(pages, PAGES_AT_ONCE, copy), inTurn(pictures, PICTURES_AT_ONCE, copy)])
    const index = fileOf(partsOf(FIND_INDEX))
    if (!folder.done(index))
      folder.write(
        index,
        findIndex(site.record, address => hrefIn(address, index, known, []) ?? ''),
        [],
      )
    return await folder.finish()
  } finally {
    agent.destroy()
    folder.close()
  }
}

/** Works off a list that may grow meanwhile, several of it at once. */
async function inTurn<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  let failed = false
  let underWay = 0
  await new Promise<void>((resolve, reject) => {
    const begin = () => {
      while (!failed && underWay < atOnce && next < list.length) {
        underWay++
        work(list[next++] as T).then(
          () => {
            underWay--
            begin()
          },
          error => {
            failed = true
            reject(error)
          },
        )
      }
      if (underWay === 0 && next >= list.length) resolve()
    }
    begin()
  })
}

interface Copying {
  readonly site: ReadingSite
  readonly folder: SiteFolder
  readonly known: ReadonlySet<string>
  readonly agent: Agent
}

/** Resolves to the addresses that the page leads to and that have files. */
async function writeOne(
  { site, folder, known, agent }: Copying,
  address: string,
  file: string,
): Promise<readonly string[]> {
  const { status, type, location, body } = await answerTo(site.url + address, agent)
  const leadsTo: string[] = []
  const link = (to: string) => hrefIn(to, file, known, leadsTo)
  if (status === 200) {
    const isPage = type.startsWith('text/html')
    const content = isPage
      ? withLinks(body.toString('utf8'), { link, whole: to => wholeIn(to, known, site), origin: site.publicUrl })
      : body
    folder.write(file, content, leadsTo)
  } else if (partsOf(address).params.size > 0 || (status >= 300 && status < 400)) {
    // A list that is narrowed down to what is not there has been linked to: what it is narrowed from is next to it.
    const target = link(location ?? partsOf(address).path) ?? link('/') ?? ''
    folder.write(file, redirection(target), leadsTo)
  } else if (!ABSENT.has(status)) throw new Error(`${address} was answered with ${status}.`)
  return leadsTo
}

/** What is there for others alone, such as feeds of a site that has a public address, or has to be asked for something. */
const ABSENT = new Set([400, 404])

const redirection = (href: string): string =>
  `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Elsewhere</title>\n<meta http-equiv="refresh" content="0; url=${href}">\n<p><a href="${href}">This is elsewhere</a></p>\n</html>\n`

/** An address as a page in a file links to it; what it leads to is noted. Where it has no file, it leads to the nearest that has one. */
function hrefIn(address: string, from: string, known: ReadonlySet<string>, leadsTo: string[]): string | null {
  const { path, params, fragment } = partsOf(address)
  if (!known.has(path) && !path.includes(PLACE_OF_ID)) return null
  const parts = pathPartsOf(path)
  const isExact = isKept(parts, params)
  // Data of something else would be taken for what it is not.
  if (!isExact && parts.extension !== '' && !PLAIN.test(path)) return null
  const file = fileOf({ path, params: isExact ? params : NONE })
  if (isExact && params.size > 0) leadsTo.push(`${path}?${params}`)
  if (file === from && fragment !== '') return fragment
  const query = READ_BY_SCRIPTS.has(path) && params.size > 0 ? `?${params}` : ''
  return relativeTo(from, file) + query + fragment
}

const NONE = new URLSearchParams()
/** Their addresses have parameters that change nothing in a copy. */
const PLAIN = /^\/(cards|assets)\//
/** What is asked of these is read by the page's script. */
const READ_BY_SCRIPTS = new Set(['/explore'])

function wholeIn(address: string, known: ReadonlySet<string>, { publicUrl }: ReadingSite): string | null {
  const href = hrefIn(address, 'index.html', known, [])
  return href === null ? null : `${publicUrl}/${href.replace(/(^|\/)index\.html(?=$|[?#])/, '$1')}`
}

async function answerTo(url: string, agent: Agent) {
  const sent = request(url, { agent })
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = await answer.toArray()
  return {
    status: answer.statusCode ?? 0,
    type: answer.headers['content-type'] ?? '',
    location: answer.headers.location,
    body: Buffer.concat(chunks),
  }
}
