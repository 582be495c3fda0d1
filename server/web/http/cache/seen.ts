import type { IncomingHttpHeaders } from 'node:http'

// What readers say that they have seen, without which a process that has not heard of it yet would lead them back in time.

/** How far a process, or somebody, knows what is kept; a desk or accounts of which nothing is said are at 0. */
export interface Known {
  readonly record: number
  readonly desk: number
  readonly accounts: number
}

/** What programs say, and what the page's script notes for a minute of a revision that is new. */
export const SEEN_HEADER = 'Parley-Seen'
export const SEEN_COOKIE = 'seen'
/** What is noted for a minute in the browser of whoever has written. */
export const WROTE_COOKIE = 'wrote'

const IN_COOKIE = /(?:^|; ?)(?:seen|wrote)=(\d{1,15})(?:\.(\d{1,15})\.(\d{1,15}))?(?=;|$)/g
const IN_TAGS = /\.(\d{1,15})"/g
const NUMBER = /^\d{1,15}$/

/** Null for a request that says nothing of it, as most do. */
export function seenBy({ headers }: { readonly headers: IncomingHttpHeaders }): Known | null {
  const { cookie, 'if-none-match': tags, 'last-event-id': heard, 'parley-seen': named } = headers
  if (cookie === undefined && tags === undefined && heard === undefined && named === undefined) return null
  const told = [heard, named].map(text => (NUMBER.test(String(text)) ? Number(text) : 0))
  let known: Known = { record: Math.max(...told), desk: 0, accounts: 0 }
  for (const [, revision] of tags?.matchAll(IN_TAGS) ?? []) known = latest(known, { record: Number(revision) })
  for (const [, record, desk = 0, accounts = 0] of cookie?.matchAll(IN_COOKIE) ?? [])
    known = latest(known, { record: Number(record), desk: Number(desk), accounts: Number(accounts) })
  return known
}

const latest = (one: Known, { record, desk = 0, accounts = 0 }: Partial<Known> & Pick<Known, 'record'>): Known => ({
  record: Math.max(one.record, record),
  desk: Math.max(one.desk, desk),
  accounts: Math.max(one.accounts, accounts),
})
