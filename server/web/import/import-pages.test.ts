import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UNTITLED_RECORD } from '../../domain/exchange/record-document.ts'
import {
  aHeader,
  anActor,
  anEvent,
  aProcess,
  aSource,
  documentOf,
  draftOf,
} from '../../domain/testing/record-builder.ts'
import { type Journal, JournalWriteError } from '../../journal/journal.ts'
import { type Answer, openTestSite, type TestSite } from '../../testing/test-site.ts'
import { MAX_UPLOAD_BYTES } from '../http/upload.ts'

let site: TestSite
let isFull = false
beforeAll(async () => {
  site = await openTestSite({
    empty: true,
    wrapJournal: journal =>
      withAppend(journal, really => {
        if (isFull) throw new JournalWriteError('the disk is full')
        return really()
      }),
  })
})
afterAll(() => site.close())

function withAppend(
  journal: Journal,
  append: (really: () => ReturnType<Journal['append']>) => ReturnType<Journal['append']>,
): Journal {
  return new Proxy(journal, {
    get: (target, key) => {
      if (key === 'append') return (...given: Parameters<Journal['append']>) => append(() => target.append(...given))
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const small = documentOf(
  aHeader({ title: UNTITLED_RECORD.title }),
  aProcess(),
  anActor(),
  aSource(),
  aSource({ id: 'set', kind: 'dataset', title: 'A data set', url: 'https://example.org/set' }),
)
const withRows = (...events: object[]) => ({ ...small, events })
const row = (id: string, fields: object = {}) => ({ ...anEvent({ id, title: `Row ${id}` }).entry, ...fields })

type Part = readonly [name: string, content: string | Buffer, file?: string]

function multipart(...parts: readonly Part[]): { type: string; body: Buffer } {
  const boundary = 'a-boundary-of-a-test'
  const pieces = parts.flatMap(([name, content, file]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: application/json`}\r\n\r\n`,
    content,
    '\r\n',
  ])
  const body = Buffer.concat([...pieces, `--${boundary}--\r\n`].map(piece => Buffer.from(piece as string)))
  return { type: `multipart/form-data; boundary=${boundary}`, body }
}

const sent = ({ type, body }: { type: string; body: string | Buffer }, at = site): Promise<Answer> =>
  at.ask('POST', '/import', { 'content-type': type, 'sec-fetch-site': 'same-origin', origin: at.url }, body)

const upload = (content: unknown, name = 'rows.json') => {
  const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content)
  return sent(multipart(['file', bytes, name], ['text', '']))
}

/** The address of the dry run. */
async function dryRunOf(content: unknown): Promise<string> {
  const { status, headers } = await upload(content)
  expect(status).toBe(303)
  return headers.location ?? ''
}

const seenIn = ({ body }: Answer) => /name="seen" value="([0-9a-f]+)"/.exec(body)?.[1] ?? ''
const textOf = ({ body }: Answer) =>
  (/<main[^>]*>(.*)<\/main>/s.exec(body)?.[1] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.:,])/g, '$1')

describe('a dry run', () => {
  it('shows what would be added, and writes nothing', async () => {
    const page = await site.get(await dryRunOf(withRows(row('a'), row('b'))))
    expect(page.status).toBe(200)
    expect(textOf(page)).toMatch(/added 7 changed 0 unchanged 0 rejected 0.*2 milestones Row a Row b.*Import 7 entries/)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(site.record.head.seq).toBe(0)
  })

  it('names each cause of what is rejected once, with places, and what is left out with it', async () => {
    const sources = [{ ...aSource().entry, reliability: 'Z' }, small.sources[0]]
    const nothing = { citations: [] }
    const rows = withRows(row('a', nothing), row('b', nothing), row('c'))
    const page = await site.get(await dryRunOf({ ...rows, sources }))
    expect(textOf(page)).toMatch(/2 milestones citations: Cite at least one source\. events\[0\] a, events\[1\] b /)
    expect(textOf(page)).toMatch(/1 source reliability:.*sources\[0\] source 1 milestone refers to it and is left out/)
  })

  it('tells the terms that are added, and offers what may be decided', async () => {
    const twin = { ...aSource().entry, id: 'twin' }
    const rows = withRows(row('LK_1', { table: 'Inter-village' }), row('b', { citations: [] }))
    const at = await dryRunOf({ ...rows, sources: [...small.sources, twin] })
    const page = await site.get(at)
    expect(textOf(page)).toContain('Tables of “A negotiation” Inter-village')
    expect(textOf(page)).toContain('Take 1 source for the one that has its address already')
    expect(page.body).toContain('<option value="set">A data set</option>')
    const decided = await site.get(`${at}?merge=yes&source=set`)
    expect(textOf(decided)).toMatch(/added 7 .*merged 1 rejected 0/)
    expect(decided.body).toContain('<option value="set" selected>')
  })

  it('is for nobody who does not know its address, and for nobody else', async () => {
    for (const at of ['/import/AAAA/dry-run', '/import/__proto__/dry-run'])
      expect(textOf(await site.get(at))).toContain('This file is kept here no longer')
  })

  it('makes room for the next: four files are kept', async () => {
    const first = await dryRunOf(small)
    for (let more = 0; more < 4; more++) await dryRunOf(small)
    const gone = await site.get(first)
    expect(gone.status).toBe(410)
    expect(textOf(gone)).toContain('Choose the file again')
  })
})

describe('what can’t be imported is told where it was chosen', () => {
  const problem = async (answer: Promise<Answer>) => {
    const page = await answer
    expect(page.status).toBe(422)
    expect(page.body).toContain('role="alert"')
    return textOf(page)
  }

  it.each<[string, string | Buffer, string]>([
    ['a table without rows', 'a,b,c\n', 'no rows'],
    ['a text', 'Talks went well.', 'This can’t be told from plain text.'],
    ['a PDF', '%PDF-1.7 x', '“rows.json” is a PDF.'],
    ['a broken document', '{"format": "parley-record",}', 'line 1, column 28: Remove the comma'],
    ['an export of a view', '{"format": "parley-timeline"}', 'This is the export of a view'],
    ['an empty file', '', 'The file is empty.'],
    ['another encoding', Buffer.from([0x7b, 0x22, 0xff, 0x22]), 'is not UTF-8 text'],
    ['a file that is too large', Buffer.alloc(MAX_UPLOAD_BYTES + 1, ' '), 'is larger than 64 MB'],
  ])('%s', async (_, content, words) => expect(await problem(upload(content))).toContain(words))

  it('nothing, and two things at once', async () => {
    expect(await problem(sent(multipart(['file', '', ''], ['text', ' '])))).toContain(
      'Choose a file, or paste its text',
    )
    expect(await problem(sent(multipart(['file', '{}', 'a.json'], ['text', '{}'])))).toContain('not both')
  })

  it('what was pasted is still there', async () => {
    const page = await sent(multipart(['file', '', ''], ['text', '{"format": </textarea>']))
    expect(page.body).toContain('{&#34;format&#34;: &lt;/textarea&gt;</textarea>')
  })

  it('a form that breaks off, and one that is none', async () => {
    const { type, body } = multipart(['file', '{}', 'a.json'])
    expect(await sent({ type, body: body.subarray(0, -20) })).toMatchObject({ status: 400 })
    expect(await sent({ type: 'multipart/form-data', body })).toMatchObject({ status: 400 })
    expect(await sent({ type: 'text/plain', body })).toMatchObject({ status: 415 })
  })
})

describe('an import', () => {
  const commit = async (at: string, fields: Record<string, string> = {}, page?: Answer) =>
    site.post(at, { seen: seenIn(page ?? (await site.get(at))), ...fields })

  it('writes all of it as one batch, with the reason, and says so; sent twice, once', async () => {
    const at = await dryRunOf(withRows(row('a')))
    const page = await site.get(at)
    const [one, other] = await Promise.all([commit(at, { reason: ' A\u00a0first take ' }, page), commit(at, {}, page)])
    expect([one, other]).toMatchObject([
      { status: 303, headers: { location: '/import?done=6' } },
      { status: 303, headers: { location: '/import?done=6' } },
    ])
    expect(site.journal.revisions).toHaveLength(6)
    for (const revision of site.journal.revisions)
      expect(revision).toMatchObject({ by: 'import', reason: 'A first take', batchEnd: 6 })
    expect(textOf(await site.get('/import?done=6'))).toContain('Added 6, changed 0: revisions 1 to 6 of the journal')
    expect((await commit(at)).headers.location).toBe('/import?done=6')
  })

  it('shows what would change, and that there is nothing to do', async () => {
    const page = await site.get(await dryRunOf(withRows(row('a', { title: 'Renamed', significance: 3 }))))
    expect(textOf(page)).toMatch(/changed 1 unchanged 5.*Row a title, significance/)
    expect(page.body).toContain('<a href="/events/a">Row a</a>')
    const same = await site.get(await dryRunOf(withRows(row('a'))))
    expect(textOf(same)).toContain('the record holds all of this already')
    expect(same.body).not.toContain('name="seen"')
  })

  it('leaves out what is rejected when somebody says so', async () => {
    const at = await dryRunOf(withRows(row('b'), row('c', { when: 'soon' })))
    const { seq } = site.record.head
    const refused = await commit(at)
    expect(refused.status).toBe(422)
    expect(textOf(refused)).toContain('Mend what is rejected and choose the file again, or leave it out.')
    expect(site.record.head.seq).toBe(seq)
    expect(await commit(at, { partial: 'yes' })).toMatchObject({ status: 303 })
    expect(site.record.find('event', 'b')).toBeDefined()
    expect(site.record.find('event', 'c')).toBeUndefined()
  })

  it('is judged again and shown anew when the record has changed', async () => {
    const at = await dryRunOf(withRows(row('d')))
    const page = await site.get(at)
    await site.journal.append([draftOf(anEvent({ id: 'd', title: 'Added meanwhile' }))])
    const stale = await commit(at, { reason: 'Kept as typed' }, page)
    expect(stale.status).toBe(409)
    expect(textOf(stale)).toMatch(/The record has changed since.*changed 1.*Added meanwhile title/)
    expect(stale.body).toContain('Kept as typed')
    expect(site.record.find('event', 'd')?.title).toBe('Added meanwhile')
    expect(await commit(at, {}, stale)).toMatchObject({ status: 303 })
    expect(site.record.find('event', 'd')?.title).toBe('Row d')
  })

  it('does as it was decided', async () => {
    const at = await dryRunOf(withRows(row('e', { citations: [] }), row('h')))
    expect(await commit(at)).toMatchObject({ status: 422 })
    const decided = await site.get(`${at}?source=set`)
    expect(await commit(at, { source: 'set' }, decided)).toMatchObject({ status: 303 })
    expect(site.record.find('event', 'e')?.citations).toEqual([{ source: 'set', credibility: 6 }])
  })

  it('says when it could not be written, and keeps the file and what was typed', async () => {
    const at = await dryRunOf(withRows(row('f')))
    isFull = true
    const failed = await commit(at, { reason: 'A reason' })
    isFull = false
    expect(failed.status).toBe(503)
    expect(textOf(failed)).toContain('the disk is full')
    expect(failed.body).toContain('A reason')
    expect(await commit(at)).toMatchObject({ status: 303 })
  })

  it('refuses a reason that can’t be stored', async () => {
    const at = await dryRunOf(withRows(row('g')))
    const page = await commit(at, { reason: '<b>' })
    expect(page.status).toBe(422)
    expect(page.body).toContain('href="#field-reason"')
  })
})

it('an address that names no batch says nothing of an import', async () => {
  for (const done of ['0', '1', '999', 'x', '-1', '1e3'])
    expect((await site.get(`/import?done=${done}`)).body).not.toContain('The file is in the record')
})
