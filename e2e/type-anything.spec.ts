import fc from 'fast-check'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { milestoneFields } from './milestone-form.ts'
import { post } from './raw-http.ts'

test.use({ ownSite: true })

const RUNS = 50

/** Any text at all, with what breaks parsers more often than chance would have it. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\r\n\n',
    '"\'`<>&',
    '</textarea>',
    '-->',
    '<%= 1 %>',
    '\u0000',
    '\u202e',
    '__proto__',
    '2025-11',
    '1',
  ),
  fc.string({ unit: fc.constantFrom('я', 'ї', '𝔘', '\u0301', '\n', '&', '<', '"'), maxLength: 3000 }),
)

/** Fields that are typed into; what stands in one of them comes back. */
const TYPED = [
  'when',
  'title',
  'summary',
  'order',
  'places.0.name',
  'places.0.country',
  'places.0.latitude',
  'places.0.longitude',
  'deadline.due',
  'deadline.setBy',
  'deadline.note',
  'citations.0.source',
  'citations.0.note',
  'citations.0.new.url',
  'citations.0.new.title',
  'citations.0.new.publisher',
  'citations.0.new.originalPublisher',
  'citations.0.new.published',
  'participants.0.actor',
  'participants.0.as',
  'participants.0.new.side',
  'participants.0.new.role',
  'quotes.0.text',
  'quotes.0.speaker',
  'quotes.0.original',
  'quotes.0.translator',
  'accounts.0.actor',
  'accounts.0.text',
  'documents.0.document',
  'follows.0.event',
] as const
/** Fields that are chosen or that alone say nothing: a browser sends no other values, and a part with nothing else is left out. */
const CHOSEN = [
  'kind',
  'occurrence',
  'certainty',
  'significance',
  'table',
  'issues',
  'process',
  'distinct',
  'deadline.outcome',
  'citations.0.credibility',
  'citations.0.new.kind',
  'citations.0.new.language',
  'citations.0.new.reliability',
  'participants.0.part',
  'participants.0.new.kind',
  'quotes.0.source',
  'quotes.0.language',
  'accounts.0.source',
  'documents.0.relation',
] as const

const changes = fc.dictionary(fc.constantFrom(...TYPED, ...TYPED, ...CHOSEN), anything, { minKeys: 1, maxKeys: 12 })

/** What a browser shows for what was sent: line breaks as one character, no NUL, no half characters. */
const asShown = (text: string, isSingleLine: boolean) => {
  const shown = text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd')
  return isSingleLine ? shown.replaceAll('\n', '') : shown
}

/** Reads the answer as its reader would see it. */
async function expectGivenBack(page: Page, html: string, typed: Readonly<Record<string, string>>): Promise<void> {
  const fields = await page.evaluate(text => {
    const answer = new DOMParser().parseFromString(text, 'text/html')
    return [...answer.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type=text], textarea')].map(
      ({ name, value, tagName }) => ({ name, value, isSingleLine: tagName === 'INPUT' }),
    )
  }, html)
  const shown = new Map(fields.map(field => [field.name, field]))
  for (const [name, text] of Object.entries(typed)) {
    const field = shown.get(name)
    if (field) expect([name, field.value]).toEqual([name, asShown(text, field.isSingleLine)])
    else if ((TYPED as readonly string[]).includes(name)) expect([name, text.trim()]).toEqual([name, ''])
  }
}

test('whatever is typed is either stored or given back', async ({ page, site }) => {
  await page.goto('/about')
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom('save', 'preview'), async (typed, intent) => {
      const body = new URLSearchParams({ ...milestoneFields(), ...typed, intent }).toString()
      const { status, text } = await post(site.origin, '/events', body)
      expect([200, 303, 422]).toContain(status)
      if (status === 303) return
      await expectGivenBack(page, text, typed)
    }),
    { numRuns: RUNS },
  )
})

test('whatever is typed into a correction is either stored or given back', async ({ page, site }) => {
  await page.goto('/about')
  const path = '/events/2025-11-24-nineteen-points/edit'
  await fc.assert(
    fc.asyncProperty(changes, anything, anything, async (typed, reason, version) => {
      const body = new URLSearchParams({ ...milestoneFields(), ...typed, reason, version }).toString()
      const { status, text } = await post(site.origin, path, body)
      expect([303, 409, 422]).toContain(status)
      await expectGivenBack(page, text, { ...typed, reason })
    }),
    { numRuns: RUNS },
  )
})
