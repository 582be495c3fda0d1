import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_REPORTS } from '../../domain/testing/reports.ts'
import { as, BOOK } from '../../testing/desk-people.ts'
import { sentFields } from '../../testing/sent-fields.ts'
import { type Answer, openTestSite, type TestSite } from '../../testing/test-site.ts'
import { bookmarklet } from './bookmarklet.ts'

const REPORT = TEST_REPORTS['of the talks of 23 November 2025'] as (typeof TEST_REPORTS)[string]

let site: TestSite
let empty: TestSite
beforeAll(async () => {
  site = await openTestSite()
  empty = await openTestSite({ empty: true })
})
afterAll(async () => {
  await site.close()
  await empty.close()
})

const ABOUT = { url: 'https://www.example.org/talks', published: '24 November 2025', publisher: 'Example Gazette' }

const unescaped = (text: string): string =>
  text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** What a browser would send of the page's form. */
function sentBy({ body }: Answer): [string, string][] {
  const form = /<form class="sheet".*?<\/form>/s.exec(body)?.[0] ?? ''
  const inputs = [...form.matchAll(/<input type="(\w+)"[^>]*? name="([^"]+)" value="([^"]*)"([^>]*)>/g)].flatMap(
    ([, type, name = '', value = '', rest = '']): [string, string][] =>
      (type === 'radio' || type === 'checkbox') && !rest.includes('checked') ? [] : [[name, unescaped(value)]],
  )
  const texts = [...form.matchAll(/<input type="text"[^>]*? name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, unescaped(value)],
  )
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)<\/textarea>/gs)].map(
    ([, name = '', value = '']): [string, string] => [name, unescaped(value)],
  )
  const chosen = [...form.matchAll(/<select[^>]* name="([^"]+)">(.*?)<\/select>/gs)].map(
    ([, name = '', options = '']): [string, string] => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
  )
  return [
    ...new Map([...inputs.filter(([name]) => name !== 'actors' && name !== 'places'), ...texts, ...areas, ...chosen]),
    ...inputs.filter(([name]) => name === 'actors' || name === 'places'),
  ]
}

const look = (fields: Record<string, string>, at = site) => at.post('/capture', { intent: 'look', ...fields })
const fieldOf = ({ body }: Answer, name: string): string | undefined => {
  const found =
    new RegExp(`name="${name.replaceAll('.', '\\.')}" value="([^"]*)"`).exec(body)?.[1] ??
    new RegExp(`<textarea[^>]* name="${name.replaceAll('.', '\\.')}"[^>]*>\\n(.*?)</textarea>`, 's').exec(body)?.[1]
  return found === undefined ? undefined : unescaped(found)
}
const wordsOf = ({ body }: Answer): string =>
  unescaped((/<main[^>]*>(.*)<\/main>/s.exec(body)?.[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))

describe('a report that was pasted', () => {
  it('is looked through, and nothing is stored', async () => {
    const head = site.record.head.hash
    const page = await look({ text: REPORT.text, ...ABOUT })
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('<meta name="robots" content="noindex">')
    expect(wordsOf(page)).toContain('5 dates, 18 names, 3 places, and 7 quotations, in English')
    expect(fieldOf(page, 'text')).toBe(REPORT.text)
    // The headline was read from its text.
    expect(fieldOf(page, 'title')).toBe('Negotiators in Geneva speak of progress on peace plan')
    expect(site.record.head.hash).toBe(head)
  })

  it('fills the form with what is ticked', async () => {
    const page = await look({ text: REPORT.text, ...ABOUT })
    const form = await site.post('/capture', [...sentBy(page), ['intent', 'fill']])
    expect(form.status).toBe(200)
    expect(form.body).toContain('<form class="sheet" method="post" action="/events"')
    expect(fieldOf(form, 'when')).toBe('23 November 2025')
    expect(fieldOf(form, 'participantsListed')?.split('\n')).toContain('Marco Rubio')
    expect(fieldOf(form, 'participantsListed')).not.toContain('NATO')
    expect(fieldOf(form, 'places.0.name')).toBe('Geneva')
    expect(fieldOf(form, 'citations.0.new.url')).toBe(ABOUT.url)
    expect(fieldOf(form, 'citations.0.new.publisher')).toBe(ABOUT.publisher)
    expect(fieldOf(form, 'citations.0.new.published')).toBe(ABOUT.published)
    const quotes = REPORT.quotes.map((_, index) => [
      fieldOf(form, `quotes.${index}.text`),
      fieldOf(form, `quotes.${index}.speaker`),
    ])
    const named = REPORT.quotes.map(([text, speaker]) => [
      text,
      speaker ? site.record.find('actor', speaker)?.name : '',
    ])
    expect(quotes).toEqual(named)
  })

  it('is kept at the desk where there are accounts, and published from there alone', async () => {
    const desk = await openTestSite({ book: BOOK })
    try {
      const head = desk.record.head.seq
      const page = await desk.post('/capture', { intent: 'look', text: REPORT.text, ...ABOUT }, as('edda'))
      const form = await desk.post('/capture', [...sentBy(page), ['intent', 'fill']], as('edda'))
      expect(form.body).toContain('name="intent" value="draft"')
      expect(form.body).not.toContain('name="intent" value="save"')
      const fields = { ...sentFields(form.body), kind: 'talks', title: 'Talks', summary: 'They talked.' }
      const speakers = { 'quotes.3.speaker': 'Marco Rubio', 'quotes.4.speaker': 'Marco Rubio' }
      const more = { occurrence: 'occurred', certainty: 'reported', significance: '2', ...speakers }
      // Also through the other button, which an older page may have.
      const sent = { ...fields, ...more, distinct: 'yes', 'citations.0.new.kind': 'news-report', intent: 'save' }
      const kept = await desk.post('/events', sent, as('edda'))
      expect([kept.status, kept.headers.location]).toEqual([303, expect.stringMatching(/^\/desk\/suggestions\//)])
      expect(desk.record.head.seq).toBe(head)
    } finally {
      await desk.close()
    }
  })

  it('cites the source that the record has, with what its site is known for else', async () => {
    const known = site.record
      .list('source')
      .find(({ url, published }) => url?.startsWith('https://unn.ua/') && published === '2025-11-23')
    const cited = await look({ text: REPORT.text, url: known?.url ?? '' })
    expect(wordsOf(cited)).toContain('The record has this source')
    const form = await site.post('/capture', [...sentBy(cited), ['intent', 'fill']])
    expect(fieldOf(form, 'citations.0.source')).toBe(known?.title)
    // Its day is the day of the report.
    expect(fieldOf(form, 'when')).toBe('23 November 2025')
    const other = await look({ text: REPORT.text, url: 'https://unn.ua/en/news/another' })
    expect(wordsOf(other)).toContain('New to the record, published by UNN as others from there')
  })

  it('keeps what was ticked when it is looked through again, and asks once more when its text has changed', async () => {
    const page = await look({ text: REPORT.text, ...ABOUT })
    const changed = sentBy(page).filter(([name, value]) => name !== 'actors' || value !== 'marco-rubio')
    const again = await site.post('/capture', [...changed, ['intent', 'look']])
    expect(/value="marco-rubio"([^>]*)/.exec(again.body)?.[1]).not.toContain('checked')
    expect(/value="andriy-yermak"([^>]*)/.exec(again.body)?.[1]).toContain('checked')
    const other = changed.map(([name, value]): [string, string] => [
      name,
      name === 'text' ? `${value}\n\nMore.` : value,
    ])
    const stale = await site.post('/capture', [...other, ['intent', 'fill']])
    expect(stale.status).toBe(409)
    expect(wordsOf(stale)).toContain('Look at what is found in it now')
    expect(fieldOf(stale, 'text')).toContain('More.')
  })

  it('whose day is not known says which passages wait for it', async () => {
    const page = await look({ text: 'They met on Sunday, and Marco Rubio said so.' })
    expect(wordsOf(page)).toContain('depends on the day of publication')
  })

  it('is text, whatever tags stand in it', async () => {
    const page = await look({ text: '<script>alert(1)</script><p>Marco Rubio said: “It is late for us all.”</p>' })
    expect(wordsOf(page)).toContain('4 HTML tags, such as <script>, were taken for text')
    expect(page.body).not.toContain('<script>alert')
  })

  it('may be in a language in which no dates are found', async () => {
    const page = await look({ text: 'El 23 de noviembre se reunieron en la ciudad, dijo Marco Rubio a la prensa.' })
    expect(wordsOf(page)).toContain('Dates are found in English, French, German, Russian, and Ukrainian alone')
    expect(page.body).toContain('value="marco-rubio"')
  })

  it('can be looked through for a record that knows nobody', async () => {
    const page = await look({ text: REPORT.text, ...ABOUT }, empty)
    expect(page.status).toBe(200)
    expect(wordsOf(page)).toContain('Nobody whom the record knows is named')
    const form = await empty.post('/capture', [...sentBy(page), ['intent', 'fill']])
    expect(fieldOf(form, 'quotes.1.text')).toContain('We have very good progress')
  })
})

describe('what can’t be looked through is told, and stays', () => {
  it.each<[string, Record<string, string>, string]>([
    ['nothing', { text: ' ' }, 'Paste the text of the report.'],
    ['too much', { text: 'ї'.repeat(100_001) }, 'This has 201 KB; at most 200 KB are looked through'],
    ['a day that is none', { text: 'They met.', published: '30 February 2025' }, 'There is no 30 February 2025'],
  ])('%s', async (_, fields, message) => {
    const page = await look(fields)
    expect(page.status).toBe(422)
    expect(wordsOf(page)).toContain(message)
    for (const [name, value] of Object.entries(fields)) expect(fieldOf(page, name)).toBe(value)
  })

  it('with the form as it was, where too many were sent', async () => {
    const busy = await openTestSite({ limits: { writes: 1 } })
    await look({ text: 'They met.' }, busy)
    const page = await look({ text: 'They met again.' }, busy)
    expect(page.status).toBe(429)
    expect(fieldOf(page, 'text')).toBe('They met again.')
    await busy.close()
  })

  it('a field that no form has', async () => expect((await look({ text: 'x', other: 'y' })).status).toBe(400))
})

describe('a link', () => {
  const linked = (fields: Record<string, string>) => site.get(`/capture?${new URLSearchParams(fields)}`)

  it('brings a report, which is looked through and written nowhere', async () => {
    const head = site.record.head.hash
    const page = await linked({ ...ABOUT, published: '2025-11-24T01:15:00+02:00', text: REPORT.text.slice(0, 2000) })
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(fieldOf(page, 'published')).toBe('2025-11-24')
    expect(wordsOf(page)).toContain('What was found')
    expect(site.record.head.hash).toBe(head)
  })

  it('without a text fills in what it brings', async () => {
    const page = await linked({ title: '"><script>alert(1)</script>' })
    expect(fieldOf(page, 'title')).toBe('"><script>alert(1)</script>')
    expect(wordsOf(page)).not.toContain('What was found')
  })

  it('that is too long is told, with what it brought', async () => {
    const page = await linked({ title: 'Talks', text: 'word '.repeat(1300) })
    expect(page.status).toBe(414)
    expect(wordsOf(page)).toContain('A link brings at most 6 KB')
    expect(fieldOf(page, 'title')).toBe('Talks')
  })

  it('whose text was cut says so', async () =>
    expect(wordsOf(await linked({ text: 'They met.', cut: 'yes' }))).toContain('this is its beginning'))

  it('passes over what it does not know', async () => expect((await linked({ other: 'x' })).status).toBe(200))
})

describe('the bookmark', () => {
  it('stands on the page with the address of this site, not of whoever asks under another name', async () => {
    const own = await site.get('/capture')
    expect(unescaped(own.body)).toContain(`open('http://127.0.0.1:`)
    const foreign = await site.get('/capture', { host: 'evil.example' })
    expect(foreign.body).not.toContain('javascript:')
    expect(foreign.body).not.toContain('evil.example')
  })

  it('opens a link of at most 6 KB with what the page says of itself', () => {
    const opened: string[] = []
    const code = bookmarklet('http://127.0.0.1:3000/capture').replace(/^javascript:/, '')
    const page = {
      title: 'Talks',
      querySelector: (selector: string) => (selector.includes('og:site_name') ? { content: 'Example Gazette' } : null),
    }
    new Function('document', 'location', 'getSelection', 'open', code)(
      page,
      { href: 'https://example.org/talks' },
      () => 'ї'.repeat(20_000),
      (address: string) => opened.push(address),
    )
    const link = new URL(opened[0] ?? '')
    expect(`${link.pathname}${link.search}`.length).toBeLessThanOrEqual(6 * 1024)
    expect(Object.fromEntries([...link.searchParams].filter(([name]) => name !== 'text'))).toEqual({
      url: 'https://example.org/talks',
      title: 'Talks',
      publisher: 'Example Gazette',
      published: '',
      cut: 'yes',
    })
  })
})
