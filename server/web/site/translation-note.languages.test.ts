import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { digestOfTexts } from '../../domain/entries/translating.ts'
import { wordsIn } from '../../domain/language/words.ts'
import { aHeader, anEvent, aProcess, aSource, recordOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const ID = '2025-11-23-geneva-talks'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ limits: { reads: 10_000, writes: 10_000 } })
})
afterAll(() => site.close())

type Translation = NonNullable<TimelineEvent['translations']>[string]

async function translate(language: string, translation: Translation | undefined): Promise<void> {
  const { translations: before, ...entry } = site.record.find('event', ID) as TimelineEvent
  const { [language]: _, ...others } = before ?? {}
  const translations = translation === undefined ? others : { ...others, [language]: translation }
  const record = { ...entry, translations }
  const expected = site.record.history(ID).at(-1)?.seq ?? 0
  await site.journal.append([
    { action: 'change', type: 'event', id: ID, record, by: 'test', reason: 'Translated', material: false, expected },
  ])
  // For a moment after a write, others are shown what is there while it is made anew.
  site.cache.clear()
}

const read = async (path: string): Promise<string> => (await site.get(path)).body

const noteOn = (body: string): string => /<p class="note translation-note">(.*?)<\/p>/s.exec(body)?.[1] ?? ''
const lineOn = (body: string): string => /<p class="translated">(.*?)<\/p>/s.exec(body)?.[1] ?? ''

const { translations, site: texts } = wordsIn('uk')
const fields = { title: 'Переговори' }

describe('the page of a milestone', () => {
  const current = () => digestOfTexts(site.record.find('event', ID) as TimelineEvent, Object.keys(fields))

  it.each([
    ['human', false, translations.human],
    ['human', true, translations.humanReviewed],
    ['machine', false, translations.machine],
    ['machine', true, translations.machineReviewed],
    ['unknown', false, translations.unknown],
    ['unknown', true, translations.unknownReviewed],
  ] as const)('says that it is translated: %s, reviewed %s', async (made, reviewed, says) => {
    await translate('uk', { made, reviewed, of: current(), fields })
    const link = `<a hreflang="en" href="/events/${ID}">${translations.showOriginal}</a>`
    expect(noteOn(await read(`/uk/events/${ID}`))).toBe(`${says} ${link}`)
  })

  it('says that the original has changed since', async () => {
    await translate('uk', { made: 'human', reviewed: true, of: '000000000000', fields })
    expect(noteOn(await read(`/uk/events/${ID}`))).toContain(`${translations.humanReviewed} ${translations.stale} <a`)
  })

  it('leads to the original of the same day', async () =>
    expect(noteOn(await read(`/uk/events/${ID}?on=2025-12-01`))).toContain(`href="/events/${ID}?on=2025-12-01"`))

  it('names the language in which a quote is read', async () => {
    const body = await read(`/uk/events/${ID}`)
    await translate('uk', { made: 'human', reviewed: true, fields: { 'quotes.0.text': 'Слова' } })
    const translated = await read(`/uk/events/${ID}`)
    expect([body, translated].map(one => /<blockquote lang="(\w+)"/.exec(one)?.[1])).toEqual(['en', 'uk'])
    expect(translated).toContain('<blockquote lang="uk" dir="auto"><p>Слова')
  })

  it('says that it is not translated yet', async () => {
    await translate('uk', undefined)
    expect(noteOn(await read(`/uk/events/${ID}`))).toBe(translations.notYet)
  })

  it('says it for itself, and nothing where it is read as it was written', async () => {
    expect(lineOn(await read(`/uk/events/${ID}`))).toBe('')
    const english = await read(`/events/${ID}`)
    expect([noteOn(english), lineOn(english)]).toEqual(['', ''])
  })
})

describe('any other page', () => {
  const original = (href: string) => (text: string) => `<a hreflang="en" href="${href}">${text}</a>`

  it.each(['/', '/sources', '/?kind=talks&order=newest'])('says once who translated what it shows: %s', async path => {
    const href = path.replace('&', '&amp;')
    expect(lineOn(await read(path === '/' ? '/uk' : `/uk${path.replace(/^\/\?/, '?')}`))).toBe(
      texts.translated.byMachine(original(href)),
    )
    expect(lineOn(await read(path))).toBe('')
  })

  it('says nothing where it shows nothing of the record', async () =>
    expect(lineOn(await read('/uk/no-such-page'))).toBe(''))
})

describe('a record', () => {
  const asked = async (path: string, ...translated: TimelineEvent['translations'][]): Promise<string> => {
    const events = translated.map((one, place) => anEvent({ id: `event-${place}`, ...(one && { translations: one }) }))
    const own = await openTestSite({
      empty: true,
      wrapRecord: () => recordOf(aHeader(), aProcess(), aSource(), ...events),
    })
    const { body } = await own.get(path)
    await own.close()
    return lineOn(body)
  }
  const made = (by: 'human' | 'machine' | 'unknown', reviewed: boolean) => ({ uk: { made: by, reviewed, fields } })

  it.each([
    ['by people alone', [made('human', false), made('machine', true)], 'byPeople'],
    ['by a machine in one place', [made('human', true), undefined, made('machine', false)], 'byMachine'],
    ['by nobody knows whom in one place', [made('unknown', false), made('human', true)], 'byMachine'],
  ] as const)('is translated %s', async (_by, given, says) => {
    const original = (text: string) => `<a hreflang="en" href="/">${text}</a>`
    expect(await asked('/uk', ...given)).toBe(texts.translated[says](original))
  })

  it('says nothing in a language in which it has no translation', async () =>
    expect(await asked('/ru', made('human', true))).toBe(''))
})
