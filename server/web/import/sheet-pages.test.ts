import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHeader, anActor, aProcess, aSource, draftOf } from '../../domain/testing/record-builder.ts'
import { type Answer, openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ empty: true })
  await site.journal.append(
    [aHeader({ issues: [] }), aProcess({ tables: [] }), anActor({ id: 'norland', name: 'Norland' }), aSource()].map(
      entry => draftOf(entry),
    ),
    () => new Map(),
  )
})
afterAll(() => site.close())

const from = () => ({ 'sec-fetch-site': 'same-origin', origin: site.url })

async function upload(content: string | Buffer, name = 'lake.csv'): Promise<Answer> {
  const boundary = 'a-boundary-of-a-test'
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content as string),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return site.ask('POST', '/import', { 'content-type': `multipart/form-data; boundary=${boundary}`, ...from() }, body)
}

const uploaded = async (content: string | Buffer): Promise<string> => {
  const { status, headers } = await upload(content)
  expect(status).toBe(303)
  return headers.location ?? ''
}

const send = (at: string, fields: Readonly<Record<string, string>>): Promise<Answer> =>
  site.ask(
    'POST',
    at,
    { 'content-type': 'application/x-www-form-urlencoded', ...from() },
    new URLSearchParams(fields).toString(),
  )

const textOf = ({ body }: Answer) =>
  (/<main[^>]*>(.*)<\/main>/s.exec(body)?.[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** All fields of the form as they are shown. */
function fieldsOf({ body }: Answer): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag, name = ''] of body.matchAll(/<input[^>]* name="([^"]+)"[^>]*>/g))
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
  for (const [, name = '', options = ''] of body.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return fields
}

const SHEET = `Date;Title;Kind;Participants;Link
03/04/2025;Talks;Shuttle;Norland, Sudland;https://example.org/a
05/06/2025;More talks;talks;;https://example.org/b
soon;Bad;talks;;https://example.org/c
`

describe('a sheet', () => {
  it('is shown with what its columns seem to hold, and what is to be said of it', async () => {
    const page = await site.get(await uploaded(SHEET))
    expect(page.status).toBe(200)
    expect(textOf(page)).toContain('This is a table (CSV): 3 rows in 5 columns.')
    expect(fieldsOf(page)).toMatchObject({
      'column.0': 'when',
      'column.3': 'participants',
      delimiter: ';',
      negotiation: 'process',
      dataSet: 'lake',
      dateOrder: '',
    })
    expect(textOf(page)).toContain('2 dates can be read in two ways.')
    expect(textOf(page)).toMatch(
      /Kinds that the record does not know.*Shuttle \(1 row\).*Actors that the record does not know.*Sudland \(1 row\)/,
    )
  })

  it('is asked once how its dates are meant; what was chosen stays', async () => {
    const at = await uploaded(SHEET)
    const fields = { ...fieldsOf(await site.get(at)), intent: 'try', kind: 'call' }
    const asked = await send(at, fields)
    expect(asked.status).toBe(422)
    expect(textOf(asked)).toContain('Say whether the day or the month stands first')
    expect(asked.body).toContain('href="#field-dateOrder"')
    expect(fieldsOf(asked)['kind']).toBe('call')
    const shown = await send(at, { ...fields, dateOrder: 'day-first' })
    expect([shown.status, shown.headers.location]).toEqual([303, at.replace('columns', 'dry-run')])
  })

  it('comes in with its good rows; the others are taken away with the reason; the second time it changes nothing', async () => {
    const at = await uploaded(SHEET)
    const fields = {
      ...fieldsOf(await site.get(at)),
      intent: 'try',
      dateOrder: 'day-first',
      'word.actors.0': 'norland',
    }
    await send(at, fields)
    const dryRun = at.replace('columns', 'dry-run')
    const page = await site.get(dryRun)
    expect(textOf(page)).toMatch(/Rejected 1 milestone column A “Date” : “soon” can’t be read.* line 4/)
    const rejected = await site.get(at.replace('columns', 'rejected'))
    expect(rejected.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(rejected.body.split('\r\n')[1]).toMatch(/^soon,Bad,talks,,https:\/\/example\.org\/c,"?line 4: column A/)
    const seen = fieldsOf(page)['seen'] ?? ''
    const kept = await send(dryRun, { seen })
    expect(kept.status).toBe(422)
    const done = await send(dryRun, { seen, partial: 'yes' })
    expect([done.status, done.headers.location]).toEqual([303, expect.stringContaining('/import?done=')])
    expect(
      site.record.list('event').map(({ when, title, participants }) => [when, title, participants.length]),
    ).toEqual([
      ['2025-04-03', 'Talks', 1],
      ['2025-06-05', 'More talks', 0],
    ])

    const again = await uploaded(SHEET)
    expect(fieldsOf(await site.get(again)), 'what was said is proposed again').toMatchObject({ dateOrder: 'day-first' })
    await send(again, {
      ...fieldsOf(await site.get(again)),
      intent: 'try',
      dateOrder: 'day-first',
      'word.actors.0': '-',
    })
    expect(textOf(await site.get(again.replace('columns', 'dry-run')))).toMatch(/0 changed|changed 0/)
  })

  it('is read once more with another sign between its cells, or in another encoding', async () => {
    const at = await uploaded(Buffer.from('Date,Title;x\n2025,Gespr\xe4che\n', 'latin1'))
    const page = await site.get(at)
    expect(fieldsOf(page)).toMatchObject({ encoding: 'windows-1252', delimiter: ',' })
    expect(textOf(page)).toContain('Gespräche')
    await send(at, { ...fieldsOf(page), intent: 'look', encoding: 'windows-1251', delimiter: ';' })
    const other = await site.get(at)
    expect(textOf(other)).toContain('Gesprдche')
    expect(fieldsOf(other)).toMatchObject({ delimiter: ';', encoding: 'windows-1251' })
  })

  it('says which new source is not described', async () => {
    const at = await uploaded(SHEET)
    const page = await send(at, {
      ...fieldsOf(await site.get(at)),
      intent: 'try',
      source: 'new',
      sourceTitle: 'Lake list',
    })
    expect(page.status).toBe(422)
    expect(page.body).toContain('href="#field-sourcePublisher"')
    expect(fieldsOf(page)).toMatchObject({ source: 'new', sourceTitle: 'Lake list' })
  })

  it('is nobody’s but whoever sent it, and no document', async () => {
    expect((await site.get('/import/AAAA/columns')).status).toBe(410)
    expect((await site.get('/import/AAAA/rejected')).status).toBe(410)
  })
})
