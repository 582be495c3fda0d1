import type { IncomingHttpHeaders } from 'node:http'

// What readers say that they have seen, without which a process that has not heard of it yet would lead them back in time.

/** How far a process, or somebody, knows what is kept; a desk or accounts of which nothing is said are at 0. */
export interface Known {
  readonly record: number
  readonly desk: number
  readonly accounts: number
}

/** What is noted for a minute in the browser of whoever has written. */
export const WROTE_COOKIE = 'wrote'

const IN_COOKIE = /(?:^|; ?)(?:seen|wrote)=(\d{1,15})(?:\.(\d{1,15})\.(\d{1,15}))?(?=;|$)/g
const NUMBER = /^\d{1,15}$/

const numberIn = (text: string | string[] | undefined): number =>
  typeof text === 'string' && NUMBER.test(text) ? Number(text) : 0

/** Null for a request that says nothing of it, as most do. */
export function seenBy({ headers }: { readonly headers: IncomingHttpHeaders }): Known | null {
  const { cookie, 'if-none-match': tags, 'last-event-id': heard, 'parley-seen': named } = headers
  if (cookie === undefined && tags === undefined && heard === undefined && named === undefined) return null
  let known: Known = { record: Math.max(numberIn(heard), numberIn(named)), desk: 0, accounts: 0 }
  if (tags !== undefined) known = { ...known, record: Math.max(known.record, inTags(tags)) }
  if (cookie === undefined || !(cookie.includes('seen=') || cookie.includes('wrote='))) return known
  for (const [, record, desk = 0, accounts = 0] of cookie.matchAll(IN_COOKIE))
    known = latest(known, { record: Number(record), desk: Number(desk), accounts: Number(accounts) })
  return known
}

/** The latest revision at the end of a tag. Asked of every page that a browser has kept: a pattern would take ten times as long. */
function inTags(tags: string): number {
  let revision = 0
  for (let dot = tags.indexOf('.'); dot >= 0; dot = tags.indexOf('.', dot + 1)) {
    const end = tags.indexOf('"', dot)
    const number = tags.slice(dot + 1, end)
    if (end > 0 && NUMBER.test(number)) revision = Math.max(revision, Number(number))
  }
  return revision
}

const latest = (one: Known, { record, desk, accounts }: Known): Known => ({
  record: Math.max(one.record, record),
  desk: Math.max(one.desk, desk),
  accounts: Math.max(one.accounts, accounts),
})
