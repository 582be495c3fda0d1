import { beforeAll, expect, it } from 'vitest'
import { ROUTES } from './app.ts'
import { SCOPES } from './domain/accounts/token.ts'
import { addressOf } from './testing/example-addresses.ts'
import { PEOPLE, signedInAs, withToken } from './testing/people.ts'
import { makePictureFonts } from './testing/picture-fonts.ts'
import { type Answer, openTestSite, type TestSite } from './testing/test-site.ts'

// Every address, asked in each way by everybody there can be, on a site that has accounts.

let site: TestSite
beforeAll(async () => {
  const fonts = await makePictureFonts()
  site = await openTestSite({
    pictureFonts: fonts.folder,
    book: PEOPLE,
    limits: { writes: 10_000, reads: 100_000, reports: 10_000 },
  })
  return async () => {
    await site.close()
    await fonts.remove()
  }
})

const VISITORS = ['nobody', 'expired', 'disabled', 'never-given', 'contributor', 'editor', 'administrator'] as const

type Visitor = (typeof VISITORS)[number]

const headersOf = (visitor: Visitor) => (visitor === 'nobody' ? {} : signedInAs(visitor))

/** Addresses in the order in which they are tried, and what they answer whom; `get` is asked as HEAD too, with the same outcome. */
const TABLE = `
                                         nobody        expired       disabled      never-given   contributor   editor        administrator
get  /login                              200           200           200           200           303           303           303
post /login                              422           422           422           422           422           422           422
get  /login/code                         303 login     303 login     303 login     303 login     303 login     303 login     303 login
post /login/code                         422           422           422           422           422           422           422
get  /login/oidc                         404           404           404           404           404           404           404
get  /login/oidc/callback                404           404           404           404           404           404           404
get  /login/passkey.json                 404           404           404           404           404           404           404
post /login/passkey                      422           422           422           422           422           422           422
post /logout                             303           303           303           303           303           303           303
get  /join/:token                        410           410           410           410           410           410           410
post /join/:token                        410           410           410           410           410           410           410
get  /join/:token/oidc                   410           410           410           410           410           410           410
get  /account                            303 login     303 login     303 login     303 login     200           200           200
post /account                            401           401           401           401           400           400           400
get  /account/passkey.json               401           401           401           401           404           404           404
get  /account/oidc                       303 login     303 login     303 login     303 login     303           303           303
get  /account/totp.svg                   401           401           401           401           404           404           404
get  /accounts                           303 login     303 login     303 login     303 login     403           403           200
post /accounts                           401           401           401           401           403           403           400
get  /accounts/:id                       303 login     303 login     303 login     303 login     403           403           200
post /accounts/:id                       401           401           401           401           403           403           400
get  /audit                              303 login     303 login     303 login     303 login     403           403           200
get  /desk/here                          303 login     303 login     303 login     303 login     200           200           200
get  /settings                           303 login     303 login     303 login     303 login     403           403           200
get  /settings/negotiations              303           303           303           303           303           303           303
get  /phases                             303           303           303           303           303           303           303
get  /events/new                         303 login     303 login     303 login     303 login     200           200           200
post /events                             401           401           401           401           422           422           422
get  /events/:id/edit                    303 login     303 login     303 login     303 login     200           200           200
post /events/:id/edit                    401           401           401           401           422           422           422
get  /events/:id/retract                 303 login     303 login     303 login     303 login     200           200           200
post /events/:id/retract                 401           401           401           401           422           422           422
post /events/:id/restore                 401           401           401           401           303           303           303
get  /documents/new                      303 login     303 login     303 login     303 login     200           200           200
post /documents                          401           401           401           401           422           422           422
get  /documents/:id/edit                 303 login     303 login     303 login     303 login     200           200           200
post /documents/:id/edit                 401           401           401           401           422           422           422
get  /documents/:id/retract              303 login     303 login     303 login     303 login     200           200           200
post /documents/:id/retract              401           401           401           401           422           422           422
post /documents/:id/restore              401           401           401           401           303           303           303
get  /positions/new                      303 login     303 login     303 login     303 login     200           200           200
post /positions                          401           401           401           401           422           422           422
get  /positions/:id/edit                 303 login     303 login     303 login     303 login     200           200           200
post /positions/:id/edit                 401           401           401           401           422           422           422
get  /positions/:id/retract              303 login     303 login     303 login     303 login     200           200           200
post /positions/:id/retract              401           401           401           401           422           422           422
post /positions/:id/restore              401           401           401           401           303           303           303
get  /point-states/new                   303 login     303 login     303 login     303 login     200           200           200
post /point-states                       401           401           401           401           422           422           422
get  /point-states/:id/edit              303 login     303 login     303 login     303 login     200           200           200
post /point-states/:id/edit              401           401           401           401           422           422           422
get  /point-states/:id/retract           303 login     303 login     303 login     303 login     200           200           200
post /point-states/:id/retract           401           401           401           401           422           422           422
post /point-states/:id/restore           401           401           401           401           303           303           303
get  /actors/new                         303 login     303 login     303 login     303 login     200           200           200
post /actors                             401           401           401           401           422           422           422
get  /actors/:id/edit                    303 login     303 login     303 login     303 login     200           200           200
post /actors/:id/edit                    401           401           401           401           422           422           422
get  /actors/:id/retract                 303 login     303 login     303 login     303 login     200           200           200
post /actors/:id/retract                 401           401           401           401           422           422           422
post /actors/:id/restore                 401           401           401           401           303           303           303
get  /sources/new                        303 login     303 login     303 login     303 login     200           200           200
post /sources                            401           401           401           401           422           422           422
get  /sources/:id/edit                   303 login     303 login     303 login     303 login     200           200           200
post /sources/:id/edit                   401           401           401           401           422           422           422
get  /sources/:id/retract                303 login     303 login     303 login     303 login     200           200           200
post /sources/:id/retract                401           401           401           401           422           422           422
post /sources/:id/restore                401           401           401           401           303           303           303
get  /settings/negotiations/new          303 login     303 login     303 login     303 login     403           403           200
post /settings/negotiations              401           401           401           401           403           403           422
get  /settings/negotiations/:id/edit     303 login     303 login     303 login     303 login     403           403           200
post /settings/negotiations/:id/edit     401           401           401           401           403           403           422
get  /settings/negotiations/:id/retract  303 login     303 login     303 login     303 login     403           403           200
post /settings/negotiations/:id/retract  401           401           401           401           403           403           422
post /settings/negotiations/:id/restore  401           401           401           401           403           403           303
get  /phases/new                         303 login     303 login     303 login     303 login     403           403           200
post /phases                             401           401           401           401           403           403           422
get  /phases/:id/edit                    303 login     303 login     303 login     303 login     403           403           404
post /phases/:id/edit                    404           404           404           404           404           404           404
get  /phases/:id/retract                 303 login     303 login     303 login     303 login     403           403           404
post /phases/:id/retract                 404           404           404           404           404           404           404
post /phases/:id/restore                 401           401           401           401           403           403           404
get  /actors/:id/merge                   303 login     303 login     303 login     303 login     200           200           200
post /actors/:id/merge                   401           401           401           401           200           200           200
get  /sources/:id/merge                  303 login     303 login     303 login     303 login     200           200           200
post /sources/:id/merge                  401           401           401           401           200           200           200
get  /settings/:id/edit                  303 login     303 login     303 login     303 login     403           403           200
post /settings/:id/edit                  401           401           401           401           403           403           422
get  /positions/:id.json                 200           200           200           200           200           200           200
get  /positions/:id                      200           200           200           200           200           200           200
get  /point-states/:id.json              200           200           200           200           200           200           200
get  /point-states/:id                   200           200           200           200           200           200           200
get  /settings/negotiations/:id.json     200           200           200           200           200           200           200
get  /settings/negotiations/:id          200           200           200           200           200           200           200
get  /phases/:id.json                    404           404           404           404           404           404           404
get  /phases/:id                         404           404           404           404           404           404           404
get  /settings/:id.json                  200           200           200           200           200           200           200
get  /settings/:id                       200           200           200           200           200           200           200
get  /settings/:id/history.json          200           200           200           200           200           200           200
get  /settings/:id/history               200           200           200           200           200           200           200
post /settings/:id/history               401           401           401           401           404           404           404
get  /settings/negotiations/:id/history.json 200           200           200           200           200           200           200
get  /settings/negotiations/:id/history  200           200           200           200           200           200           200
post /settings/negotiations/:id/history  401           401           401           401           404           404           404
get  /phases/:id/history.json            404           404           404           404           404           404           404
get  /phases/:id/history                 404           404           404           404           404           404           404
post /phases/:id/history                 401           401           401           401           404           404           404
get  /actors/:id/history.json            200           200           200           200           200           200           200
get  /actors/:id/history                 200           200           200           200           200           200           200
post /actors/:id/history                 401           401           401           401           404           404           404
get  /sources/:id/history.json           200           200           200           200           200           200           200
get  /sources/:id/history                200           200           200           200           200           200           200
post /sources/:id/history                401           401           401           401           404           404           404
get  /events/:id/history.json            200           200           200           200           200           200           200
get  /events/:id/history                 200           200           200           200           200           200           200
post /events/:id/history                 401           401           401           401           404           404           404
get  /documents/:id/history.json         200           200           200           200           200           200           200
get  /documents/:id/history              200           200           200           200           200           200           200
post /documents/:id/history              401           401           401           401           404           404           404
get  /positions/:id/history.json         200           200           200           200           200           200           200
get  /positions/:id/history              200           200           200           200           200           200           200
post /positions/:id/history              401           401           401           401           404           404           404
get  /point-states/:id/history.json      200           200           200           200           200           200           200
get  /point-states/:id/history           200           200           200           200           200           200           200
post /point-states/:id/history           401           401           401           401           404           404           404
get  /changes                            200           200           200           200           200           200           200
get  /changes.json                       200           200           200           200           200           200           200
get  /changes.atom                       404           404           404           404           404           404           404
get  /changes.feed.json                  404           404           404           404           404           404           404
get  /corrections.atom                   404           404           404           404           404           404           404
get  /setup                              303 login     303 login     303 login     303 login     403           403           303
post /setup                              401           401           401           401           403           403           303
get  /read-date.json                     401           401           401           401           200           200           200
get  /suggest.json                       401           401           401           401           200           200           200
get  /capture                            303 login     303 login     303 login     303 login     200           200           200
post /capture                            401           401           401           401           422           422           422
get  /import                             303 login     303 login     303 login     303 login     403           403           200
post /import                             401           401           401           401           403           403           415
get  /import/:file/columns               303 login     303 login     303 login     303 login     403           403           410
post /import/:file/columns               401           401           401           401           403           403           410
get  /import/:file/rejected              401           401           401           401           403           403           410
get  /import/:file/dry-run               303 login     303 login     303 login     303 login     403           403           410
post /import/:file/dry-run               401           401           401           401           403           403           410
get  /desk                               303 login     303 login     303 login     303 login     200           200           200
get  /desk/suggestions/:id               303 login     303 login     303 login     303 login     404           404           404
get  /desk/suggestions/:id/edit          303 login     303 login     303 login     303 login     404           404           404
post /desk/suggestions/:id/edit          401           401           401           401           404           404           404
post /desk/suggestions/:id/accept        401           401           401           401           404           404           404
post /desk/suggestions/:id/decide        401           401           401           401           404           404           404
post /desk/suggestions/:id/time          401           401           401           401           404           404           404
post /desk/suggestions/:id/comments      401           401           401           401           404           404           404
get  /desk/reports/:id                   303 login     303 login     303 login     303 login     403           404           404
post /desk/reports/:id                   401           401           401           401           403           404           404
get  /report                             200           200           200           200           200           200           200
post /report                             422           422           422           422           422           422           422
get  /report/thanks                      200           200           200           200           200           200           200
get  /                                   200           200           200           200           200           200           200
get  /negotiations/:id.json              200           200           200           200           200           200           200
get  /negotiations/:id                   302           302           302           302           302           302           302
get  /filters                            200           200           200           200           200           200           200
get  /timeline.json                      200           200           200           200           200           200           200
get  /timeline.csv                       200           200           200           200           200           200           200
get  /timeline.ics                       200           200           200           200           200           200           200
get  /timeline.timelinejs.json           200           200           200           200           200           200           200
get  /timeline.timelinejs.csv            200           200           200           200           200           200           200
get  /timeline.jsonld                    200           200           200           200           200           200           200
get  /timeline.geojson                   200           200           200           200           200           200           200
get  /timeline.mw                        200           200           200           200           200           200           200
get  /timeline.atom                      404           404           404           404           404           404           404
get  /timeline.feed.json                 404           404           404           404           404           404           404
get  /data/timeline                      200           200           200           200           200           200           200
get  /live                               200           200           200           200           200           200           200
get  /search                             200           200           200           200           200           200           200
get  /search.json                        200           200           200           200           200           200           200
get  /overview                           200           200           200           200           200           200           200
get  /explore                            200           200           200           200           200           200           200
get  /explore.json                       200           200           200           200           200           200           200
get  /explore/:id.json                   200           200           200           200           200           200           200
get  /print                              200           200           200           200           200           200           200
get  /events                             303           303           303           303           303           303           303
get  /events/:id.json                    200           200           200           200           200           200           200
get  /events/:id                         200           200           200           200           200           200           200
get  /positions                          200           200           200           200           200           200           200
get  /positions.json                     200           200           200           200           200           200           200
get  /positions.csv                      200           200           200           200           200           200           200
get  /compare                            200           200           200           200           200           200           200
get  /compare.json                       200           200           200           200           200           200           200
get  /compare.csv                        200           200           200           200           200           200           200
get  /compare.docx                       200           200           200           200           200           200           200
get  /compare.txt                        200           200           200           200           200           200           200
get  /documents                          200           200           200           200           200           200           200
get  /documents.json                     200           200           200           200           200           200           200
get  /documents/:id.json                 200           200           200           200           200           200           200
get  /documents/:id                      200           200           200           200           200           200           200
get  /documents/:id/points/:number.json  200           200           200           200           200           200           200
get  /documents/:id/points/:number       200           200           200           200           200           200           200
get  /lineages                           200           200           200           200           200           200           200
get  /lineages.json                      200           200           200           200           200           200           200
get  /lineages/:document/:number.json    200           200           200           200           200           200           200
get  /lineages/:document/:number         200           200           200           200           200           200           200
get  /point-states                       303           303           303           303           303           303           303
get  /issues                             200           200           200           200           200           200           200
get  /issues.json                        200           200           200           200           200           200           200
get  /issues/:id.json                    200           200           200           200           200           200           200
get  /issues/:id                         200           200           200           200           200           200           200
get  /actors/:id.json                    200           200           200           200           200           200           200
get  /actors/:id                         200           200           200           200           200           200           200
get  /sources/:id.json                   200           200           200           200           200           200           200
get  /sources/:id                        200           200           200           200           200           200           200
get  /actors                             200           200           200           200           200           200           200
get  /actors.json                        200           200           200           200           200           200           200
get  /deadlines                          200           200           200           200           200           200           200
get  /deadlines.json                     200           200           200           200           200           200           200
get  /deadlines.csv                      200           200           200           200           200           200           200
get  /sources                            200           200           200           200           200           200           200
get  /sources.json                       200           200           200           200           200           200           200
get  /sources.csv                        200           200           200           200           200           200           200
get  /sources.ris                        200           200           200           200           200           200           200
get  /sources.bib                        200           200           200           200           200           200           200
get  /sources.csl.json                   200           200           200           200           200           200           200
get  /data                               200           200           200           200           200           200           200
get  /data/record.json                   200           200           200           200           200           200           200
get  /data/record.schema.json            200           200           200           200           200           200           200
get  /data/journal.jsonl                 200           200           200           200           200           200           200
get  /data/tables/milestones.csv         200           200           200           200           200           200           200
get  /data/tables/documents.csv          200           200           200           200           200           200           200
get  /data/tables/points.csv             200           200           200           200           200           200           200
get  /data/tables/quotes.csv             200           200           200           200           200           200           200
get  /data/tables/positions.csv          200           200           200           200           200           200           200
get  /data/tables/point-states.csv       200           200           200           200           200           200           200
get  /data/tables/actors.csv             200           200           200           200           200           200           200
get  /data/tables/sources.csv            200           200           200           200           200           200           200
get  /data/tables.zip                    200           200           200           200           200           200           200
get  /api                                200           200           200           200           200           200           200
get  /api/openapi.json                   200           200           200           200           200           200           200
get  /api/1/record                       200           200           200           200           200           200           200
put  /api/1/record                       401           401           401           401           401           401           401
post /api/1/record/restore               401           401           401           401           401           401           401
post /api/1/negotiations                 401           401           401           401           401           401           401
get  /api/1/negotiations/:id             200           200           200           200           200           200           200
put  /api/1/negotiations/:id             401           401           401           401           401           401           401
post /api/1/negotiations/:id/restore     401           401           401           401           401           401           401
delete /api/1/negotiations/:id             401           401           401           401           401           401           401
post /api/1/phases                       401           401           401           401           401           401           401
get  /api/1/phases/:id                   404           404           404           404           404           404           404
put  /api/1/phases/:id                   401           401           401           401           401           401           401
post /api/1/phases/:id/restore           401           401           401           401           401           401           401
delete /api/1/phases/:id                   401           401           401           401           401           401           401
post /api/1/actors                       401           401           401           401           401           401           401
get  /api/1/actors/:id                   200           200           200           200           200           200           200
put  /api/1/actors/:id                   401           401           401           401           401           401           401
post /api/1/actors/:id/restore           401           401           401           401           401           401           401
post /api/1/actors/:id/merge             401           401           401           401           401           401           401
delete /api/1/actors/:id                   401           401           401           401           401           401           401
post /api/1/sources                      401           401           401           401           401           401           401
get  /api/1/sources/:id                  200           200           200           200           200           200           200
put  /api/1/sources/:id                  401           401           401           401           401           401           401
post /api/1/sources/:id/restore          401           401           401           401           401           401           401
post /api/1/sources/:id/merge            401           401           401           401           401           401           401
delete /api/1/sources/:id                  401           401           401           401           401           401           401
post /api/1/events                       401           401           401           401           401           401           401
get  /api/1/events/:id                   200           200           200           200           200           200           200
put  /api/1/events/:id                   401           401           401           401           401           401           401
post /api/1/events/:id/restore           401           401           401           401           401           401           401
delete /api/1/events/:id                   401           401           401           401           401           401           401
post /api/1/documents                    401           401           401           401           401           401           401
get  /api/1/documents/:id                200           200           200           200           200           200           200
put  /api/1/documents/:id                401           401           401           401           401           401           401
post /api/1/documents/:id/restore        401           401           401           401           401           401           401
delete /api/1/documents/:id                401           401           401           401           401           401           401
post /api/1/positions                    401           401           401           401           401           401           401
get  /api/1/positions/:id                200           200           200           200           200           200           200
put  /api/1/positions/:id                401           401           401           401           401           401           401
post /api/1/positions/:id/restore        401           401           401           401           401           401           401
delete /api/1/positions/:id                401           401           401           401           401           401           401
post /api/1/point-states                 401           401           401           401           401           401           401
get  /api/1/point-states/:id             200           200           200           200           200           200           200
put  /api/1/point-states/:id             401           401           401           401           401           401           401
post /api/1/point-states/:id/restore     401           401           401           401           401           401           401
delete /api/1/point-states/:id             401           401           401           401           401           401           401
get  /about                              200           200           200           200           200           200           200
get  /robots.txt                         200           200           200           200           200           200           200
get  /sitemap.xml                        404           404           404           404           404           404           404
get  /sitemaps/:number.xml               404           404           404           404           404           404           404
use  /cards                              200           200           200           200           200           200           200
get  /embed                              200           200           200           200           200           200           200
get  /oembed                             404           404           404           404           404           404           404
get  /embed/state                        200           200           200           200           200           200           200
get  /embed/timeline                     200           200           200           200           200           200           200
get  /embed/overview                     200           200           200           200           200           200           200
get  /embed/events/:id                   200           200           200           200           200           200           200
get  /embed/compare                      200           200           200           200           200           200           200
get  /embed/positions                    200           200           200           200           200           200           200
get  /embed/documents/:id/points/:number 200           200           200           200           200           200           200
get  /events/:id/:title                  301           301           301           301           301           301           301
get  /documents/:id/:title               301           301           301           301           301           301           301
get  /positions/:id/:title               301           301           301           301           301           301           301
get  /point-states/:id/:title            301           301           301           301           301           301           301
get  /actors/:id/:title                  301           301           301           301           301           301           301
get  /sources/:id/:title                 301           301           301           301           301           301           301
get  /settings/:id/:title                301           301           301           301           301           301           301
get  /settings/negotiations/:id/:title   301           301           301           301           301           301           301
get  /phases/:id/:title                  404           404           404           404           404           404           404
`

const inShort = ({ status, headers }: Answer): string =>
  String(headers.location ?? '').startsWith('/login') ? `${status} login` : String(status)

async function ask(method: string, address: string, visitor: Visitor): Promise<string> {
  // Whoever signs out, or is signed out, is signed in again for the next address.
  await site.accounts.change(() => PEOPLE)
  if (method === 'post') return inShort(await site.post(address, {}, headersOf(visitor)))
  if (method === 'put' || method === 'delete')
    return inShort(await site.ask(method.toUpperCase(), address, headersOf(visitor)))
  const [got, head] = [await site.get(address, headersOf(visitor)), await site.ask('HEAD', address, headersOf(visitor))]
  expect(inShort(head), `HEAD ${address} for ${visitor}`).toBe(inShort(got))
  return inShort(got)
}

const inColumns = ([method = '', pattern = '', ...answers]: readonly string[]): string =>
  [method.padEnd(4), pattern.padEnd(35), ...answers.map(answer => answer.padEnd(13))].join(' ').trimEnd()

it('each address answers everybody as the table says', async () => {
  const rows = [['', '', ...VISITORS]]
  const asked = new Set<string>()
  for (const { method, pattern } of ROUTES) {
    if (asked.has(`${method} ${pattern}`)) continue
    asked.add(`${method} ${pattern}`)
    const row = [method, pattern]
    for (const visitor of VISITORS) row.push(await ask(method, addressOf(pattern), visitor))
    rows.push(row)
  }
  expect(`\n${rows.map(inColumns).join('\n')}\n`).toBe(TABLE)
})

it('nothing of what readers get depends on who they are', async () => {
  for (const { method, pattern, who } of ROUTES) {
    if (method !== 'get' || who !== 'everybody' || pattern === '/login') continue
    const address = addressOf(pattern)
    const [reader, editor] = [await site.get(address), await site.get(address, signedInAs('editor'))]
    expect({ ...editor.headers, date: '' }, address).toEqual({ ...reader.headers, date: '' })
    expect(editor.body === reader.body, address).toBe(true)
  }
})

it('what is for those who write is kept by nobody', async () => {
  for (const { method, pattern, who } of ROUTES) {
    if (method !== 'get' || who === 'everybody') continue
    const { headers, status } = await site.get(addressOf(pattern), signedInAs('administrator'))
    if (status !== 303 && status !== 302) expect(headers['cache-control'], pattern).toBe('no-store')
    expect(headers['set-cookie'], pattern).toBeUndefined()
  }
})

it.each(SCOPES)('with a token to “%s” a program looks after no account', async scope => {
  for (const { method, pattern } of ROUTES) {
    if (!/^\/(account|accounts|audit)\b/.test(pattern) || method === 'use') continue
    const answer =
      method === 'post'
        ? await site.post(addressOf(pattern), { intent: 'make-token', role: 'administrator' }, withToken(scope))
        : await site.get(addressOf(pattern), withToken(scope))
    expect(answer.status, pattern).toBe(403)
  }
  const { accounts, tokens } = site.accounts.book
  expect({ accounts, tokens }).toEqual({ accounts: PEOPLE.accounts, tokens: PEOPLE.tokens })
})

it('with a token a program may do as much as it says', async () => {
  const status = async (scope: Parameters<typeof withToken>[0]) =>
    (
      await site.ask(
        'POST',
        '/events',
        { ...withToken(scope), 'content-type': 'application/x-www-form-urlencoded' },
        'title=',
      )
    ).status
  expect(await status('write')).toBe(422)
  expect(await status('suggest')).toBe(422)
  expect(await status('read-desk')).toBe(403)
  expect((await site.get('/events/new', withToken('read-desk'))).status).toBe(200)
  expect((await site.get('/events/new', { authorization: 'Bearer parley_none' })).status).toBe(401)
  expect((await site.get('/settings', withToken('write'))).status).toBe(403)
})
