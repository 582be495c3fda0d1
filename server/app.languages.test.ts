import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TimelineEvent } from './domain/entries/event.ts'
import { openTestSite, type TestSite } from './testing/test-site.ts'

// Every page stands below the tag of each language as well, and whoever reads it there stays there.

const ID = '2025-11-23-geneva-talks'
const ORIGIN = 'https://record.example.org'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ env: { PUBLIC_URL: ORIGIN }, limits: { reads: 10_000, writes: 10_000 } })
  await change(entry => ({ ...entry, translations: { ...entry.translations, uk: translation('Переговори в Женеві') } }))
})
afterAll(() => site.close())

const translation = (title: string) => ({ made: 'machine', reviewed: false, fields: { title } }) as const

async function change(changed: (entry: TimelineEvent) => TimelineEvent): Promise<void> {
  const record = changed(site.record.find('event', ID) as TimelineEvent)
  const expected = site.record.history(ID).at(-1)?.seq ?? 0
  await site.journal.append([
    { action: 'change', type: 'event', id: ID, record, by: 'test', reason: 'Translated', material: false, expected },
  ])
}

/** What is read on a page, with its markup. */
const read = async (path: string) => (await site.get(path)).body

describe('a page in another language', () => {
  it.each([
    ['/about', 'en', 'ltr'],
    ['/uk/about', 'uk', 'ltr'],
    ['/ru/about', 'ru', 'ltr'],
    ['/ar/about', 'ar', 'rtl'],
    ['/uk', 'uk', 'ltr'],
    ['/ar/no-such-page', 'ar', 'rtl'],
  ])('%s says so', async (path, lang, dir) => expect(await read(path)).toContain(`<html lang="${lang}" dir="${dir}"`))

  it('leads on in that language, but for data and for the other languages', async () => {
    const body = await read(`/uk/events/${ID}`)
    const named = new Set([...body.matchAll(/ hreflang="\w+" href="([^"]+)"/g)].map(([, href]) => href))
    const links = [...body.matchAll(/ (?:href|action)="(\/[^"]*)"/g)].map(([, href = '']) => href)
    const others = links.filter(href => !/^\/uk(?=[/?#]|$)/.test(href) && !named.has(href))
    expect(others.filter(href => !/^\/assets\/|\.\w+(\?|$)/.test(href))).toEqual([])
    expect(links).toEqual(expect.arrayContaining(['/uk', '/uk/about', `/events/${ID}.json`]))
    expect([...named]).toEqual(
      [
        ...['', '/uk', '/ru', '/ar', ''].map(tag => `${ORIGIN}${tag}/events/${ID}`),
        ...['', '/uk', '/ru', '/ar'].map(tag => `${tag}/events/${ID}`),
      ].filter((href, place, all) => all.indexOf(href) === place),
    )
  })

  it('says for search engines which address it has, here and in the other languages', async () => {
    const body = await read('/ru/about')
    expect(body).toContain(`<link rel="canonical" href="${ORIGIN}/ru/about">`)
    for (const [tag, path] of [
      ['en', '/about'],
      ['uk', '/uk/about'],
      ['ar', '/ar/about'],
      ['x-default', '/about'],
    ])
      expect(body).toContain(`<link rel="alternate" hreflang="${tag}" href="${ORIGIN}${path}">`)
  })

  it('keeps its filters when the language is changed', async () =>
    expect(await read('/uk?kind=talks')).toContain('hreflang="ar" href="/ar?kind=talks"'))

  it.each([
    ['/uk/timeline.json', '/timeline.json'],
    ['/ar/live?kind=talks', '/live?kind=talks'],
    ['/en/about', '/about'],
  ])('%s is %s', async (path, location) =>
    expect(await site.get(path)).toMatchObject({ status: 308, headers: { location } }),
  )

  it.each([
    '/en//elsewhere.example/',
    '/uk//elsewhere.example/x.json',
    '/en/\\elsewhere.example',
    '/en///elsewhere.example',
  ])('%s leads nowhere else', async path => {
    const { status, headers } = await site.get(path)
    expect([status, headers.location]).toEqual([404, undefined])
  })

  it('is reached by an address that is no more its own', async () => {
    const { status, headers } = await site.get('/uk?kind=talks&kind=talks')
    expect([status, headers.location]).toEqual([302, '/uk?kind=talks'])
  })

  it('is kept for the next reader, and never shown for the same page in another', async () => {
    for (const path of ['/about', '/uk/about']) await read(path)
    const { hits } = site.cache.stats()
    expect(await read('/uk/about')).toContain('<html lang="uk"')
    expect(await read('/about')).toContain('<html lang="en"')
    expect(site.cache.stats().hits).toBe(hits + 2)
  })
})

describe('what is recorded', () => {
  it('is read in the language of the page where it is translated, and marked where it is not', async () => {
    const [ukrainian, english] = [await read(`/uk/events/${ID}`), await read(`/events/${ID}`)]
    expect(ukrainian).toContain('Переговори в Женеві')
    expect(english).not.toContain('Переговори в Женеві')
    expect(ukrainian).toMatch(/<h1[^>]*dir="auto"[^>]*>Переговори в Женеві/)
    expect(ukrainian).not.toMatch(/<h1[^>]*lang=/)
    expect(ukrainian).toMatch(/lang="en"[^>]*dir="auto"/)
  })

  it('is the same for programs whatever the language of a page', async () => {
    const { body } = await site.get(`/events/${ID}.json`)
    expect(JSON.parse(body).event).toEqual(site.record.find('event', ID))
  })

  it('is shown at once as a translation is corrected, now and in the past', async () => {
    await change(entry => ({ ...entry, translations: { ...entry.translations, uk: translation('Розмови в Женеві') } }))
    // For a moment after a write, others are shown what is there while it is made anew.
    site.cache.clear()
    expect(await read(`/uk/events/${ID}`)).toContain('Розмови в Женеві')
    expect(await read(`/uk/events/${ID}?on=2026-01-01`)).toContain('Розмови в Женеві')
    expect(await read('/uk?on=2025-11-30')).toContain('Розмови в Женеві')
  })
})

describe('dates and the words of the vocabularies', () => {
  it.each([
    ['en', '', '23 November 2025', 'November 2025', 'Talks'],
    ['uk', '/uk', '23 листопада 2025', 'Листопад 2025', 'Переговори'],
    ['ru', '/ru', '23 ноября 2025', 'Ноябрь 2025', 'Переговоры'],
    ['ar', '/ar', '23 نوفمبر 2025', 'نوفمبر 2025', 'محادثات'],
  ])('are said in %s, whatever was read before', async (_language, tag, day, month, kind) => {
    const event = await read(`${tag}/events/${ID}`)
    expect(event).toContain(day)
    expect(event).toContain(kind)
    expect(await read(`${tag || '/'}?on=2025-11-30`)).toContain(month)
  })
})
