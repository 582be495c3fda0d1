import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../accounts/secrets.ts'
import { codeOf, stepAt } from '../../domain/accounts/totp.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { aProcess, draftOf, ISSUES } from '../../domain/testing/record-builder.ts'
import { TEST_REPORTS } from '../../domain/testing/reports.ts'
import { firstPointsOf } from '../../domain/testing/texts-builder.ts'
import { htmlComplaints } from '../../testing/html-checker.ts'
import { documentProblems } from '../../testing/html-document.ts'
import { PEOPLE, signedInAs } from '../../testing/people.ts'
import { sentFields } from '../../testing/sent-fields.ts'
import { type Answer, NOW, openTestSite, type TestSite } from '../../testing/test-site.ts'
import { openTwoNegotiations } from '../../testing/two-negotiations.ts'
import { SOURCE_LISTS } from '../sources/source-query.ts'
import { scriptSafeJson } from './layout.ts'
import type { RenderPage } from './render.ts'

const VIEWS = fileURLToPath(new URL('../../../views', import.meta.url))

const TEMPLATES = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ejs'))
  .map(file => file.replace(/\.ejs$/, ''))
const sourceOf = (template: string) => readFileSync(join(VIEWS, `${template}.ejs`), 'utf8')

/** Fails where a template asks for something that the model has not, instead of printing nothing. */
function strict<T>(value: T, path: string): T {
  if (typeof value !== 'object' || value === null) return value
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key !== 'symbol' && !(key in target)) throw new Error(`The view asks for ${path}.${key}.`)
      return strict(Reflect.get(target, key, receiver), `${path}.${String(key)}`)
    },
  })
}

const rendered: { readonly template: string; readonly layout: object }[] = []
let site: TestSite
let empty: TestSite
let readOnly: TestSite
let emptyReadOnly: TestSite
/** Set up, without a milestone. */
let begun: TestSite
let several: TestSite
/** With accounts. */
let manned: TestSite
/** Where people sign in with an account of another site, too. */
let elsewhere: TestSite

beforeAll(async () => {
  const wrapRender =
    (real: RenderPage): RenderPage =>
    (template, layout, page) => {
      rendered.push({ template: template.file, layout })
      return real(template, strict(layout, 'layout'), strict(page, 'page'))
    }
  const options = { wrapRender }
  site = await openTestSite(options)
  empty = await openTestSite({ ...options, empty: true })
  const env = { PUBLIC_URL: 'https://record.example.org' }
  readOnly = await openTestSite({ ...options, env })
  emptyReadOnly = await openTestSite({ ...options, env, empty: true })
  begun = await openTestSite({ ...options, empty: true })
  await begun.post('/setup', { version: '0-0', title: 'A record', parties: 'Norway', preset: 'ceasefire' })
  await site.journal.append([draftOf(aProcess({ began: '2000-01-01' }))])
  several = await openTwoNegotiations(options)
  manned = await openTestSite({ ...options, book: PEOPLE })
  const provider = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x' }
  elsewhere = await openTestSite({ ...options, book: PEOPLE, env: provider })
  await site.post('/events/2025-02-12-hegseth-brussels/retract', {
    reason: 'A test',
    version: version('2025-02-12-hegseth-brussels'),
  })
})
afterAll(() =>
  Promise.all([site, empty, readOnly, emptyReadOnly, begun, several, manned, elsewhere].map(one => one.close())),
)

/** The fields of a form as a browser would send it. */
async function formFields(address: string): Promise<Record<string, string>> {
  const { body } = await site.get(address)
  return sentFields(body)
}

const shownVersion = async (address: string) =>
  /name="version" value="(\d+)"/.exec((await site.get(address)).body)?.[1] ?? ''

async function suggestion(): Promise<string> {
  const fields = await formFields(`/events/${LANDMARK}/edit`)
  const draft = { ...fields, intent: 'draft', title: `"&quot; Better ${++drafts}`, reason: 'Better' }
  return (await site.post(`/events/${LANDMARK}/edit`, draft)).headers.location ?? ''
}

async function addition(): Promise<string> {
  const fields = await formFields(`/events/new?like=${LANDMARK}`)
  const draft = {
    ...fields,
    intent: 'draft',
    when: '2 July 2026',
    title: `"&quot; Another ${++drafts}`,
    summary: 'A summary.',
    distinct: 'yes',
    'citations.0.source': '112-ua-2025-12-24-zelenskyy-revealed-20-points-peace',
    'citations.0.credibility': '2',
  }
  return (await site.post('/events', draft)).headers.location ?? ''
}

async function reported(): Promise<string> {
  await site.desk.report({ page: '/about', text: '"><script>\n\nalert(1)', source: 'https://example.org/"><b>' })
  return `/desk/reports/${[...site.desk.desk.items].at(-1)?.id}`
}

let drafts = 0

const version = (id: string) => String(site.record.history(id).at(-1)?.seq)

const LANDMARK = '2026-06-04-zelenskyy-open-letter'

const form = {
  when: '23 Nov 2025',
  title: '"><script>alert(1)</script><p onclick="x',
  summary: '</textarea><script>alert(1)</script>',
  kind: 'talks',
  'citations.0.source': 'no such source',
  'citations.0.credibility': '2',
  'participants.0.actor': '\'"><b>',
  'participants.0.new.kind': 'person',
  'quotes.0.text': 'x',
  'accounts.0.text': 'x',
  'documents.0.document': 'x',
  'follows.0.event': 'x',
  'deadline.due': 'x',
}

const TEXTS = 'us-28-point-2025-11,e3-counterproposal-2025-11,us-ukraine-20-point-2025-12'

/** How to see a page in one of its states, the status, and words by which that state is known. */
type Visit = readonly [visit: () => Promise<Answer>, status: number, words: string]

const LISTS = ['processes', 'phases', 'actors', 'sources', 'events', 'documents', 'positions', 'pointStates']
const header = () => {
  const { id: _, ...rest } = site.record.find('record', 'record') as object as { id: string }
  return { format: 'parley-record', version: 2, ...rest, ...Object.fromEntries(LISTS.map(list => [list, []])) }
}
const NO_ROWS = () => header()
const FOREIGN_ROWS = () => {
  const known = site.record.list('source').find(({ url }) => url !== undefined)
  const one = site.record.find('event', LANDMARK)
  return {
    ...header(),
    title: 'Another <title>',
    sources: [
      { ...known, id: 'again' },
      { ...known, id: 'set', kind: 'dataset', title: 'A <set>', url: 'https://example.org/set' },
    ],
    events: [
      {
        ...one,
        id: 'A <key>',
        title: 'A “title” &c.',
        table: 'A <table>',
        kind: 'Own kind',
        stage: 'x',
        citations: [],
      },
      { ...one, id: 'B', title: 'Another', table: 'A <table>', kind: 'Own kind' },
      { ...one, id: 'C', when: 'soon' },
    ],
  }
}

const uploaded = (text: string): Promise<Answer> => {
  const file = 'Content-Disposition: form-data; name="file"; filename="<rows>.json"\r\n\r\n'
  return site.ask(
    'POST',
    '/import',
    { 'content-type': 'multipart/form-data; boundary=xx', 'sec-fetch-site': 'same-origin', origin: site.url },
    `--xx\r\n${file}${text}\r\n--xx--\r\n`,
  )
}
const dryRun = async (document: () => unknown): Promise<string> =>
  (await uploaded(JSON.stringify(document()))).headers.location ?? ''

const FOREIGN_SHEET =
  'Date;Title;Kind;Participants;Link\n03/04/2025;A <b>;Shuttle;"Nobody; <i>Else</i>";https://example.org/a\nsoon;B;;;\n'
const columnsOf = async (text: string): Promise<string> => (await uploaded(text)).headers.location ?? ''

async function worstCapture(names: readonly string[]): Promise<Answer> {
  const reports = names.flatMap(name => TEST_REPORTS[name] ?? [])
  const answers = await Promise.all(
    reports.map(({ text, published }) => site.post('/capture', { text, published, url: 'https://example.org/"x"' })),
  )
  return answers.find(({ body }) => documentProblems(body).length > 0) ?? (answers[0] as Answer)
}

const provenElsewhere = () =>
  elsewhere.accounts.begun.proven.begin({
    errand: { kind: 'link', account: 'account-editor' },
    identity: { issuer: 'https://login.example.org', subject: '1', label: '"><b>' },
  })

const NAMED = () => {
  const { port } = new URL(manned.url)
  return { host: `localhost:${port}`, origin: `http://localhost:${port}` }
}

const withRightPassword = async () => {
  const begun = { account: 'account-editor', password: '', next: '/account' }
  return { cookie: `second-step=${await manned.accounts.begun.secondSteps.begin(begun)}` }
}

const event = (at: TestSite) => at.get(`/events/${LANDMARK}`)

/** Those of the pages that have a problem, if any, else the last. */
async function worstOf(paths: readonly string[]): Promise<Answer> {
  const answers = await Promise.all(paths.map(path => site.get(path)))
  const bad = answers.find(({ status, body }) => status !== 200 || documentProblems(body).length > 0)
  return bad ?? (answers.at(-1) as Answer)
}

/** Page's template → its states, with all that it can show. */
const VISITS: Readonly<Record<string, Readonly<Record<string, Visit>>>> = {
  'explorer/explore': {
    'the whole record': [() => site.get('/explore'), 200, 'milestones in view'],
    'actors, a part of the time, a milestone chosen': [
      () => site.get(`/explore?by=actor&begin=2025-11-20&end=2026-06-30&selected=${LANDMARK}`),
      200,
      'Open this milestone',
    ],
    'by issue and kind, filtered': [
      () => worstOf(['/explore?by=issue', '/explore?q=geneva&kind=talks&since=1&context=on&by=kind']),
      200,
      'Filters in use',
    ],
    'days of which nothing is recorded': [
      () => site.get('/explore?begin=2027-01-01&end=2027-02-01'),
      200,
      'No milestone is recorded for these days',
    ],
    'nothing found': [() => site.get('/explore?q=nosuchword'), 200, 'No milestone matches'],
    'what can’t be read': [
      () => site.get('/explore?from=03%2F04%2F2025&by=colour&begin=x&end=2025-02-30&selected=%3Cb%3E'),
      400,
      'Part of the address could not be read',
    ],
    'an empty record': [() => empty.get('/explore'), 200, 'Nothing is recorded yet'],
  },
  'timeline/timeline': {
    'the first page': [() => site.get('/'), 200, 'Later milestones'],
    'the last page': [() => readOnly.get('/?page=last'), 200, 'The record ends on'],
    'filtered, with context, newest first': [
      () => site.get('/?q=geneva&kind=talks&actor=ukraine&issue=territory&significance=3&context=on&order=newest'),
      200,
      'Filters in use',
    ],
    'nothing found': [() => site.get('/?q=nosuchword'), 200, 'No milestone matches'],
    'filters that can’t be read': [
      () => site.get('/?from=03%2F04%2F2025&to=x&q=%20%3C&kind=party&page=0'),
      400,
      'A filter could not be read',
    ],
    'an empty record': [() => emptyReadOnly.get('/'), 200, 'This record is being set up'],
    'a record without a milestone': [() => begun.get('/'), 200, 'go on setting it up'],
    'several negotiations': [() => several.get('/'), 200, 'class="negotiations"'],
    'several, filtered': [() => several.get('/?kind=talks'), 200, 'Where the negotiations stand'],
    'one of several': [() => several.get('/negotiations/river-talks'), 200, 'class="whole"'],
    'read-only': [() => readOnly.get('/'), 200, 'rel="canonical"'],
  },
  'setup/setup': {
    'an empty record': [() => empty.get('/setup'), 200, 'Begin from a file instead'],
    'one that is set up': [() => begun.get('/setup'), 200, 'Add another negotiation'],
    'with everything wrong': [
      () => empty.post('/setup', { title: '"><script>', language: '<b>', parties: '"\n\'', tables: 'x\nX' }),
      422,
      'This was not saved yet',
    ],
    'saved meanwhile': [() => begun.post('/setup', { version: '0-0', title: '"Another"' }), 409, 'Saved meanwhile'],
  },
  'settings/settings': {
    'the whole record': [() => site.get('/settings'), 200, 'Add a negotiation'],
    'a new one': [() => begun.get('/settings'), 200, 'None yet. A phase is'],
  },
  'search/search': {
    'all kinds': [() => site.get('/search?q=geneva'), 200, '<mark>Geneva</mark>'],
    'one kind, of the past': [() => site.get('/search?q=plan&in=sources&on=2025-11-30'), 200, 'sources for “plan”'],
    'a typing error': [() => site.get('/search?q=genvea'), 200, 'Nothing has “genvea”. This is what has “geneva”.'],
    'nothing found': [() => site.get('/search?q=nosuchword'), 200, 'Nothing was found for “nosuchword”'],
    'words that find something alone': [() => site.get('/search?q=geneva+nosuchword'), 200, 'Alone they find'],
    'nothing asked': [() => site.get('/search'), 200, 'beginning of a word'],
    'what can’t be searched for': [() => site.get('/search?q=%3C&in=%3Cb%3E'), 400, 'Search for a word or a number.'],
    'an empty record': [() => empty.get('/search?q=plan'), 200, 'Nothing was found'],
  },
  'timeline/filters-page': {
    'the whole record': [() => site.get('/filters'), 200, 'All filters of the timeline'],
    'some chosen, as of a day': [
      () => site.get('/filters?kind=talks&actor=ukraine&order=newest&on=2025-11-30'),
      200,
      'name="on" value="2025-11-30"',
    ],
    'an empty record': [() => empty.get('/filters'), 200, 'Apply filters'],
  },
  'overview/overview-page': {
    'the whole record': [() => site.get('/overview'), 200, 'Read this drawing as a list'],
    'a part of it': [() => site.get('/overview?kind=talks&from=2025-11-01'), 200, 'the time that you chose'],
    'nothing found': [() => site.get('/overview?q=nosuchword'), 200, 'Nothing that matches has a date'],
  },
  'site/before-record': {
    'a list before it was held': [
      () => worstOf(['/?known=2020-01-01T12%3A00%3A00.000Z', `/events/${LANDMARK}?known=2020-01-01T12%3A00%3A00.000Z`]),
      200,
      'This site has held a record since',
    ],
  },
  'print/print': {
    'the whole record': [() => site.get('/print?context=on'), 200, 'How to read it'],
    'filtered, newest first, as of a day': [
      () => site.get('/print?q=geneva&issue=territory&order=newest&on=2025-11-30'),
      200,
      'as of 30 November 2025',
    ],
    'nothing found': [() => site.get('/print?q=nosuchword'), 200, 'No milestone matches'],
    'an empty record': [() => empty.get('/print'), 200, 'No milestone matches'],
    'read-only': [() => readOnly.get('/print'), 200, 'https://record.example.org/print'],
  },
  'events/event': {
    'every milestone': [() => worstOf(site.record.list('event').map(({ id }) => `/events/${id}`)), 200, 'Cite this'],
    'one that can be changed': [() => event(site), 200, `/events/${LANDMARK}/edit`],
    'read-only': [() => event(readOnly), 200, 'application/ld+json'],
  },
  'editing/entry-form': {
    new: [() => site.get('/events/new'), 200, 'Add to the record'],
    'new, in an empty record': [() => empty.get('/events/new'), 200, 'Name of the negotiation'],
    'with everything wrong': [() => site.post('/events', form), 422, 'This was not saved yet'],
    'one more group': [() => site.post('/events', { ...form, intent: 'add:quotes' }), 200, 'group-quotes-1'],
    edit: [() => site.get(`/events/${LANDMARK}/edit`), 200, 'Save the correction'],
    'new text, position, state': [
      () => worstOf(['/documents/new', '/positions/new?document=us-28-point-2025-11&point=13', '/point-states/new']),
      200,
      'Add to the record',
    ],
    'every text, position and state': [
      () =>
        worstOf([
          ...site.record.list('document').map(({ id }) => `/documents/${id}/edit`),
          ...site.record
            .list('position')
            .slice(0, 9)
            .map(({ id }) => `/positions/${id}/edit`),
          ...site.record
            .list('pointState')
            .slice(0, 9)
            .map(({ id }) => `/point-states/${id}/edit`),
        ]),
      200,
      'Save the correction',
    ],
    'pasted points': [
      () => site.post('/documents', { intent: 'paste', pasted: 'Preface\n1. One\n1. Again\n2) Two' }),
      200,
      '3 points were made',
    ],
    preview: [
      async () => site.post(`/events/${LANDMARK}/edit`, [...(await filledIn(LANDMARK)), ['intent', 'preview']]),
      200,
      'Not saved yet',
    ],
    'a likely duplicate': [
      async () =>
        site.post(
          '/events',
          (await filledIn(LANDMARK)).filter(([name]) => name !== 'version'),
        ),
      422,
      'Is it one of these?',
    ],
    conflict: [
      async () => {
        const changed = { version: '1', title: 'Another title' }
        const fields = (await filledIn(LANDMARK)).filter(([name]) => !(name in changed))
        return site.post(`/events/${LANDMARK}/edit`, [...fields, ...Object.entries(changed)])
      },
      409,
      'Somebody changed this milestone',
    ],
  },
  'editing/entry': {
    'every position and state': [
      () =>
        worstOf([
          ...site.record.list('position').map(({ id }) => `/positions/${id}`),
          ...site.record.list('pointState').map(({ id }) => `/point-states/${id}`),
        ]),
      200,
      'As JSON',
    ],
  },
  'review/desk': {
    'nothing on it': [() => empty.get('/desk'), 200, 'Nothing waits here'],
    'what waits': [() => suggestion().then(() => site.get('/desk')), 200, 'All that is open'],
    'nothing like this': [() => site.get('/desk?state=refused'), 200, 'There is nothing like this'],
  },
  'review/suggestion': {
    'to change something': [async () => site.get(await suggestion()), 200, 'Accept and publish now'],
    'to add something': [async () => site.get(await addition()), 200, 'As it would stand in the timeline'],
    'refused without a reason': [
      async () => {
        const address = await suggestion()
        return site.post(`${address}/decide`, { version: await shownVersion(address), verdict: 'refused' })
      },
      422,
      'Say why',
    ],
    'with its time and a comment': [
      async () => {
        const address = await addition()
        await site.post(`${address}/comments`, { comment: '"&quot;\nsaid' })
        const fields = { version: await shownVersion(address), verdict: 'set', time: '1 January 2100, 9:00' }
        await site.post(`${address}/time`, fields)
        return site.get(address)
      },
      200,
      'It is published by itself',
    ],
    published: [
      async () => {
        const address = await addition()
        await site.post(`${address}/accept`, { version: await shownVersion(address) })
        return site.get(address)
      },
      200,
      'It stands in the record as revision',
    ],
    'of what has changed since': [
      async () => {
        const address = await suggestion()
        const now = { version: version(LANDMARK), reason: 'x', title: 'Meanwhile' }
        await site.post(`/events/${LANDMARK}/edit`, { ...(await formFields(`/events/${LANDMARK}/edit`)), ...now })
        return site.get(address)
      },
      200,
      'The record has changed since',
    ],
  },
  'review/report': {
    'a form': [() => site.get('/report?page=/about'), 200, 'Report an error'],
    'with everything wrong': [() => readOnly.post('/report', { source: '"><script>' }), 422, 'Say what is wrong'],
  },
  'review/thanks': { sent: [() => site.get('/report/thanks'), 200, 'Thank you'] },
  'review/reported': {
    new: [async () => site.get(await reported()), 200, 'Dealt with'],
    'settled without a reason': [
      async () => site.post(await reported(), { verdict: 'refused', version: '1' }),
      422,
      'Say why nothing is to be done',
    ],
  },
  'editing/retract': {
    form: [() => site.get(`/events/${LANDMARK}/retract`), 200, 'Why is it retracted?'],
    'with a problem': [
      () => site.post(`/events/${LANDMARK}/retract`, { reason: '<b>', version: '1' }),
      422,
      'This was not retracted',
    ],
    'of what others refer to': [() => site.get(`/events/${referredTo()}/retract`), 200, 'Others refer to it'],
  },
  'capture/capture': {
    'nothing pasted yet': [() => site.get('/capture'), 200, 'From any page with one click'],
    'where writing goes on elsewhere': [() => site.get('/capture', { host: 'other.example' }), 200, 'Look through it'],
    'nothing found': [() => site.post('/capture', { text: 'x <b>y</b>' }), 200, 'Nothing stands between'],
    'everything found': [
      () => worstCapture(['of the talks of 23 November 2025', 'in French', 'of a live blog']),
      200,
      'Fill the form',
    ],
    'a day that is not known': [() => site.post('/capture', { text: 'They met on Sunday.' }), 200, 'counted back'],
    'with everything wrong': [
      () => site.post('/capture', { text: '"><script>', published: '<b>', url: '<', seen: 'x' }),
      422,
      'could not be looked through',
    ],
    'changed meanwhile': [
      () => site.post('/capture', { text: 'They met.', seen: 'x', intent: 'fill' }),
      409,
      'Look once more',
    ],
  },
  'import/import': {
    'nothing chosen yet': [() => site.get('/import'), 200, 'Show what it would do'],
    'an empty record': [() => empty.get('/import'), 200, 'Show what it would do'],
    imported: [() => site.get('/import?done=1127'), 200, 'The file is in the record'],
    'what can’t be imported': [() => uploaded('{"format": "other"}'), 422, 'This can’t be imported'],
    'a file that is gone': [() => site.get('/import/nothing/dry-run'), 410, 'kept here no longer'],
  },
  'import/columns': {
    'words that nobody knows': [async () => site.get(await columnsOf(FOREIGN_SHEET)), 200, 'What its columns hold'],
    'with open questions': [
      async () => site.post(await columnsOf(FOREIGN_SHEET), { intent: 'try', source: 'new', sourceTitle: '<b>' }),
      422,
      'This is still to be said',
    ],
  },
  'import/dry-run': {
    'of a sheet': [
      async () => {
        const at = await columnsOf(FOREIGN_SHEET)
        return site.get(at.replace('columns', 'dry-run'))
      },
      200,
      'Take these rows away as CSV',
    ],
    'everything at once': [async () => site.get(await dryRun(FOREIGN_ROWS)), 200, 'Terms added'],
    'as it was decided': [
      async () => site.get(`${await dryRun(FOREIGN_ROWS)}?merge=yes&source=set`),
      200,
      'is taken for',
    ],
    'nothing to do': [async () => site.get(await dryRun(NO_ROWS)), 200, 'There is nothing to write'],
    'with problems': [
      async () => {
        const at = await dryRun(FOREIGN_ROWS)
        const seen = /name="seen" value="(\w+)"/.exec((await site.get(at)).body)?.[1] ?? ''
        return site.post(at, { seen, reason: '<b>' })
      },
      422,
      'This was not imported yet',
    ],
    stale: [async () => site.post(await dryRun(FOREIGN_ROWS), { seen: 'before' }), 409, 'The record has changed'],
  },
  'editing/merge': {
    'asking for the other': [() => site.get('/actors/united-states/merge'), 200, 'Which actor is the same?'],
    'of somebody unknown': [() => site.get('/actors/united-states/merge?with=nobody'), 422, 'Nothing to merge yet'],
    'what would change': [() => site.get('/actors/united-states/merge?with=france'), 200, 'Merge the two'],
    'of two that can’t be one': [
      () => site.get('/actors/united-states/merge?with=marco-rubio'),
      200,
      'They can’t be merged as they are',
    ],
    'of sources': [
      () => {
        const [one, other] = site.record.list('source')
        return site.get(`/sources/${one?.id}/merge?with=${other?.id}`)
      },
      200,
      'Where the two differ',
    ],
  },
  'history/tombstone': {
    retracted: [() => site.get('/events/2025-02-12-hegseth-brussels'), 410, 'This milestone was retracted'],
  },
  'changes/changes': {
    'the newest': [() => site.get('/changes'), 200, 'How to check that nothing is taken away'],
    'one by one, of one kind, older ones': [
      () => site.get('/changes?kind=event&batch=1127&before=1100'),
      200,
      'Without filters',
    ],
    'with feeds': [() => readOnly.get('/changes'), 200, 'JSON Feed'],
    'an empty record': [() => empty.get('/changes'), 200, 'Nothing is recorded here'],
  },
  'changes/history': {
    'of one that was changed': [() => site.get(`/events/${LANDMARK}/history`), 200, 'Revision '],
    'of one that was retracted': [
      () => site.get('/events/2025-02-12-hegseth-brussels/history'),
      200,
      'and why it was retracted',
    ],
    'side by side': [
      () => {
        const [first, last] = site.record.history('2025-02-12-hegseth-brussels')
        return site.get(`/events/2025-02-12-hegseth-brussels/history?from=${first?.seq}&to=${last?.seq}`)
      },
      200,
      'say the same',
    ],
    'not restored': [
      () => site.post(`/events/${LANDMARK}/history`, { revision: version(LANDMARK), version: '1' }),
      409,
      'can’t be restored as it was',
    ],
  },
  'actors/actor': {
    'every one': [() => worstOf(site.record.list('actor').map(({ id }) => `/actors/${id}`)), 200, 'As JSON'],
    person: [() => site.get('/actors/volodymyr-zelenskyy'), 200, 'speaks for'],
    'every list in full': [
      () => worstOf(LISTS_OF_ACTOR.map(list => `/actors/volodymyr-zelenskyy?list=${list}`)),
      200,
      'All about Volodymyr Zelenskyy',
    ],
    'a side with its people': [() => site.get('/actors/united-states'), 200, 'All 24 people'],
    'joint appearances': [
      () => site.get('/actors/volodymyr-zelenskyy?list=joint&with=united-states'),
      200,
      'need not have spoken',
    ],
  },
  'actors/actors': {
    all: [() => site.get('/actors'), 200, 'All 25 who speak for United States'],
    searched: [() => site.get('/actors?q=rubio&kind=person'), 200, '1 of 125 actors'],
    'nothing found': [() => site.get('/actors?q=nosuchname'), 200, 'No actor matches'],
    'an empty record': [() => empty.get('/actors'), 200, 'holds no actor yet'],
    'the past': [() => site.get('/actors?on=2025-11-24'), 200, 'name="on" value="2025-11-24"'],
  },
  'deadlines/deadlines': {
    all: [() => site.get('/deadlines'), 200, 'Replaced by an earlier date'],
    'the past': [() => site.get('/deadlines?on=2025-11-24'), 200, 'id="running"'],
    'before the first': [() => site.get('/deadlines?on=2025-02-01'), 200, 'No deadline is recorded up to this day'],
    'an empty record': [() => empty.get('/deadlines'), 200, 'No deadline is recorded'],
  },
  'sources/sources': {
    'the first page': [() => site.get('/sources'), 200, '1–100 of 650 sources'],
    filtered: [() => site.get('/sources?q=geneva&kind=news-report&publisher=TASS&language=en'), 200, 'Filters in use'],
    'nothing found': [() => site.get('/sources?q=nosuchword'), 200, 'Nothing matches'],
    'on a single source': [() => site.get('/sources?show=single-source'), 200, 'Rests on'],
    'on republications': [() => site.get('/sources?show=republications'), 200, 'the original was not read'],
    'to be archived': [() => site.get('/sources?show=not-archived&page=2'), 200, '101–200 of 650'],
    'an empty record': [() => empty.get('/sources'), 200, 'holds no source yet'],
  },
  'sources/source': {
    'every one': [() => worstOf(site.record.list('source').map(({ id }) => `/sources/${id}`)), 200, 'As JSON'],
    'every list in full': [
      () =>
        worstOf(Object.keys(SOURCE_LISTS).map(list => `/sources/${site.record.list('source')[0]?.id}?list=${list}`)),
      200,
      'All about this source',
    ],
  },
  'documents/documents': {
    'the texts and their family tree': [() => site.get('/documents'), 200, 'Family tree'],
    'an empty record': [() => empty.get('/documents'), 200, 'No text is recorded'],
  },
  'documents/document': {
    'every one': [() => worstOf(site.record.list('document').map(({ id }) => `/documents/${id}`)), 200, 'As JSON'],
    'with points agreed between two': [
      () => site.get('/documents/us-ukraine-20-point-2025-12'),
      200,
      'Points of earlier texts that it leaves out',
    ],
  },
  'documents/point': {
    'every one': [() => worstOf(pointPaths()), 200, 'What became of it'],
    'one with positions': [() => site.get('/documents/us-28-point-2025-11/points/21'), 200, 'Positions on it'],
  },
  'documents/lineages': {
    'all questions': [() => site.get('/lineages'), 200, 'In several texts'],
    'on an earlier day': [() => site.get('/lineages?on=2025-11-25'), 200, 'In several texts'],
    'an empty record': [() => empty.get('/lineages'), 200, 'No point of a text is recorded'],
  },
  'documents/lineage': {
    'of every first point': [
      () => worstOf(firstPointsOf(site.record).map(({ document, number }) => `/lineages/${document}/${number}`)),
      200,
      'One question through the texts',
    ],
    'with numbers': [() => site.get('/lineages/us-28-point-2025-11/6'), 200, '≤ 800,000 personnel'],
  },
  'embeds/dialog': {
    'pieces of the timeline': [() => readOnly.get('/embed?page=/'), 200, 'Code to copy'],
    'a list, fixed, without the script': [
      () => readOnly.get('/embed?page=/%3Fq=%2522&piece=timeline&time=fixed&grows=no&theme=dark'),
      200,
      'Milestones at most',
    ],
    'no public address, an earlier day': [
      () => site.get(`/embed?page=/events/${LANDMARK}%3Fon=2026-06-30`),
      200,
      'does not know its public address',
    ],
  },
  'embeds/state': {
    'as it is now': [() => site.get('/embed/state'), 200, 'State of play'],
    'several negotiations': [() => several.get('/embed/state'), 200, 'Latest'],
    'an empty record': [() => empty.get('/embed/state'), 200, 'State of play'],
  },
  'embeds/timeline': {
    'with more in the record': [() => site.get('/embed/timeline'), 200, 'more in the record'],
    'nothing found': [() => site.get('/embed/timeline?q=nosuchword'), 200, 'No milestone matches'],
  },
  'embeds/overview': {
    'the whole record': [() => site.get('/embed/overview'), 200, 'Read this drawing as a list'],
    'nothing found': [() => site.get('/embed/overview?q=nosuchword'), 200, 'Nothing that matches has a date'],
  },
  'embeds/event': { 'a landmark': [() => site.get(`/embed/events/${LANDMARK}`), 200, 'Sources'] },
  'embeds/point': {
    'agreed by some': [
      () => site.get('/embed/documents/us-ukraine-20-point-2025-12/points/1'),
      200,
      'no statement of its own',
    ],
    'without a state': [() => site.get('/embed/documents/us-28-point-2025-11/points/1'), 200, 'No state is recorded'],
  },
  'embeds/comparison': {
    'three texts': [() => site.get(`/embed/compare?documents=${TEXTS}`), 200, 'compared'],
    'nothing left': [() => site.get(`/embed/compare?documents=${TEXTS}&issue=nosuchissue`), 200, 'No row matches'],
  },
  'embeds/positions': {
    'on a text': [() => site.get('/embed/positions'), 200, 'No public position'],
    'by issue': [() => site.get('/embed/positions?columns=issues'), 200, 'Issue'],
  },
  'embeds/refusal': {
    'a retracted milestone': [() => site.get('/embed/events/2025-02-12-hegseth-brussels'), 410, 'A test'],
    'filters that can’t be read': [() => site.get('/embed/timeline?kind=%3Cb%3E'), 400, 'kind'],
  },
  'positions/positions': {
    'the current text': [() => site.get('/positions'), 200, 'Every statement in this table'],
    'what has changed': [
      () => site.get('/positions?document=us-28-point-2025-11&since=2025-11-24&on=2025-12-24'),
      200,
      'What has changed since',
    ],
    'by issue, where a side varies': [() => site.get('/positions?columns=issues'), 200, 'Varies by point'],
    'one issue, of a person’s side': [
      () => site.get('/positions?columns=issues&issue=territory&actor=marco-rubio'),
      200,
      'speaks for',
    ],
    'a text that is not there yet': [
      () => site.get('/positions?document=us-ukraine-20-point-2025-12&on=2025-11-24'),
      404,
      'does not hold',
    ],
    'an empty record': [() => empty.get('/positions'), 200, 'holds no text'],
  },
  'issues/issues': {
    all: [() => site.get('/issues'), 200, 'Points, by text'],
    'an empty record': [() => empty.get('/issues'), 200, 'No text, position or milestone on any issue'],
  },
  'issues/issue': {
    'every one': [() => worstOf(termIds(ISSUES).map(id => `/issues/${id}`)), 200, 'As JSON'],
  },
  'timeline/timeline-data': {
    'of a part': [() => readOnly.get('/data/timeline?kind=talks'), 200, 'Subscribe in the calendar'],
    'without a public address': [() => site.get('/data/timeline'), 200, 'The whole record as tables'],
  },
  'data/data': {
    downloads: [() => site.get('/data'), 200, 'The whole record'],
    'an empty record': [() => empty.get('/data'), 200, 'No licence stated'],
  },
  'api/api': {
    'with examples': [() => readOnly.get('/api'), 200, 'https://record.example.org/timeline.json?from='],
    'an empty record': [() => empty.get('/api'), 200, 'What stays'],
  },
  'about/about': {
    'two negotiations': [() => site.get('/about'), 200, '<a href="#coverage">'],
    'an empty record': [() => empty.get('/about'), 200, 'Glossary'],
  },
  'comparison/compare': {
    'three texts': [() => site.get(`/compare?documents=${TEXTS}`), 200, 'At a glance'],
    'with marked words, one text alone': [
      () => site.get(`/compare?documents=${TEXTS}&marking=on&show=us-28-point-2025-11`),
      200,
      'not a redline',
    ],
    'two translated texts, nothing recorded': [
      () => site.get('/compare?documents=minsk-package-2015,minsk-protocol-2014').then(follow),
      200,
      'The record holds no points of these texts',
    ],
    'nothing found': [() => site.get(`/compare?documents=${TEXTS}&issue=process`), 200, 'No row matches'],
    'a filter that can’t be read': [() => site.get(`/compare?documents=${TEXTS}&kind=x`), 400, 'could not be read'],
  },
  'comparison/compare-choice': {
    'all texts': [() => site.get('/compare'), 200, 'Choose 2 to 5 texts'],
    'with problems': [() => site.get('/compare?documents=%3Cb%3E,x&kind=dropped'), 400, 'could not be compared'],
    'an empty record': [() => empty.get('/compare'), 200, 'no texts yet'],
  },
  'accounts/none': {
    'an open site': [() => site.get('/accounts'), 200, 'account add NAME --role administrator'],
  },
  'accounts/login': {
    'a reader': [() => manned.get('/login?next=%2Fevents%2Fnew'), 200, 'value="/events/new"'],
    'where there is a provider': [() => elsewhere.get('/login'), 200, 'Sign in with login.example.org'],
    'where passkeys can be': [() => manned.get('/login', NAMED()), 200, 'Use a passkey'],
    'a wrong password': [() => manned.post('/login', { handle: '<b>', password: 'x' }), 422, 'don’t belong together'],
  },
  'accounts/join': {
    'somebody who is invited': [
      async () => manned.get(await linkGiven({ intent: 'invite', role: 'editor' })),
      200,
      'Join this site',
    ],
    'everything wrong': [
      async () =>
        manned.post(await linkGiven({ intent: 'invite', role: 'editor' }), {
          handle: '?',
          publicName: '<b>',
          newPassword: 'x',
        }),
      422,
      'Remove character 1',
    ],
    'a name that is taken': [
      async () =>
        manned.post(await linkGiven({ intent: 'invite', role: 'editor' }), {
          handle: 'bo',
          publicName: 'The editor',
          newPassword: 'violet tractor seven moss',
        }),
      422,
      'is taken',
    ],
    'an account that is there': [
      async () => manned.get(await linkGiven({ intent: 'reset' }, '/accounts/account-contributor')),
      200,
      'Choose a password',
    ],
  },
  'accounts/account': {
    'an editor': [() => manned.get('/account', signedInAs('editor')), 200, 'this browser'],
    'an administrator, with tokens': [() => manned.get('/account', signedInAs('administrator')), 200, 'Revoke'],
    'a new token': [
      () =>
        manned.post('/account', { intent: 'make-token', name: 'x', scope: 'write', days: '30' }, signedInAs('editor')),
      200,
      'parley_',
    ],
    'somebody who has just signed in': [
      () => manned.get('/account', signedInAs('editor-just-now')),
      200,
      'Set up an app',
    ],
    'an app that is being set up': [
      async () => {
        await manned.post('/account', { intent: 'begin-codes' }, signedInAs('editor-just-now'))
        return manned.post('/account', { intent: 'confirm-codes', code: 'x' }, signedInAs('editor-just-now'))
      },
      422,
      'This is not the code',
    ],
    'an app that was set up': [
      async () => {
        const key = Buffer.alloc(20)
        await manned.accounts.begun.setUps.begin({ key: key.toString('base64url') }, hashOf('administrator-just-now'))
        const code = codeOf(key, stepAt(NOW))
        return manned.post('/account', { intent: 'confirm-codes', code }, signedInAs('administrator-just-now'))
      },
      200,
      'Your recovery codes',
    ],
    'an app, some time later': [
      () => manned.get('/account', signedInAs('administrator')),
      200,
      '10 recovery codes are left',
    ],
    'a passkey that could not be made': [
      () =>
        manned.post(
          '/account',
          { intent: 'add-passkey', passkeyName: '<b>' },
          { ...signedInAs('editor-just-now'), ...NAMED() },
        ),
      422,
      'Remove character 1',
    ],
    'passkeys, at an address that can have them': [
      () => manned.get('/account', { ...signedInAs('editor-just-now'), ...NAMED() }),
      200,
      'Add a passkey',
    ],
    'an account elsewhere that is to be linked': [
      async () => elsewhere.get('/account', { cookie: `session=editor-just-now; provider=${await provenElsewhere()}` }),
      200,
      'Link it to this account',
    ],
    'an account elsewhere that is linked': [
      async () => {
        await elsewhere.post(
          '/account',
          { intent: 'link-identity' },
          { cookie: `session=editor-just-now; provider=${await provenElsewhere()}` },
        )
        return elsewhere.get('/account', signedInAs('editor'))
      },
      200,
      'Account at login.example.org',
    ],
    'a name that can’t be': [
      () => manned.post('/account', { intent: 'name', publicName: '<b>' }, signedInAs('editor')),
      422,
      'Remove character 1',
    ],
    'a name that is taken': [
      () => manned.post('/account', { intent: 'name', publicName: 'The contributor' }, signedInAs('editor')),
      422,
      'is taken',
    ],
  },
  'accounts/code': {
    'the step after the password': [
      async () => manned.get('/login/code', await withRightPassword()),
      200,
      'Enter the code',
    ],
    'a wrong code': [
      async () => manned.post('/login/code', { code: '"><b>' }, await withRightPassword()),
      422,
      'not right',
    ],
  },
  'accounts/accounts': {
    everybody: [() => manned.get('/accounts', signedInAs('administrator')), 200, 'disabled'],
    'a link': [
      () => manned.post('/accounts', { intent: 'invite', role: 'editor' }, signedInAs('administrator')),
      200,
      '/join/',
    ],
  },
  'accounts/one-account': {
    'one’s own': [() => manned.get('/accounts/account-administrator', signedInAs('administrator')), 200, 'your own'],
    'a disabled one': [() => manned.get('/accounts/account-gone', signedInAs('administrator')), 200, 'sign in again'],
    'the last administrator': [
      () => manned.post('/accounts/account-administrator', { intent: 'disable' }, signedInAs('administrator')),
      422,
      'only administrator',
    ],
  },
  'accounts/audit': {
    'a page of it': [() => manned.get('/audit', signedInAs('administrator')), 200, 'Invitation given'],
    'nothing yet': [() => empty.get('/audit'), 200, '0 lines'],
  },
  'desk/here': {
    'a milestone': [
      () => manned.get(`/desk/here?at=/events/${LANDMARK}`, signedInAs('editor')),
      200,
      'Correct this milestone',
    ],
    'an actor': [() => manned.get('/desk/here?at=/actors/ukraine', signedInAs('editor')), 200, 'Merge with another'],
    'any page': [() => manned.get('/desk/here?at=//evil.example', signedInAs('administrator')), 200, 'Import a file'],
    'a retracted milestone': [
      async () => {
        const id = '2025-02-12-hegseth-brussels'
        const version = manned.record.history(id).at(-1)?.seq ?? 0
        await manned.post(`/events/${id}/retract`, { version: String(version), reason: 'A test' }, signedInAs('editor'))
        return manned.get(`/desk/here?at=/events/${id}`, signedInAs('editor'))
      },
      200,
      'Restore this milestone',
    ],
    'an open site': [() => site.get('/desk/here'), 200, 'Add to the record'],
  },
  'site/error': {
    'not signed in': [() => manned.post('/events/x/restore', {}), 401, 'href="/login"'],
    'not found': [() => site.get('/nowhere'), 404, 'There is no page at /nowhere'],
    'not found, with what is close': [
      () => site.get('/actors/rubio'),
      404,
      '<a href="/actors/marco-rubio">Marco Rubio</a>',
    ],
    'not allowed': [() => site.post('/events', form, { 'sec-fetch-site': 'cross-site' }), 403, 'another site'],
  },
}

const pointPaths = () =>
  site.record
    .list('document')
    .flatMap(({ id, points }) => points.map(({ number }) => `/documents/${id}/points/${number}`))

/** The path of a link that an administrator has given. */
async function linkGiven(fields: Record<string, string>, at = '/accounts'): Promise<string> {
  const { body } = await manned.post(at, fields, signedInAs('administrator'))
  return /\/join\/[\w-]{43}/.exec(body)?.[0] ?? ''
}

const follow = ({ headers }: Answer) => site.get(headers.location ?? '')

const LISTS_OF_ACTOR = ['milestones', 'met', 'colleagues', 'quotes', 'accounts', 'stated', 'documents', 'point-states']

const referredTo = () =>
  site.record.list('event').find(({ id }) => site.record.referrers(id, 'event').length > 0)?.id ?? ''

/** What a browser sends for the edit form of an event when nothing is changed in it. */
async function filledIn(id: string): Promise<(readonly [string, string])[]> {
  const { body } = await site.get(`/events/${id}/edit`)
  const decode = (text: string) =>
    text
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  const fields: (readonly [string, string])[] = [['reason', 'A test']]
  for (const [, name = '', value = ''] of body.matchAll(
    /<input type="(?:text|hidden)"[^>]* name="([^"]+)" value="([^"]*)"/g,
  ))
    if (name !== 'reason') fields.push([name, decode(value)])
  for (const [, value = ''] of body.matchAll(/<input type="hidden" name="version" value="(\d+)"/g))
    if (!fields.some(([name]) => name === 'version')) fields.push(['version', value])
  for (const [, name = '', value = ''] of body.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>\n([^<]*)</g))
    fields.push([name, decode(value)])
  for (const [, name = '', options = ''] of body.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields.push([name, decode(/value="([^"]*)" selected/.exec(options)?.[1] ?? '')])
  for (const [, value = ''] of body.matchAll(/name="issues" value="([^"]+)" checked/g)) fields.push(['issues', value])
  return fields
}

describe('the templates', () => {
  it('are included by another or a page that is visited below', () => {
    const included = new Set(
      TEMPLATES.flatMap(template =>
        [...sourceOf(template).matchAll(/include\('([^']+)'/g)].map(([, file = '']) => join(dirname(template), file)),
      ),
    )
    const pages = TEMPLATES.filter(
      template => template !== 'layout' && template !== 'embeds/frame' && !included.has(template),
    )
    expect(pages.toSorted()).toEqual(Object.keys(VISITS).toSorted())
  })

  // What goes into a sentence is escaped by what sets it off there: see sentence-tags.ts.
  const SENTENCE = /^t\.[\w.]+\((?:(?:linkTo|bold)\([^()]*\)(?:, )?)+\)$/

  it.each(TEMPLATES)('%s prints nothing unescaped but other templates and sentences with links', template => {
    const raw = [...sourceOf(template).matchAll(/<%-\s*(.*?)-?%>/gs)].map(([, code = '']) => code.trim())
    const allowed: Readonly<Record<string, string>> = {
      layout: 'content',
      'embeds/frame': 'content',
      'site/json-ld': 'json',
      'explorer/data': 'json',
    }
    const isTemplate = (code: string) => /^include\([^;]*\)(\.trim\(\))?$/.test(code)
    expect(raw.filter(code => code !== allowed[template] && !isTemplate(code) && !SENTENCE.test(code))).toEqual([])
  })

  it.each(TEMPLATES)('%s has no inline style, handler or script', template => {
    const html = sourceOf(template).replace(/<%[\s\S]*?%>/g, '')
    expect(html).not.toMatch(/\sstyle\s*=|<style/i)
    expect(html).not.toMatch(/\son[a-z]+\s*=/i)
    const scripts: Readonly<Record<string, string[]>> = {
      layout: ['<script>'],
      'site/json-ld': ['<script type="application/ld+json">'],
      'explorer/data': ['<script type="application/json" id="explorer-data">'],
    }
    expect(html.match(/<script(?! src="" defer(?: blocking="render" fetchpriority="high")?>)[^>]*>/gi) ?? []).toEqual(
      scripts[template] ?? [],
    )
    // What other pages would show is shown on one page of ours.
    const frames = html.match(/<iframe/g) ?? []
    expect(frames).toHaveLength(template === 'embeds/dialog' ? 1 : 0)
    expect(html).not.toMatch(/javascript:|<object|<embed|<base|http-equiv(?!="Content-Security-Policy")/i)
  })

  it.each(TEMPLATES)('%s takes nothing from another host and says nothing in HTML comments', template => {
    const html = sourceOf(template)
    expect(html).not.toMatch(/(?:src|srcset|poster|action)="(?:https?:)?\/\//)
    expect(html).not.toMatch(/<link[^>]*href="(?:https?:)?\/\//)
    expect(html).not.toContain('<!--')
  })

  it('read everything that the layout is given', async () => {
    await site.get('/about?layout')
    const asked = [
      ...TEMPLATES.map(sourceOf)
        .join('\n')
        .matchAll(/\blayout\.(\w+)/g),
    ].map(([, name = '']) => name)
    // In what language texts are is told once the page is made.
    const unread = Object.keys(rendered[0]?.layout ?? {}).filter(name => !asked.includes(name))
    expect(unread).toEqual(['language'])
  })
})

describe.each(Object.entries(VISITS))('%s', (template, visits) => {
  it.each(Object.entries(visits))('%s', async (_, [visit, expected, words]) => {
    const { status, body } = await visit()
    expect(status).toBe(expected)
    expect(body).toContain(words)
    expect(rendered.map(seen => seen.template)).toContain(template)
    expect(documentProblems(body)).toEqual([])
    expect(await htmlComplaints(body)).toEqual([])
    expect(body).not.toMatch(/\[object Object\]|\bundefined\b|\bNaN\b/)
  })
})

describe('JSON in a page', () => {
  it('can neither end its script nor open a comment, and reads the same', () => {
    const hostile = { text: '</script><!-- <script> &amp; \u2028\u2029 "\\' }
    const text = scriptSafeJson(hostile)
    expect(text).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(text)).toEqual(hostile)
  })

  it('of a milestone is data about that milestone', async () => {
    const { body } = await readOnly.get(`/events/${LANDMARK}`)
    const blocks = [...body.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
    expect(blocks).toHaveLength(1)
    expect(JSON.parse(blocks[0]?.[1] ?? '')).toMatchObject({
      '@type': 'Event',
      identifier: LANDMARK,
      url: `https://record.example.org/events/${LANDMARK}`,
    })
  })
})

describe('the checker of documents', () => {
  const page = (body: string) =>
    `<!doctype html>\n<html lang="en"><head><title>T</title></head><body>${body}</body></html>`
  it.each<[string, string, RegExp]>([
    ['a tag that is not closed', '<div><p>x</p>', /<\/body> closes <div>/],
    ['a tag that is closed twice', '<p>x</p></p>', /<\/p> closes <body>/],
    ['an id that stands twice', '<p id="a"></p><p id="a"></p>', /id "a" stands twice/],
    ['a link to nowhere', '<a href="#b">x</a>', /"#b" leads nowhere/],
    ['a label of nothing', '<label for="c">x</label>', /for="c"/],
    ['a handler', '<p onclick="x">x</p>', /onclick/],
    ['a style', '<p style="color:red">x</p>', /style/],
    ['a script', '<script>x</script>', /inline script/],
    ['a block in a paragraph', '<p><ul><li>x</li></ul></p>', /<ul> in <p>/],
    ['a bare <', '<p>a < b</p>', /bare </],
  ])('sees %s', (_, body, problem) => expect(documentProblems(page(body)).join('\n')).toMatch(problem))
  it('accepts what is well', () =>
    expect(documentProblems(page('<main id="a"><p>x<br>y</p><a href="#a">up</a></main>'))).toEqual([]))
})
