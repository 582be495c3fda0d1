import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROUTES } from './app.ts'
import { ContactWithOthers } from './journal/contact.ts'
import type { Journal } from './journal/journal.ts'
import { addressOf } from './testing/example-addresses.ts'
import { openTestSite, type TestSite } from './testing/test-site.ts'
import { describedIn } from './web/site/route.ts'

// What programs are told by a site that does not hear of what others record.

const contact = new ContactWithOthers(async () => false)
const alone = (journal: Journal): Journal => ({
  head: journal.head,
  revisions: journal.revisions,
  contact,
  append: (drafts, judge) => journal.append(drafts, judge),
  subscribe: listener => journal.subscribe(listener),
  inTurn: (name, act) => journal.inTurn(name, act),
  tryOut: () => journal.tryOut(),
  stored: () => journal.stored(),
  close: () => journal.close(),
})

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ wrapJournal: alone })
})
afterAll(() => site.close())

const READ = describedIn(ROUTES)
  .filter(({ method, operation }) => method === 'get' && !operation.isForWriters)
  .map(({ pattern }) => addressOf(pattern))

it.each(READ)('%s says since when something may be missing, and takes it back', async path => {
  const whole = await site.get(path)
  expect(whole.headers).not.toHaveProperty('parley-as-of')
  contact.note(new Date('2026-07-10T11:58:00Z'))
  const old = await site.get(path, { 'If-None-Match': whole.headers.etag ?? '' })
  expect(old.headers).toMatchObject({ 'parley-as-of': '2026-07-10T11:58:00.000Z' })
  // From the cache, where it is there.
  expect((await site.get(path)).headers).toMatchObject({ 'parley-as-of': '2026-07-10T11:58:00.000Z' })
  contact.note(null)
  expect((await site.get(path, { 'If-None-Match': old.headers.etag ?? '' })).headers).not.toHaveProperty('parley-as-of')
})

it('pages of other sites may read it', async () => {
  const { headers } = await site.get('/actors.json')
  expect(headers['access-control-expose-headers']).toContain('Parley-As-Of')
})
