import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const read = async (language: string, text: string): Promise<unknown> =>
  JSON.parse((await site.get(`/read-date.json?language=${language}&text=${encodeURIComponent(text)}`)).body)

it.each([
  ['uk', '23–25 листопада 2025 р.', '23–25 листопада 2025'],
  ['ru', '23–25 листопада 2025 р.', '23–25 ноября 2025'],
  ['ar', '23–25 Nov 2025', '23–25 نوفمبر 2025'],
  ['xx', '23–25 ноября 2025 г.', '23–25 November 2025'],
])('a date is understood in whatever language it is typed, and in %s told so: “%s”', async (language, text, inWords) =>
  expect(await read(language, text)).toEqual({ ok: true, edtf: '2025-11-23/2025-11-25', inWords }),
)

it('a date that there is not is told in the language of the form', async () =>
  expect(await read('uk', '2025-02-30')).toMatchObject({
    ok: false,
    message: expect.stringContaining('30 лютого 2025'),
  }))

it('a form in another language asks in it', async () => {
  expect((await site.get('/uk/events/new')).body).toContain('data-read-date="/read-date.json?language=uk"')
  expect((await site.get('/events/new')).body).toContain('data-read-date="/read-date.json"')
})
