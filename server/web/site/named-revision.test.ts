import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dateInWords } from '../../domain/dates/words.ts'
import { anEvent, draftOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { BLANKS } from './named-revision.ts'
import { setType } from './typography.ts'

/** What a milestone beside it leaves as it is. */
const UNTOUCHED = ['/about', '/documents', '/documents.json', '/compare', '/sources.csv']

const revisionIn = (page: string): number =>
  Number(/data-revision="Revision ([\d,]+) /.exec(page)?.[1]?.replace(',', ''))

let site: TestSite
beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

async function writeBeside(): Promise<void> {
  await site.journal.append([draftOf(anEvent({ id: 'beside-it', when: '2026-07-01' }))])
  // Whoever has seen what was written gets nothing from before it.
  await site.get('/events/beside-it')
}

describe('the revision that an answer names', () => {
  test.each(UNTOUCHED)('%s stays the same through a write that does not change it, also for the writer', async path => {
    const before = await site.get(path)
    await writeBeside()
    const after = await site.get(path, { 'if-none-match': before.headers.etag as string })
    expect(after.status).toBe(304)
    expect(after.headers.etag).toBe(before.headers.etag)
  })

  test('is that of the last change: in it, the page said the same', async () => {
    const seq = site.journal.head.seq
    await site.get('/about')
    await site.get('/')
    await writeBeside()
    expect(revisionIn((await site.get('/about')).body)).toBe(seq)
    expect(revisionIn((await site.get('/')).body)).toBe(seq + 1)
    expect((await site.get('/')).body).not.toMatch(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/)
  })

  test('says when somebody changed it last, never when it was imported', async () => {
    const said = async () => /Revision [\d,]+, last changed on ([^<]+?) </.exec((await site.get('/about')).body)?.[1]
    expect(await said()).toBeUndefined()
    expect((await site.get('/')).body).not.toContain('Last changed on')
    await writeBeside()
    await site.journal.append([draftOf(anEvent({ id: 'old', when: '2026-07-01' }), { by: 'import' })])
    const day = dateInWords(site.record.lastEdit?.at.slice(0, 10) ?? '')
    expect(site.record.lastEdit?.id).toBe('beside-it')
    expect((await site.get('/')).body).toContain(`Last changed on ${day}`)
    expect((await site.get('/deadlines')).body).toContain(`, last changed on ${day} <`)
  })

  test('is named in forms and in errors, too', async () => {
    for (const path of ['/events/new', '/nowhere']) {
      expect(revisionIn((await site.get(path)).body)).toBe(site.journal.head.seq)
    }
  })
})

test('a blank comes through the setting of type as it is', () => {
  const page = `<p>Revision ${BLANKS.sequence}${BLANKS.day} of a 10-point “text”</p>`
  expect(setType(page)).toContain(`${BLANKS.sequence}${BLANKS.day}`)
  // Made up by chance at each start: one in forty began with digits alone, which were set as “10-point” is.
  for (const blank of Object.values(BLANKS)) expect(blank).toMatch(/^\p{L}[\p{L}\p{N}]+-\p{L}+-$/u)
})
