import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from './app.ts'
import { addressOf } from './testing/example-addresses.ts'
import { makePictureFonts } from './testing/picture-fonts.ts'
import { type Answer, openTestSite, type TestSite } from './testing/test-site.ts'

let site: TestSite
let readOnly: TestSite
beforeAll(async () => {
  const fonts = await makePictureFonts()
  site = await openTestSite({ pictureFonts: fonts.folder })
  readOnly = await openTestSite({ pictureFonts: fonts.folder, env: { PUBLIC_URL: 'https://record.example.org' } })
  return async () => {
    await site.close()
    await readOnly.close()
    await fonts.remove()
  }
})

/** In the order in which they are tried, the addresses and what each answers to whom. */
const TABLE = `
                                             reader      read-only   own form    other site
get post /login                              200 html    404 html    404 html    403 html
get post /login/code                         200 html    404 html    404 html    403 html
get      /login/oidc                         200 html    404 html    404 html    403 html
get      /login/oidc/callback                200 html    404 html    404 html    403 html
get      /login/passkey.json                 404 problem 404 problem 404 problem 403 problem
post     /login/passkey                      404 html    404 html    404 html    403 html
post     /logout                             404 html    404 html    303 text    403 html
get post /join/:token                        410 html    410 html    410 html    403 html
get      /join/:token/oidc                   200 html    404 html    404 html    403 html
get post /account                            200 html    404 html    404 html    403 html
get      /account/passkey.json               403 problem 404 problem 404 problem 403 problem
get      /account/oidc                       200 html    404 html    404 html    403 html
get      /account/totp.svg                   403 html    404 html    404 html    403 html
get post /accounts                           200 html    404 html    404 html    403 html
get post /accounts/:id                       200 html    404 html    404 html    403 html
get      /audit                              200 html    404 html    404 html    403 html
get      /desk/here                          200 html    404 html    404 html    403 html
get      /settings                           200 html    404 html    404 html    403 html
get post /settings/negotiations              303 text    303 text    422 html    403 html
get post /phases                             303 text    303 text    422 html    403 html
get      /events/new                         200 html    404 html    404 html    403 html
get post /events                             303 text    303 text    422 html    403 html
get post /events/:id/edit                    200 html    404 html    422 html    403 html
get post /events/:id/retract                 200 html    404 html    422 html    403 html
post     /events/:id/restore                 404 html    404 html    303 text    403 html
get      /documents/new                      200 html    404 html    404 html    403 html
get post /documents                          200 html    200 html    422 html    403 html
get post /documents/:id/edit                 200 html    404 html    422 html    403 html
get post /documents/:id/retract              200 html    404 html    422 html    403 html
post     /documents/:id/restore              404 html    404 html    303 text    403 html
get      /positions/new                      200 html    404 html    404 html    403 html
get post /positions                          200 html    200 html    422 html    403 html
get post /positions/:id/edit                 200 html    404 html    422 html    403 html
get post /positions/:id/retract              200 html    404 html    422 html    403 html
post     /positions/:id/restore              404 html    404 html    303 text    403 html
get      /point-states/new                   200 html    404 html    404 html    403 html
get post /point-states                       303 text    303 text    422 html    403 html
get post /point-states/:id/edit              200 html    404 html    422 html    403 html
get post /point-states/:id/retract           200 html    404 html    422 html    403 html
post     /point-states/:id/restore           404 html    404 html    303 text    403 html
get      /actors/new                         200 html    404 html    404 html    403 html
get post /actors                             200 html    200 html    422 html    403 html
get post /actors/:id/edit                    200 html    404 html    422 html    403 html
get post /actors/:id/retract                 200 html    404 html    422 html    403 html
post     /actors/:id/restore                 404 html    404 html    303 text    403 html
get      /sources/new                        200 html    404 html    404 html    403 html
get post /sources                            200 html    200 html    422 html    403 html
get post /sources/:id/edit                   200 html    404 html    422 html    403 html
get post /sources/:id/retract                200 html    404 html    422 html    403 html
post     /sources/:id/restore                404 html    404 html    303 text    403 html
get      /settings/negotiations/new          200 html    404 html    404 html    403 html
get post /settings/negotiations/:id/edit     200 html    404 html    422 html    403 html
get post /settings/negotiations/:id/retract  200 html    404 html    422 html    403 html
post     /settings/negotiations/:id/restore  404 html    404 html    303 text    403 html
get      /phases/new                         200 html    404 html    404 html    403 html
get post /phases/:id/edit                    404 html    404 html    404 html    403 html
get post /phases/:id/retract                 404 html    404 html    404 html    403 html
post     /phases/:id/restore                 404 html    404 html    404 html    403 html
get post /actors/:id/merge                   200 html    404 html    200 html    403 html
get post /sources/:id/merge                  200 html    404 html    200 html    403 html
get post /settings/:id/edit                  200 html    404 html    422 html    403 html
get      /positions/:id.json                 200 json    200 json    404 problem 403 problem
get      /positions/:id                      200 html    200 html    404 html    403 html
get      /point-states/:id.json              200 json    200 json    404 problem 403 problem
get      /point-states/:id                   200 html    200 html    404 html    403 html
get      /settings/negotiations/:id.json     200 json    200 json    404 problem 403 problem
get      /settings/negotiations/:id          200 html    200 html    404 html    403 html
get      /phases/:id.json                    404 problem 404 problem 404 problem 403 problem
get      /phases/:id                         404 html    404 html    404 html    403 html
get      /settings/:id.json                  200 json    200 json    404 problem 403 problem
get      /settings/:id                       200 html    200 html    404 html    403 html
get      /settings/:id/history.json          200 json    200 json    404 problem 403 problem
get post /settings/:id/history               200 html    200 html    404 html    403 html
get      /settings/negotiations/:id/history.json 200 json    200 json    404 problem 403 problem
get post /settings/negotiations/:id/history  200 html    200 html    404 html    403 html
get      /phases/:id/history.json            404 problem 404 problem 404 problem 403 problem
get post /phases/:id/history                 404 html    404 html    404 html    403 html
get      /actors/:id/history.json            200 json    200 json    404 problem 403 problem
get post /actors/:id/history                 200 html    200 html    404 html    403 html
get      /sources/:id/history.json           200 json    200 json    404 problem 403 problem
get post /sources/:id/history                200 html    200 html    404 html    403 html
get      /events/:id/history.json            200 json    200 json    404 problem 403 problem
get post /events/:id/history                 200 html    200 html    404 html    403 html
get      /documents/:id/history.json         200 json    200 json    404 problem 403 problem
get post /documents/:id/history              200 html    200 html    404 html    403 html
get      /positions/:id/history.json         200 json    200 json    404 problem 403 problem
get post /positions/:id/history              200 html    200 html    404 html    403 html
get      /point-states/:id/history.json      200 json    200 json    404 problem 403 problem
get post /point-states/:id/history           200 html    200 html    404 html    403 html
get      /changes                            200 html    200 html    404 html    403 html
get      /changes.json                       200 json    200 json    404 problem 403 problem
get      /changes.atom                       404 problem 200 atom    404 problem 403 problem
get      /changes.feed.json                  404 problem 200 feed    404 problem 403 problem
get      /corrections.atom                   404 problem 200 atom    404 problem 403 problem
get post /setup                              303 text    404 html    303 text    403 html
get      /read-date.json                     200 json    404 problem 404 problem 403 problem
get      /suggest.json                       200 json    404 problem 404 problem 403 problem
get post /capture                            200 html    404 html    422 html    403 html
get post /import                             200 html    404 html    415 html    403 html
get post /import/:file/columns               410 html    404 html    410 html    403 html
get      /import/:file/rejected              410 html    404 html    404 html    403 html
get post /import/:file/dry-run               410 html    404 html    410 html    403 html
get      /desk                               200 html    404 html    404 html    403 html
get      /desk/suggestions/:id               404 html    404 html    404 html    403 html
get post /desk/suggestions/:id/edit          404 html    404 html    404 html    403 html
post     /desk/suggestions/:id/accept        404 html    404 html    404 html    403 html
post     /desk/suggestions/:id/decide        404 html    404 html    404 html    403 html
post     /desk/suggestions/:id/time          404 html    404 html    404 html    403 html
post     /desk/suggestions/:id/comments      404 html    404 html    404 html    403 html
get post /desk/reports/:id                   404 html    404 html    404 html    403 html
get post /report                             200 html    200 html    422 html    403 html
get      /report/thanks                      200 html    200 html    404 html    403 html
get      /                                   200 html    200 html    404 html    403 html
get      /negotiations/:id.json              200 json    200 json    404 problem 403 problem
get      /negotiations/:id                   302 text    302 text    404 html    403 html
get      /filters                            200 html    200 html    404 html    403 html
get      /timeline.json                      200 json    200 json    404 problem 403 problem
get      /timeline.csv                       200 csv     200 csv     404 problem 403 problem
get      /timeline.ics                       200 calendar 200 calendar 404 problem 403 problem
get      /timeline.timelinejs.json           200 json    200 json    404 problem 403 problem
get      /timeline.timelinejs.csv            200 csv     200 csv     404 problem 403 problem
get      /timeline.jsonld                    200 ld+json 200 ld+json 404 problem 403 problem
get      /timeline.geojson                   200 geojson 200 geojson 404 problem 403 problem
get      /timeline.mw                        200 text    200 text    404 problem 403 problem
get      /timeline.atom                      404 problem 200 atom    404 problem 403 problem
get      /timeline.feed.json                 404 problem 200 feed    404 problem 403 problem
get      /data/timeline                      200 html    200 html    404 html    403 html
get      /live                               200 event-stream 200 event-stream 404 problem 403 problem
get      /search                             200 html    200 html    404 html    403 html
get      /search.json                        200 json    200 json    404 problem 403 problem
get      /overview                           200 html    200 html    404 html    403 html
get      /explore                            200 html    200 html    404 html    403 html
get      /explore.json                       200 json    200 json    404 problem 403 problem
get      /explore/:id.json                   200 json    200 json    404 problem 403 problem
get      /print                              200 html    200 html    404 html    403 html
get      /events/:id.json                    200 json    200 json    404 problem 403 problem
get      /events/:id                         200 html    200 html    404 html    403 html
get      /positions.json                     200 json    200 json    404 problem 403 problem
get      /positions.csv                      200 csv     200 csv     404 problem 403 problem
get      /compare                            200 html    200 html    404 html    403 html
get      /compare.json                       200 json    200 json    404 problem 403 problem
get      /compare.csv                        200 csv     200 csv     404 problem 403 problem
get      /compare.docx                       200 docx    200 docx    404 problem 403 problem
get      /compare.txt                        200 text    200 text    404 problem 403 problem
get      /documents.json                     200 json    200 json    404 problem 403 problem
get      /documents/:id.json                 200 json    200 json    404 problem 403 problem
get      /documents/:id                      200 html    200 html    404 html    403 html
get      /documents/:id/points/:number.json  200 json    200 json    404 problem 403 problem
get      /documents/:id/points/:number       200 html    200 html    404 html    403 html
get      /lineages                           200 html    200 html    404 html    403 html
get      /lineages.json                      200 json    200 json    404 problem 403 problem
get      /lineages/:document/:number.json    200 json    200 json    404 problem 403 problem
get      /lineages/:document/:number         200 html    200 html    404 html    403 html
get      /issues                             200 html    200 html    404 html    403 html
get      /issues.json                        200 json    200 json    404 problem 403 problem
get      /issues/:id.json                    200 json    200 json    404 problem 403 problem
get      /issues/:id                         200 html    200 html    404 html    403 html
get      /actors/:id.json                    200 json    200 json    404 problem 403 problem
get      /actors/:id                         200 html    200 html    404 html    403 html
get      /sources/:id.json                   200 json    200 json    404 problem 403 problem
get      /sources/:id                        200 html    200 html    404 html    403 html
get      /actors.json                        200 json    200 json    404 problem 403 problem
get      /deadlines                          200 html    200 html    404 html    403 html
get      /deadlines.json                     200 json    200 json    404 problem 403 problem
get      /deadlines.csv                      200 csv     200 csv     404 problem 403 problem
get      /sources.json                       200 json    200 json    404 problem 403 problem
get      /sources.csv                        200 csv     200 csv     404 problem 403 problem
get      /sources.ris                        200 ris     200 ris     404 problem 403 problem
get      /sources.bib                        200 x-bibtex 200 x-bibtex 404 problem 403 problem
get      /sources.csl.json                   200 csl     200 csl     404 problem 403 problem
get      /data                               200 html    200 html    404 html    403 html
get      /data/record.json                   200 json    200 json    404 problem 403 problem
get      /data/record.schema.json            200 schema  200 schema  404 problem 403 problem
get      /data/journal.jsonl                 200 jsonl   200 jsonl   404 problem 403 problem
get      /data/tables/milestones.csv         200 csv     200 csv     404 problem 403 problem
get      /data/tables/documents.csv          200 csv     200 csv     404 problem 403 problem
get      /data/tables/points.csv             200 csv     200 csv     404 problem 403 problem
get      /data/tables/quotes.csv             200 csv     200 csv     404 problem 403 problem
get      /data/tables/positions.csv          200 csv     200 csv     404 problem 403 problem
get      /data/tables/point-states.csv       200 csv     200 csv     404 problem 403 problem
get      /data/tables/actors.csv             200 csv     200 csv     404 problem 403 problem
get      /data/tables/sources.csv            200 csv     200 csv     404 problem 403 problem
get      /data/tables.zip                    200 zip     200 zip     404 problem 403 problem
get      /api                                200 html    200 html    404 html    403 html
get      /api/openapi.json                   200 json    200 json    404 problem 403 problem
get put  /api/1/record                       200 json    200 json    404 problem 403 problem
post     /api/1/record/restore               404 problem 404 problem 403 problem 403 problem
post     /api/1/negotiations                 404 problem 404 problem 403 problem 403 problem
delete get put /api/1/negotiations/:id             200 json    200 json    404 problem 403 problem
post     /api/1/negotiations/:id/restore     404 problem 404 problem 403 problem 403 problem
post     /api/1/phases                       404 problem 404 problem 403 problem 403 problem
delete get put /api/1/phases/:id                   404 problem 404 problem 404 problem 403 problem
post     /api/1/phases/:id/restore           404 problem 404 problem 403 problem 403 problem
post     /api/1/actors                       404 problem 404 problem 403 problem 403 problem
delete get put /api/1/actors/:id                   200 json    200 json    404 problem 403 problem
post     /api/1/actors/:id/restore           404 problem 404 problem 403 problem 403 problem
post     /api/1/actors/:id/merge             404 problem 404 problem 403 problem 403 problem
post     /api/1/sources                      404 problem 404 problem 403 problem 403 problem
delete get put /api/1/sources/:id                  200 json    200 json    404 problem 403 problem
post     /api/1/sources/:id/restore          404 problem 404 problem 403 problem 403 problem
post     /api/1/sources/:id/merge            404 problem 404 problem 403 problem 403 problem
post     /api/1/events                       404 problem 404 problem 403 problem 403 problem
delete get put /api/1/events/:id                   200 json    200 json    404 problem 403 problem
post     /api/1/events/:id/restore           404 problem 404 problem 403 problem 403 problem
post     /api/1/documents                    404 problem 404 problem 403 problem 403 problem
delete get put /api/1/documents/:id                200 json    200 json    404 problem 403 problem
post     /api/1/documents/:id/restore        404 problem 404 problem 403 problem 403 problem
post     /api/1/positions                    404 problem 404 problem 403 problem 403 problem
delete get put /api/1/positions/:id                200 json    200 json    404 problem 403 problem
post     /api/1/positions/:id/restore        404 problem 404 problem 403 problem 403 problem
post     /api/1/point-states                 404 problem 404 problem 403 problem 403 problem
delete get put /api/1/point-states/:id             200 json    200 json    404 problem 403 problem
post     /api/1/point-states/:id/restore     404 problem 404 problem 403 problem 403 problem
get      /about                              200 html    200 html    404 html    403 html
get      /robots.txt                         200 text    200 text    404 html    403 html
get      /sitemap.xml                        404 html    200 xml     404 html    403 html
get      /sitemaps/:number.xml               404 html    200 xml     404 html    403 html
use      /cards                              200 png     200 png     404 html    403 html
get      /embed                              200 html    200 html    404 html    403 html
get      /oembed                             404 problem 200 json    404 problem 403 problem
get      /embed/state                        200 html    200 html    404 html    403 html
get      /embed/timeline                     200 html    200 html    404 html    403 html
get      /embed/overview                     200 html    200 html    404 html    403 html
get      /embed/events/:id                   200 html    200 html    404 html    403 html
get      /embed/compare                      200 html    200 html    404 html    403 html
get      /embed/positions                    200 html    200 html    404 html    403 html
get      /embed/documents/:id/points/:number 200 html    200 html    404 html    403 html
get      /events/:id/:title                  301 text    301 text    404 html    403 html
get      /documents/:id/:title               301 text    301 text    404 html    403 html
get      /positions/:id/:title               301 text    301 text    404 html    403 html
get      /point-states/:id/:title            301 text    301 text    404 html    403 html
get      /actors/:id/:title                  301 text    301 text    404 html    403 html
get      /sources/:id/:title                 301 text    301 text    404 html    403 html
get      /settings/:id/:title                301 text    301 text    404 html    403 html
get      /settings/negotiations/:id/:title   301 text    301 text    404 html    403 html
get      /phases/:id/:title                  404 html    404 html    404 html    403 html
`

const TYPES: Readonly<Record<string, string>> = {
  'application/geo+json': 'geojson',
  'application/atom+xml': 'atom',
  'application/feed+json': 'feed',
  'application/problem+json': 'problem',
  'application/schema+json': 'schema',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.citationstyles.csl+json': 'csl',
  'application/x-ndjson': 'jsonl',
  'application/x-research-info-systems': 'ris',
  'text/plain': 'text',
}

function inShort({ status, headers }: Answer): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  return `${status} ${TYPES[type] ?? type.replace(/.*\//, '')}`
}

async function answersAt(address: string): Promise<string[]> {
  const asked = [
    site.get(address),
    readOnly.get(address),
    site.post(address, {}),
    site.post(address, {}, { 'sec-fetch-site': 'cross-site', origin: 'https://example.org' }),
  ]
  return (await Promise.all(asked)).map(inShort)
}

const inColumns = ([methods = '', pattern = '', ...answers]: readonly string[]): string =>
  [methods.padEnd(8), pattern.padEnd(35), ...answers.map(answer => answer.padEnd(11))].join(' ').trimEnd()

it('each address answers each visitor as the table says', async () => {
  const methods = new Map<string, string[]>()
  for (const { method, pattern } of ROUTES) methods.set(pattern, [...(methods.get(pattern) ?? []), method].sort())
  const rows = [['', '', 'reader', 'read-only', 'own form', 'other site']]
  for (const [pattern, named] of methods)
    rows.push([named.join(' '), pattern, ...(await answersAt(addressOf(pattern)))])
  expect(`\n${rows.map(inColumns).join('\n')}\n`).toBe(TABLE)
})

describe('an error is told', () => {
  it.each([
    '/timeline.json',
    '/nothing.json',
    '/events/nothing.csv',
    '/nothing/at/all.jsonl',
    '/data/nothing.docx',
    '/compare.txt',
    '/cards/nothing.json',
  ])('to programs at %s', async path => expect(inShort(await site.ask('PUT', path))).toBe('404 problem'))

  it.each([
    '/',
    '/nothing',
    '/nothing.txt',
    '/nothing.html',
    '/robots.txt',
    '/sitemap.xml',
    '/cards/timeline.png',
    '/NOTHING.JSON',
    '/timeline.json/',
    '/timeline.json/compare.txt',
    '/json',
  ])('to people at %s', async path => expect(inShort(await site.ask('PUT', path))).toBe('404 html'))
})

it('the data page shows how to ask, and addresses that are described alike in one row', async () => {
  const { body } = await site.get('/data')
  const asked = [...body.matchAll(/<td><code>([^<]+)<\/code>/g)].map(([, address]) => address)
  expect(asked).toContain('/lineages/{document}/{number}.json')
  expect(asked).toContain('/sources.json?show=single-source, /sources.csv')
})
