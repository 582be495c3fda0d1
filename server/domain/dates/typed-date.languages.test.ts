import { describe, expect, test } from 'vitest'
import { readingIn } from '../testing/reading-in.ts'
import { readTypedDate, understoodInWords } from './typed-date.ts'

/** Each for a message of its own, told in English before. */
const ASKED_BACK = [
  ...['', '9'.repeat(101), 'x', '03/04/2025', '03/04/2025 – 05/04/2025', '31.11.2025', '11.23.2025', '2025-02-30'],
  ...['2025-02-28/2025-02-30', '2025-11-25/2025-11-20', '2025-11/2025', '–2014', '2022-23', '2019-20', '2010/11', '25'],
  ...['23.11.25', 'winter 2025', 'about spring 2025', '2000s', 'c. 2020s', 'about late November 2025', 'yesterday'],
  ...['23 Nov 2025 10:00 CET', '10:00', '13 pm 3 May 2020', '25:00 3 May 2020', 'midnight 3 May 2020', '0 BC'],
  ...[
    'Monday 23 November 2025',
    'week of 19 November 2025',
    'between 3 May 2020',
    'before spring 2025',
    '– 2 May 2020',
  ],
  ...[
    '28 Dec – 2 Jan 2026',
    '1, 2 November 2025',
    '19 or May 2025',
    'late 2024 or late 2025',
    'November 2025, month not known',
  ],
]

const KEPT = /\b(?:EDTF|UTC|am|pm|[XY]|\d+X+)\b|[«][^»]*[»]/g

describe.each(['uk', 'ru', 'ar'] as const)('in %s', language => {
  test.each(ASKED_BACK)('“%s” is asked back in that language, with what is read again', typed => {
    readTypedDate(typed)
    const read = readingIn(language, () => readTypedDate(typed))
    if (read.ok) throw new Error(`was read as ${read.edtf}`)
    expect(read.message.replace(KEPT, '')).not.toMatch(/[a-z]/i)
    expect(read.message).toMatch(/[.»]$/)
    for (const { edtf, inWords } of read.suggestions) expect(readTypedDate(inWords)).toMatchObject({ ok: true, edtf })
  })

  test('what is left out of a date is told', () => {
    const told = readingIn(language, () => {
      const read = readTypedDate('evening of 23 November 2025')
      return read.ok ? understoodInWords(read) : 'nothing'
    })
    expect(told.replace(KEPT, '')).not.toMatch(/[a-z]/i)
  })
})
