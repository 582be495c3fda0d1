import { failureCode } from '../files/failure-reason.ts'
import { type Asked, type Asking, NotPublicError } from './asking.ts'
import { LONGEST_ROBOTS, mayAskFor } from './robots.ts'

// Whether what a source names is still there. Many sites answer programs otherwise than people: to be unsure is a usual result.

export const ROBOT_NAME = 'parley'
const MOST_HOPS = 5

export type Verdict = 'ok' | 'moved' | 'missing' | 'blocked' | 'unsure'

export interface Checked {
  readonly verdict: Verdict
  /** Why, in a few words. */
  readonly reason: string
  /** Where it is now, if it has moved for good. */
  readonly movedTo: string | null
}

/** Nobody has a name or a server of these any more. */
const VANISHED = new Set(['ENOTFOUND', 'ECONNREFUSED'])
const FOR_GOOD = new Set([301, 308])
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** To some of these a HEAD is answered where a GET would be answered otherwise. */
const ASKED_AGAIN = new Set([400, 403, 404, 405, 406, 410, 501])

/** Checks addresses, each site's rules being read once. */
export function createChecking({ ask }: Asking): (address: string) => Promise<Checked> {
  const rules = new Map<string, Promise<string | null>>()

  /** The text of robots.txt; null where it can't be told what is allowed. */
  function robotsOf({ origin }: URL): Promise<string | null> {
    const known = rules.get(origin)
    if (known !== undefined) return known
    const read = readRobots(new URL('/robots.txt', origin))
    rules.set(origin, read)
    return read
  }

  async function readRobots(url: URL): Promise<string | null> {
    for (let hop = 0, at = url; hop <= MOST_HOPS; hop++) {
      const { status, location, text } = await ask('GET', at, LONGEST_ROBOTS)
      if (REDIRECTS.has(status) && location !== null) {
        const next = webAddress(location, at)
        if (!next) return null
        at = next
        continue
      }
      if (status >= 200 && status < 300) return text
      return status >= 400 && status < 500 ? '' : null
    }
    return ''
  }

  async function answerOf(url: URL): Promise<Asked> {
    const head = await ask('HEAD', url)
    return ASKED_AGAIN.has(head.status) ? ask('GET', url) : head
  }

  async function check(first: URL): Promise<Checked> {
    let at = first
    let isForGood = true
    for (let hop = 0; hop <= MOST_HOPS; hop++) {
      const robots = await robotsOf(at)
      if (robots === null) return verdict('unsure', 'its robots.txt could not be read')
      if (!mayAskFor(robots, ROBOT_NAME, at.pathname + at.search))
        return verdict('blocked', 'robots.txt asks programs to stay away')
      const { status, location } = await answerOf(at)
      if (!REDIRECTS.has(status) || location === null) return judged(status, first, at, isForGood)
      const next = webAddress(location, at)
      if (!next) return verdict('unsure', 'it leads to something that is no address')
      isForGood &&= FOR_GOOD.has(status)
      at = next
    }
    return verdict('unsure', `it leads on more than ${MOST_HOPS} times`)
  }

  return async address => {
    const url = webAddress(address)
    if (!url) return verdict('unsure', 'it is no address of the web')
    try {
      return await check(url)
    } catch (error) {
      if (error instanceof NotPublicError) return verdict('blocked', error.message)
      const code = failureCode(error)
      if (VANISHED.has(code))
        return verdict('missing', code === 'ENOTFOUND' ? 'nobody has this name' : 'no server answers')
      return verdict(
        'unsure',
        code === 'ABORT_ERR' || code === '20' ? 'no answer in time' : `no answer (${code || 'an error'})`,
      )
    }
  }
}

const verdict = (is: Verdict, reason: string, movedTo: string | null = null): Checked => ({
  verdict: is,
  reason,
  movedTo,
})

function judged(status: number, asked: URL, found: URL, isForGood: boolean): Checked {
  if (status === 404 || status === 410) return verdict('missing', `answered with ${status}`)
  if (status < 200 || status >= 300) return verdict('unsure', `answered with ${status}`)
  if (found.href === asked.href) return verdict('ok', 'it is there')
  // Many lead all that is gone to their first page.
  if (found.pathname === '/' && asked.pathname !== '/') return verdict('unsure', 'it leads to the first page of a site')
  return isForGood
    ? verdict('moved', 'it has moved', found.href)
    : verdict('ok', 'it is there, for now at another address')
}

/** Without what only whoever follows it would be told. */
function webAddress(text: string, base?: URL): URL | null {
  if (!URL.canParse(text, base?.href)) return null
  const url = new URL(text, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  return url
}
