import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../accounts/secrets.ts'
import type { AccountBook } from '../../domain/accounts/account-book.ts'
import { draftOf } from '../../domain/testing/record-builder.ts'
import { PEOPLE, signedInAs, withToken } from '../../testing/people.ts'
import { type Answer, openTestSite, type TestSite } from '../../testing/test-site.ts'
import { KINDS } from '../editing/entry-kind.ts'
import type { PagedType } from '../site/entry-paths.ts'
import { apiEntryPath, collectionPath } from './collections.ts'

const EVENT = '2025-02-12-hegseth-brussels'
const LATER = '2026-12-01T00:00:00.000Z'
const TODAY = '2026-07-10T11:30:00.000Z'

const tokenOf = (role: string, until = LATER) => ({
  id: hashOf(`of-${role}-${until}`),
  account: `account-${role}`,
  name: role,
  scope: 'write' as const,
  created: TODAY,
  until,
})

const BOOK: AccountBook = {
  ...PEOPLE,
  tokens: [...PEOPLE.tokens, ...['contributor', 'editor', 'gone'].map(role => tokenOf(role)), tokenOf('editor', TODAY)],
}

const of = (role: string, until = LATER) => ({ authorization: `Bearer of-${role}-${until}` })

let site: TestSite
beforeEach(async () => {
  site = await openTestSite({ book: BOOK, limits: { writes: 10_000, reads: 100_000 } })
  return () => site.close()
})

const TYPES = Object.keys(KINDS) as PagedType[]

const PHASE = { id: 'first-phase', process: 'russia-ukraine-2025', title: 'A phase', from: '2025-11' }

/** Of each kind one that the record holds; it has no phase until one is added. */
const idOf = (type: PagedType): string =>
  type === 'event' ? EVENT : type === 'phase' ? PHASE.id : (site.record.list(type)[0]?.id ?? '')

const send = (method: string, path: string, body: unknown, headers: Record<string, string> = withToken('settings')) =>
  site.ask(
    method,
    path,
    { 'content-type': 'application/json', ...headers },
    body === undefined ? '' : JSON.stringify(body),
  )

const read = async (type: PagedType, id = idOf(type)) => {
  const answer = await site.get(apiEntryPath(type, id))
  return { answer, tag: String(answer.headers.etag), entry: JSON.parse(answer.body).entry as Record<string, unknown> }
}

const errorsIn = ({ body }: Answer): readonly { pointer: string; detail: string }[] => JSON.parse(body).errors ?? []

const REASON = { reason: 'A test' }

/** The field of each kind that is changed here, and what else makes a copy another entry. */
const CHANGED: Readonly<Record<PagedType, string>> = {
  record: 'title',
  process: 'title',
  phase: 'title',
  actor: 'name',
  source: 'title',
  event: 'title',
  document: 'title',
  position: 'text',
  pointState: 'text',
}

describe('the contract of writing', () => {
  beforeEach(() => site.journal.append([draftOf({ type: 'phase', entry: { ...PHASE } })]).then(() => undefined))

  const changed = (type: PagedType, entry: Record<string, unknown>) => ({ ...entry, [CHANGED[type]]: 'Said otherwise' })

  const copy = (type: PagedType, entry: Record<string, unknown>) => {
    const { id: _, ...rest } = changed(type, entry)
    return type === 'source' ? { ...rest, url: 'https://example.org/another' } : rest
  }

  const STEPS: Readonly<Record<string, (type: PagedType) => Promise<Answer>>> = {
    read: type => site.get(apiEntryPath(type, idOf(type))),
    'read again': async type => site.get(apiEntryPath(type, idOf(type)), { 'if-none-match': (await read(type)).tag }),
    'add what is there': async type => send('POST', collectionPath(type), { entry: (await read(type)).entry }),
    'add under its id': async type =>
      send('POST', collectionPath(type), { entry: changed(type, (await read(type)).entry), distinct: true }),
    'replace unseen': async type => send('PUT', apiEntryPath(type, idOf(type)), { entry: (await read(type)).entry }),
    'replace stale': async type =>
      send(
        'PUT',
        apiEntryPath(type, idOf(type)),
        { entry: (await read(type)).entry },
        { ...withToken('settings'), 'if-match': '"1000000"' },
      ),
    'replace by the same': type => replaced(type, entry => ({ entry })),
    'replace without reason': type => replaced(type, entry => ({ entry: changed(type, entry) })),
    replace: type => replaced(type, entry => ({ entry: changed(type, entry), ...REASON })),
    'replace with nonsense': type => replaced(type, entry => ({ entry: { ...entry, nonsense: 1 }, ...REASON })),
    'restore unseen': async type =>
      send('POST', `${apiEntryPath(type, idOf(type))}/restore`, { revision: firstOf(type) }),
    'restore of another': type => putBack(type, site.record.head.seq + 1),
    'restore as it is': async type => putBack(type, site.record.history(idOf(type)).at(-1)?.seq ?? 0),
    restore: type => putBack(type, firstOf(type)),
    add: async type =>
      send('POST', collectionPath(type), { entry: copy(type, (await read(type)).entry), distinct: true }),
    'retract unseen': type =>
      site.ask('DELETE', `${apiEntryPath(type, idOf(type))}?reason=A+test`, withToken('settings')),
    'retract without reason': async type =>
      site.ask('DELETE', apiEntryPath(type, idOf(type)), {
        ...withToken('settings'),
        'if-match': (await read(type)).tag,
      }),
    retract: async type =>
      site.ask('DELETE', `${apiEntryPath(type, idOf(type))}?reason=A+test`, {
        ...withToken('settings'),
        'if-match': (await read(type)).tag,
      }),
  }

  const firstOf = (type: PagedType): number => site.record.history(idOf(type))[0]?.seq ?? 0

  const putBack = async (type: PagedType, revision: number): Promise<Answer> =>
    send(
      'POST',
      `${apiEntryPath(type, idOf(type))}/restore`,
      { revision },
      {
        ...withToken('settings'),
        'if-match': (await read(type)).tag,
      },
    )

  async function replaced(type: PagedType, body: (entry: Record<string, unknown>) => object): Promise<Answer> {
    const { tag, entry } = await read(type)
    return send('PUT', apiEntryPath(type, idOf(type)), body(entry), { ...withToken('settings'), 'if-match': tag })
  }

  const TABLE = `
                        rec pro pha act sou eve doc pos poi
read                    200 200 200 200 200 200 200 200 200
read again              304 304 304 304 304 304 304 304 304
add what is there       404 200 200 200 200 200 200 200 200
add under its id        404 409 409 409 409 409 409 409 409
replace unseen          428 428 428 428 428 428 428 428 428
replace stale           412 412 412 412 412 412 412 412 412
replace by the same     200 200 200 200 200 200 200 200 200
replace without reason  422 422 422 422 422 422 422 422 422
replace                 200 200 200 200 200 200 200 200 200
replace with nonsense   422 422 422 422 422 422 422 422 422
restore unseen          428 428 428 428 428 428 428 428 428
restore of another      422 422 422 422 422 422 422 422 422
restore as it is        200 200 200 200 200 200 200 200 200
restore                 200 200 200 200 200 200 200 200 200
add                     404 201 201 201 201 201 201 201 201
retract unseen          404 428 428 428 428 428 428 428 428
retract without reason  404 422 422 422 422 422 422 422 422
retract                 404 409 200 409 409 200 409 200 200
`

  it('is the same for every kind', async () => {
    const rows = [`${' '.repeat(24)}${TYPES.map(type => type.slice(0, 3)).join(' ')}`]
    for (const [step, act] of Object.entries(STEPS)) {
      const statuses: number[] = []
      for (const type of TYPES) statuses.push((await act(type)).status)
      rows.push(`${step.padEnd(24)}${statuses.join(' ')}`)
    }
    expect(`\n${rows.join('\n')}\n`).toBe(TABLE)
  })
})

describe('what was done before', () => {
  const putBack = (path: string, body: object, tag: string, headers = withToken('write')) =>
    send('POST', `${path}/restore`, body, { ...headers, 'if-match': tag })

  it('is put back as an earlier revision has it, with the reason in the history', async () => {
    const [first] = site.record.history(EVENT)
    const { tag, entry } = await read('event')
    const seen = { ...withToken('write'), 'if-match': tag }
    const changed = await send(
      'PUT',
      apiEntryPath('event', EVENT),
      { entry: { ...entry, title: 'Else' }, ...REASON },
      seen,
    )
    const body = { revision: first?.seq, reason: 'The title was right' }
    const dry = await putBack(`${apiEntryPath('event', EVENT)}`, body, String(changed.headers.etag))
    expect(dry.status).toBe(200)
    expect((await read('event')).entry).toEqual(entry)
    expect(site.record.history(EVENT).at(-1)).toMatchObject({
      action: 'change',
      reason: 'The title was right',
      material: true,
      by: 'The administrator',
    })
  })

  it('comes back from its retraction, and not as what it was while it was retracted', async () => {
    const path = apiEntryPath('position', idOf('position'))
    const { tag, entry } = await read('position')
    const retracted = await site.ask('DELETE', `${path}?reason=A+test`, { ...withToken('write'), 'if-match': tag })
    const now = String(retracted.headers.etag)
    expect((await site.get(path)).status).toBe(410)
    expect(errorsIn(await putBack(path, { revision: JSON.parse(retracted.body).revision }, now))).toMatchObject([
      { pointer: '#/revision' },
    ])
    const answer = await putBack(path, { revision: Number(tag.replaceAll('"', '')) }, now)
    expect([answer.status, JSON.parse(answer.body).entry]).toEqual([200, entry])
    expect(site.record.history(String(entry['id'])).at(-1)?.action).toBe('restore')
  })

  it('waits at the desk where a contributor wants it back, and is only judged as a dry run', async () => {
    const { tag, entry } = await read('event')
    const seen = { ...withToken('write'), 'if-match': tag }
    await send('PUT', apiEntryPath('event', EVENT), { entry: { ...entry, title: 'Else' }, ...REASON }, seen)
    const { tag: now } = await read('event')
    const path = apiEntryPath('event', EVENT)
    const body = { revision: Number(tag.replaceAll('"', '')) }
    const before = site.record.head.seq
    const dry = await send('POST', `${path}/restore?dryRun=true`, body, { ...withToken('write'), 'if-match': now })
    expect(JSON.parse(dry.body)).toMatchObject({ becomes: 'revision', drafts: [{ action: 'change', id: EVENT }] })
    expect((await putBack(path, body, now, of('contributor'))).status).toBe(202)
    expect(site.record.head.seq).toBe(before)
  })
})

describe('two that are the same', () => {
  const merge = (kept: string, body: object, tag: string, headers = withToken('write')) =>
    send('POST', `${apiEntryPath('actor', kept)}/merge`, body, { ...headers, 'if-match': tag })

  const added = async (name: string) => {
    const entry = { name, aliases: [], kind: 'civil-society', offices: [] }
    const { body, headers } = await send('POST', '/api/1/actors', { entry, distinct: true })
    return { id: JSON.parse(body).entry.id as string, revision: JSON.parse(body).revision, tag: String(headers.etag) }
  }

  it('become one, with all that referred to either, in one batch', async () => {
    const [kept, other] = [await added('The Lake Committee'), await added('Committee of the Lake')]
    const { tag, entry } = await read('event')
    const participants = [{ actor: other.id, part: 'party' }]
    await send(
      'PUT',
      apiEntryPath('event', EVENT),
      { entry: { ...entry, participants }, ...REASON },
      {
        ...withToken('write'),
        'if-match': tag,
      },
    )
    const answer = await merge(kept.id, { with: other.id, withRevision: other.revision }, kept.tag)
    expect([answer.status, JSON.parse(answer.body).entry]).toEqual([
      200,
      expect.objectContaining({ id: kept.id, aliases: ['Committee of the Lake'] }),
    ])
    expect((await read('event')).entry['participants']).toMatchObject([{ actor: kept.id }])
    expect((await site.get(apiEntryPath('actor', other.id))).status).toBe(410)
    const asWas = await send(
      'POST',
      `${apiEntryPath('actor', other.id)}/restore`,
      { revision: other.revision },
      { ...withToken('write'), 'if-match': '*' },
    )
    expect([asWas.status, JSON.parse(asWas.body).detail]).toEqual([
      409,
      expect.stringContaining(`merged into “${kept.id}”`),
    ])
  })

  it.each<[string, (other: { id: string; revision: number }, kept: string) => object, number]>([
    ['without the other', () => ({}), 422],
    ['with nobody', () => ({ with: 'nobody-here', withRevision: 1 }), 422],
    ['with itself', ({ revision }, kept) => ({ with: kept, withRevision: revision }), 422],
    ['with what was changed meanwhile', ({ id }) => ({ with: id, withRevision: 1 }), 412],
    ['as a dry run', ({ id, revision }) => ({ with: id, withRevision: revision }), 200],
  ])('stay two %s', async (how, body, status) => {
    const [kept, other] = [await added('The Lake Committee'), await added('Committee of the Lake')]
    const before = site.record.head.seq
    const path = `${apiEntryPath('actor', kept.id)}/merge${how === 'as a dry run' ? '?dryRun=true' : ''}`
    const answer = await send('POST', path, body(other, kept.id), { ...withToken('write'), 'if-match': kept.tag })
    expect([answer.status, site.record.head.seq]).toEqual([status, before])
  })

  it('stay two where one speaks for the other, and where the first was not seen', async () => {
    const [kept, other] = [await added('The Lake Committee'), await added('Its speaker')]
    const speaker = await read('actor', other.id)
    const changed = await send(
      'PUT',
      apiEntryPath('actor', other.id),
      { entry: { ...speaker.entry, side: kept.id }, ...REASON },
      { ...withToken('write'), 'if-match': speaker.tag },
    )
    const body = { with: other.id, withRevision: JSON.parse(changed.body).revision }
    expect((await merge(kept.id, body, kept.tag)).status).toBe(409)
    expect((await send('POST', `${apiEntryPath('actor', kept.id)}/merge`, body)).status).toBe(428)
    expect((await send('POST', '/api/1/events/x/merge', body)).status).toBe(404)
  })
})

describe('who may write', () => {
  const WHO: Readonly<Record<string, Record<string, string>>> = {
    nobody: {},
    'a session': signedInAs('administrator'),
    'an unknown token': { authorization: 'Bearer parley_none' },
    'an ended token': of('editor', TODAY),
    'of a disabled account': of('gone'),
    'a token to read': withToken('read-desk'),
    'a token to suggest': withToken('suggest'),
    'of a contributor': of('contributor'),
    'of an editor': of('editor'),
    'of an administrator': withToken('write'),
    'for the settings': withToken('settings'),
  }

  it.each([
    ['nobody', 401, 401],
    ['a session', 401, 401],
    ['an unknown token', 401, 401],
    ['an ended token', 401, 401],
    ['of a disabled account', 401, 401],
    ['a token to read', 403, 403],
    ['a token to suggest', 202, 403],
    ['of a contributor', 202, 403],
    ['of an editor', 200, 403],
    ['of an administrator', 200, 403],
    ['for the settings', 200, 200],
  ])('%s: a milestone %i, the record %i', async (who, milestone, record) => {
    const replaced = async (type: PagedType) => {
      const { tag, entry } = await read(type)
      const body = { entry: { ...entry, [CHANGED[type]]: 'Said otherwise' }, ...REASON }
      return send('PUT', apiEntryPath(type, idOf(type)), body, { ...WHO[who], 'if-match': tag })
    }
    const answer = await replaced('event')
    expect([answer.status, (await replaced('record')).status]).toEqual([milestone, record])
    if (milestone === 401) expect(answer.headers['www-authenticate']).toContain('Bearer realm="Parley"')
    expect(answer.headers['access-control-allow-origin']).toBe('*')
  })

  it('takes nothing from a browser at an open site, where there are no tokens', async () => {
    const open = await openTestSite()
    const answer = await open.ask('POST', '/api/1/events', { 'content-type': 'application/json' }, '{}')
    expect([answer.status, answer.headers['content-type']]).toEqual([403, 'application/problem+json; charset=utf-8'])
    await open.close()
  })

  it('leaves the rest of the site to people', async () => {
    expect((await site.get('/accounts', withToken('settings'))).status).toBe(403)
    expect((await site.get('/settings', withToken('settings'))).status).toBe(403)
  })

  it('keeps at the desk what an editor sends where nobody publishes alone', async () => {
    const strict = await openTestSite({ book: BOOK, env: { REVIEW: 'required' } })
    const { headers, body } = await strict.get(`/api/1/events/${EVENT}`)
    const { entry } = JSON.parse(body)
    const answer = await strict.ask(
      'PUT',
      `/api/1/events/${EVENT}`,
      { ...of('editor'), 'content-type': 'application/json', 'if-match': String(headers.etag) },
      JSON.stringify({ entry: { ...entry, title: 'Said otherwise' }, ...REASON, note: 'See the source' }),
    )
    expect(answer.status).toBe(202)
    const [item] = strict.desk.desk.open
    expect(JSON.parse(answer.body)).toEqual({ suggestion: `/desk/suggestions/${item?.id}` })
    expect(item?.suggestion).toMatchObject({ account: 'account-editor', note: 'See the source' })
    expect(strict.record.find('event', EVENT)?.title).toBe(entry.title)
    // An editor goes on with it in the form.
    expect((await strict.get(`/desk/suggestions/${item?.id}/edit`, signedInAs('administrator'))).body).toContain(
      'Said otherwise',
    )
    await strict.close()
  })
})

describe('a write', () => {
  const ACTOR = { name: 'A delegation of nobody', aliases: [], kind: 'civil-society', offices: [] }
  const key = (word: string) => ({ ...withToken('write'), 'idempotency-key': word })

  it('is carried out once, also where it comes twice at once with its key', async () => {
    const before = site.record.head.seq
    const both = await Promise.all([1, 2].map(() => send('POST', '/api/1/actors', { entry: ACTOR }, key('a'))))
    const again = await send('POST', '/api/1/actors', { entry: ACTOR }, key('a'))
    expect(both.map(({ status, body }) => [status, body])).toEqual([1, 2].map(() => [201, again.body]))
    expect(again.headers.location).toBe(both[0]?.headers.location)
    expect(site.record.head.seq).toBe(before + 1)
    const other = await send('POST', '/api/1/actors', { entry: { ...ACTOR, name: 'Somebody else' } }, key('a'))
    expect([other.status, site.record.head.seq]).toEqual([422, before + 1])
    // Of somebody else the key is another.
    const theirs = { ...of('editor'), 'idempotency-key': 'a' }
    expect((await send('POST', '/api/1/actors', { entry: ACTOR }, theirs)).status).toBe(200)
  })

  it('is carried out once where the same comes twice at once without a key', async () => {
    const before = site.record.head.seq
    const both = await Promise.all([1, 2].map(() => send('POST', '/api/1/actors', { entry: ACTOR })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    expect([both[0]?.body, site.record.head.seq]).toEqual([both[1]?.body, before + 1])
  })

  it('may be tried again with its key where it came to nothing', async () => {
    expect((await send('POST', '/api/1/actors', { entry: { name: 'Half' } }, key('b'))).status).toBe(422)
    expect((await send('POST', '/api/1/actors', { entry: ACTOR }, key('b'))).status).toBe(201)
  })

  it('is only judged as a dry run', async () => {
    const before = site.record.head.seq
    const answer = await send('POST', '/api/1/actors?dryRun=true', { entry: ACTOR })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({
      dryRun: true,
      becomes: 'revision',
      drafts: [{ action: 'create', type: 'actor' }],
    })
    const suggested = await send('POST', '/api/1/actors?dryRun=true', { entry: ACTOR }, withToken('suggest'))
    expect(JSON.parse(suggested.body)).toMatchObject({ becomes: 'suggestion' })
    expect((await send('POST', '/api/1/actors?dryRun=true', { entry: { ...ACTOR, side: 'nobody-here' } })).status).toBe(
      422,
    )
    expect([site.record.head.seq, site.desk.desk.items.length]).toEqual([before, 0])
  })

  it('says where something is wrong, and how to mend it', async () => {
    const { entry, tag } = await read('event')
    const sent = { ...entry, when: 'soon', citations: [{ source: 'nobody-has-it', credibility: 9 }] }
    const seen = { ...withToken('write'), 'if-match': tag }
    const answer = await send('PUT', apiEntryPath('event', EVENT), { entry: sent, ...REASON }, seen)
    expect(errorsIn(answer).map(({ pointer }) => pointer)).toEqual(['#/entry/when', '#/entry/citations/0/credibility'])
    const misled = { ...entry, citations: [{ source: 'nobody-has-it', credibility: 2 }] }
    expect(errorsIn(await send('PUT', apiEntryPath('event', EVENT), { entry: misled, ...REASON }, seen))).toMatchObject(
      [{ pointer: '#/entry/citations/0/source' }],
    )
    expect(errorsIn(await send('POST', '/api/1/events', { enty: {} }))).toMatchObject([
      { pointer: '#/entry' },
      { pointer: '#/enty', detail: 'There is no such member.' },
    ])
  })

  it('of what the record may have already is looked at by whoever sends it', async () => {
    const { entry } = await read('event')
    const { id: _, ...alike } = { ...entry, id: EVENT, summary: 'The same in other words.' }
    expect(errorsIn(await send('POST', '/api/1/events', { entry: alike }))).toMatchObject([{ pointer: '#/distinct' }])
    expect((await send('POST', '/api/1/events', { entry: alike, distinct: true })).status).toBe(201)
  })

  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'application/json', 400],
    ['a form', 'entry=1', 'application/x-www-form-urlencoded', 415],
    ['too much', JSON.stringify({ entry: 'x'.repeat(1024 * 1024) }), 'application/json', 413],
  ])('of %s is refused', async (_what, body, type, status) => {
    const headers = { ...withToken('write'), 'content-type': type }
    const answer = await site.ask('POST', '/api/1/events', headers, body)
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8'])
  })

  it('is noted beside what forms publish, and named after whoever answers for it', async () => {
    await send('POST', '/api/1/actors', { entry: ACTOR }, of('editor'))
    expect(site.record.revision(site.record.head.seq)?.by).toBe('The editor')
    const { lines } = await site.accounts.audit.read(0, 10)
    expect(lines.map(({ act, by }) => [act, by])).toContainEqual(['published', 'account-editor'])
  })

  it('may come from a page of another site, which asks first', async () => {
    const answer = await site.ask('OPTIONS', `/api/1/events/${EVENT}`, {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization, if-match',
    })
    expect(answer.status).toBe(204)
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, PUT, DELETE',
    })
    expect(answer.headers['access-control-allow-headers']).toContain('If-Match')
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  })

  it('gives back what it stores, whatever that is', async () => {
    const text = fc.oneof(fc.string({ maxLength: 60, unit: 'binary' }), fc.lorem({ maxCount: 8 }))
    await fc.assert(
      fc.asyncProperty(text, text, fc.boolean(), async (title, summary, material) => {
        const { tag, entry } = await read('event')
        const body = { entry: { ...entry, title, summary }, reason: 'A test', material }
        const answer = await send('PUT', apiEntryPath('event', EVENT), body, { ...withToken('write'), 'if-match': tag })
        if (answer.status !== 200) {
          expect(answer.status).toBe(422)
          for (const { pointer } of errorsIn(answer)) expect(['#/entry/title', '#/entry/summary']).toContain(pointer)
          return
        }
        const now = await read('event')
        expect(now.answer.body).toBe(answer.body)
        expect(now.tag).toBe(answer.headers.etag)
        // Sent back as it was read, it changes nothing.
        const same = await send(
          'PUT',
          apiEntryPath('event', EVENT),
          { entry: now.entry },
          { ...withToken('write'), 'if-match': now.tag },
        )
        expect([same.status, same.headers.etag]).toEqual([200, now.tag])
      }),
      { numRuns: 60 },
    )
  })
})
