import { afterEach, describe, expect, test, vi } from 'vitest'
import { readTypedDate } from './typed-date.ts'

const READ: [typed: string, edtf: string, inWords: string][] = [
  ['23 Nov 2025', '2025-11-23', '23 November 2025'],
  ['23 November 2025', '2025-11-23', '23 November 2025'],
  ['23rd of November, 2025', '2025-11-23', '23 November 2025'],
  ['Nov 23, 2025', '2025-11-23', '23 November 2025'],
  ['Nov. 23rd 2025', '2025-11-23', '23 November 2025'],
  ['Sunday 23 November 2025', '2025-11-23', '23 November 2025'],
  ['Sun., 23 Nov. 2025', '2025-11-23', '23 November 2025'],
  ['2025 November 23', '2025-11-23', '23 November 2025'],
  ['23. November 2025', '2025-11-23', '23 November 2025'],
  ['  23   NOVEMBER\u00a02025 ', '2025-11-23', '23 November 2025'],
  ['23 листопада 2025 року', '2025-11-23', '23 November 2025'],
  ['23 ноября 2025 г.', '2025-11-23', '23 November 2025'],
  ['листопад 2025', '2025-11', 'November 2025'],
  ['23.11.2025', '2025-11-23', '23 November 2025'],
  ['03.04.2025', '2025-04-03', '3 April 2025'],
  ['23/11/2025', '2025-11-23', '23 November 2025'],
  ['11/23/2025', '2025-11-23', '23 November 2025'],
  ['04/04/2025', '2025-04-04', '4 April 2025'],
  ['2025/11/23', '2025-11-23', '23 November 2025'],
  ['2025–11–23', '2025-11-23', '23 November 2025'],
  ['11/2025', '2025-11', 'November 2025'],
  ['November 2025', '2025-11', 'November 2025'],
  ['in Nov 2025', '2025-11', 'November 2025'],
  ['2025', '2025', '2025'],
  ['early November 2025', '2025-11-01~/2025-11-10~', 'early November 2025'],
  ['mid-November 2025', '2025-11-11~/2025-11-20~', 'mid-November 2025'],
  ['late November 2025', '2025-11-21~/2025-11-30~', 'late November 2025'],
  ['end of February 2024', '2024-02-21~/2024-02-29~', 'late February 2024'],
  ['late 2025', '2025-09~/2025-12~', 'late 2025'],
  ['late November – early December 2025', '2025-11-21~/2025-12-10~', 'about 21 November – 10 December 2025'],
  ['c. 2025', '2025~', 'about 2025'],
  ['circa 2025', '2025~', 'about 2025'],
  ['~2025', '2025~', 'about 2025'],
  ['around 16 Nov 2025', '2025-11-16~', 'about 16 November 2025'],
  ['possibly 16 Nov 2025', '2025-11-16?', 'possibly 16 November 2025'],
  ['16 Nov 2025?', '2025-11-16?', 'possibly 16 November 2025'],
  ['perhaps about Nov 2025', '2025-11%', 'possibly about November 2025'],
  ['before 25 Nov 2025', '../2025-11-24', 'before 25 November 2025'],
  ['before 1 Jan 2026', '../2025-12-31', 'before 1 January 2026'],
  ['before November 2025', '../2025-10', 'before November 2025'],
  ['before 2025', '../2024', 'before 2025'],
  ['until 25 Nov 2025', '/2025-11-25', 'until 25 November 2025, start unknown'],
  ['until about 25 Nov 2025, start open', '../2025-11-25~', 'until about 25 November 2025, start open'],
  ['by 27 Nov 2025', '[..2025-11-27]', 'on or before 27 November 2025'],
  ['on or after 27 Nov 2025', '[2025-11-27..]', 'on or after 27 November 2025'],
  ['after 20 Nov 2025', '2025-11-21/..', 'from 21 November 2025, end open'],
  ['since 20 Nov 2025', '2025-11-20/..', 'from 20 November 2025, end open'],
  ['from 20 Nov 2025', '2025-11-20/..', 'from 20 November 2025, end open'],
  ['from Nov 2025, end unknown', '2025-11/', 'from November 2025, end unknown'],
  ['23–25 Nov 2025', '2025-11-23/2025-11-25', '23–25 November 2025'],
  ['23-25 November 2025', '2025-11-23/2025-11-25', '23–25 November 2025'],
  ['from 23 to 25 November 2025', '2025-11-23/2025-11-25', '23–25 November 2025'],
  ['Nov 23–25, 2025', '2025-11-23/2025-11-25', '23–25 November 2025'],
  ['28 Nov – 2 Dec 2025', '2025-11-28/2025-12-02', '28 November – 2 December 2025'],
  ['Nov 28 — Dec 2, 2025', '2025-11-28/2025-12-02', '28 November – 2 December 2025'],
  ['30 Dec 2025 to 2 Jan 2026', '2025-12-30/2026-01-02', '30 December 2025 – 2 January 2026'],
  ['2025-11-23 / 2025-11-25', '2025-11-23/2025-11-25', '23–25 November 2025'],
  ['2025-11-23 - 2025-11-25', '2025-11-23/2025-11-25', '23–25 November 2025'],
  ['about 23–25 Nov 2025', '2025-11-23~/2025-11-25~', 'about 23–25 November 2025'],
  ['between 3 and 11 March 2025', '2025-03-03/2025-03-11', '3–11 March 2025'],
  ['some time between 3 and 11 March 2025', '[2025-03-03..2025-03-11]', 'some time between 3 and 11 March 2025'],
  ['2024-2025', '2024/2025', '2024–2025'],
  ['19 or 20 November 2025', '[2025-11-19,2025-11-20]', '19 or 20 November 2025'],
  ['19 and 21 Nov 2025', '{2025-11-19,2025-11-21}', '19 and 21 November 2025'],
  ['spring 2025', '2025-21', 'spring 2025'],
  ['Fall 2025', '2025-23', 'autumn 2025'],
  ['winter 2025/26', '2025-24', 'winter 2025–2026'],
  ['first half of 2025', '2025-40', 'first half of 2025'],
  ['Q3 2025', '2025-35', 'third quarter of 2025'],
  ['2020s', '202X', 'the 2020s'],
  ["the 1990's", '199X', 'the 1990s'],
  ['2000–2099, year not known', '20XX', '2000–2099, year not known'],
  ['November 2025, day not known', '2025-11-XX', 'November 2025, day not known'],
  ['2025, month unknown', '2025-XX', '2025, month not known'],
  ['date not known', 'XXXX', 'date not known'],
  ['2025-11-23 10:00 +01:00', '2025-11-23T10:00:00+01:00', '23 November 2025, 10:00 (UTC+1)'],
  ['23 Nov 2025 at 9:30 UTC-3:30', '2025-11-23T09:30:00-03:30', '23 November 2025, 09:30 (UTC−3:30)'],
  ['23 Nov 2025, 10:00 UTC', '2025-11-23T10:00:00Z', '23 November 2025, 10:00 (UTC)'],
  ['23 Nov 2025, 10:00', '2025-11-23T10:00:00', '23 November 2025, 10:00'],
]

describe('readTypedDate', () => {
  test.each(READ)('“%s” is %s, %s', (typed, edtf, inWords) => {
    expect(readTypedDate(typed)).toEqual({ ok: true, edtf, inWords })
  })

  test.each(READ)('“%s” %s reads back from “%s”', (_typed, edtf, inWords) => {
    expect(readTypedDate(inWords)).toEqual({ ok: true, edtf, inWords })
  })

  test.each([
    '2025-11-23',
    '2025-11-23T10:00+01:00',
    '2025-11-XX',
    '2025-21',
    '2025-11-20/..',
    '/2025-12',
    '2025-11?-19',
    '[2025-11-19,2025-11-20]',
    '1950S2',
    'Y170000002',
  ])('keeps EDTF verbatim: %s', edtf => {
    expect(readTypedDate(edtf)).toMatchObject({ ok: true, edtf })
    expect(readTypedDate(` ${edtf.toLowerCase()} `)).toMatchObject({ ok: true, edtf })
  })
})

describe('asked back', () => {
  test.each([
    ['03/04/2025', 'ambiguous', /3 April or 4 March/, ['2025-04-03', '2025-03-04']],
    ['03-04-2025', 'ambiguous', /Choose one/, ['2025-04-03', '2025-03-04']],
    ['03/04/2025 – 05/04/2025', 'ambiguous', /month as a word/, []],
    ['winter 2025', 'ambiguous', /Write both years/, ['2024-24', '2025-24']],
    ['2000s', 'ambiguous', /ten years or a hundred/, ['200X', '20XX']],
    ['2022-23', 'ambiguous', /September 2022/, ['2022/2023', '2022-23']],
    ['2024–25', 'ambiguous', /March 2024/, ['2024/2025', '2024-25']],
    ['2019-20', 'unreadable', /four digits/, ['2019/2020']],
    ['1939-45', 'unreadable', /four digits/, ['1939/1945']],
    ['31 November 2025', 'impossible', /November 2025 has 30 days/, []],
    ['29 Feb 2025', 'impossible', /February 2025 has 28 days/, []],
    ['31/02/2025', 'impossible', /no 31 February/, []],
    ['2025-02-30', 'impossible', /no 30 February/, []],
    ['2025-02-28/2025-02-30', 'impossible', /no 30 February/, []],
    ['Monday 23 November 2025', 'impossible', /is a Sunday, not a Monday/, ['2025-11-23']],
    ['11.23.2025', 'impossible', /dots the day comes before/, ['2025-11-23']],
    ['25–23 Nov 2025', 'impossible', /swap/, ['2025-11-23/2025-11-25']],
    ['2025-11-25/2025-11-20', 'impossible', /swap/, ['2025-11-20/2025-11-25']],
    ['23 Nov 2025 25:00', 'impossible', /no time 25:00/, []],
    ['', 'unreadable', /Enter a date/, []],
    ['x'.repeat(101), 'unreadable', /100 characters/, []],
    ['yesterday', 'unreadable', /depends on the day/, []],
    ['today', 'unreadable', /depends on the day/, []],
    ['last week', 'unreadable', /depends on the day/, []],
    ['23 November', 'unreadable', /Add the year/, []],
    ['Nov 25', 'unreadable', /Add the year/, []],
    ['23.11.25', 'unreadable', /four digits/, []],
    ["23 Nov '25", 'unreadable', /four digits/, []],
    ['23 Nov 25', 'unreadable', /four digits/, []],
    ['25', 'unreadable', /Add the year/, []],
    ['28 Dec – 2 Jan 2026', 'unreadable', /year of both/, []],
    ['23 Nov 2025 – 25 Nov', 'unreadable', /Add the year/, []],
    ['23 Nov 2025 10:00–12:00', 'unreadable', /Write one time/, []],
    ['23 Nov 2025 10:00 CET', 'unreadable', /zone as an offset/, []],
    ['10:00', 'unreadable', /behind the day/, []],
    ['about spring 2025', 'unreadable', /rough already/, ['2025-21']],
    ['about late November 2025', 'unreadable', /rough already/, ['2025-11-21~/2025-11-30~']],
    ['c. 2020s', 'unreadable', /rough already/, ['202X']],
    ['before spring 2025', 'unreadable', /month or a day/, []],
    ['Thanksgiving 2025', 'unreadable', /“thanksgiving” can’t be read/, []],
    ['–', 'unreadable', /both sides/, []],
    ['2025 –', 'unreadable', /not a whole date/, []],
    ['1, 2 November 2025', 'unreadable', /Write/, []],
  ])('“%s”: %s', (typed, reason, message, suggested) => {
    const read = readTypedDate(typed)
    if (read.ok) throw new Error(`was read as ${read.edtf}`)
    expect(read.reason).toBe(reason)
    expect(read.message).toMatch(message)
    expect(read.suggestions.map(({ edtf }) => edtf)).toEqual(suggested)
    for (const suggestion of read.suggestions) {
      expect(readTypedDate(suggestion.inWords)).toEqual({ ok: true, ...suggestion })
    }
  })
})

describe('the current date', () => {
  afterEach(() => void vi.useRealTimers())

  test('does not change what is read', () => {
    const typed = ['23 Nov 2025', 'Nov 25', '25', 'today', 'late 2025', '2024-25', '2025-11-23T10:00']
    vi.useFakeTimers({ now: 0 })
    const then = typed.map(readTypedDate)
    vi.setSystemTime(4_000_000_000_000)
    expect(typed.map(readTypedDate)).toEqual(then)
  })
})
