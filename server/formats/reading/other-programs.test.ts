import { describe, expect, it } from 'vitest'
import type { SheetFormat } from '../../domain/importing/sheet.ts'
import { kindOfText } from './file-kind.ts'
import { readSheet } from './read-sheet.ts'

async function read(format: SheetFormat, content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const read = await readSheet(format, text, { pause: async () => {} })
  if (!read.ok) throw new Error(read.message)
  const { sheet } = read
  return {
    ...sheet,
    told: sheet.rows.map(({ cells }) =>
      Object.fromEntries(sheet.columns.flatMap((name, index) => (cells[index] ? [[name, cells[index]]] : []))),
    ),
  }
}

describe('what a file is', () => {
  it.each<[string, string, SheetFormat | 'record']>([
    ['a table', 'Date;Title\n2025;Talks\n', 'csv'],
    ['a table whose names stand between quotation marks', '"Date","Title"\n2025,Talks\n', 'csv'],
    ['a calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'ics'],
    ['TimelineJS 3', '{"events":[{"start_date":{"year":2025}}]}', 'timelinejs'],
    ['TimelineJS 2', '{"timeline":{"date":[{"startDate":"2025,11"}]}}', 'timelinejs'],
    ['TimelineJS 1, a script', 'storyjs_jsonp_data = {"timeline":{"date":[{"startDate":"2025"}]}}', 'timelinejs'],
    ['a record', '{"format":"parley-record","version":2}', 'record'],
  ])('is told: %s', (_, text, kind) => expect(kindOfText(text)).toEqual({ kind }))

  it.each([
    ['<!doctype html><html>', 'web page'],
    ['TY  - JOUR\nTI  - A', 'RIS'],
    ['Talks went well.', 'plain text'],
    ['', 'empty'],
  ])('that can’t be imported is named: %j', (text, message) =>
    expect(kindOfText(text)).toEqual({ problem: expect.stringContaining(message) }),
  )
})

describe('TimelineJS', () => {
  it('has slides of version 3, with plain words, media and links as sources, and eras', async () => {
    const { told, phases } = await read('timelinejs', {
      events: [
        {
          unique_id: 'one',
          start_date: { year: '2025', month: '11', day: '3', hour: '14', minute: '' },
          end_date: { year: 2025, month: 11, day: 4 },
          text: {
            headline: 'Talks &amp; tea',
            text: '<p>They <b>met</b>.</p><p>See <a href="https://example.org/r">a report</a>.</p>',
          },
          media: { url: 'https://example.org/picture.jpg', caption: '<i>The table</i>', credit: 'Gazette' },
          group: 'Track one',
        },
        { start_date: { year: 2024 }, display_date: 'Spring 2024', text: { headline: 'A season' } },
      ],
      eras: [{ start_date: { year: 2024 }, end_date: { year: 2025, month: 3 }, text: { headline: 'First round' } }],
    })
    expect(told).toEqual([
      {
        Key: 'one',
        Date: '2025-11-03T14:00:00/2025-11-04',
        Title: 'Talks & tea',
        Text: 'They met.\n\nSee a report.',
        Group: 'Track one',
        Sources: 'a report https://example.org/r',
        Link: 'https://example.org/picture.jpg',
        'Source title': 'The table',
        Publisher: 'Gazette',
      },
      { Date: '2024', Title: 'A season' },
    ])
    expect(phases).toMatchObject([{ title: 'First round', from: '2024', to: '2025-03' }])
  })

  it('has those of its older versions', async () => {
    const { told, phases } = await read(
      'timelinejs',
      `storyjs_jsonp_data = ${JSON.stringify({
        timeline: {
          date: [
            {
              startDate: '2011,12,10',
              endDate: '2011,12,11',
              headline: 'Talks',
              text: '<p>x</p>',
              tag: 'One',
              asset: { media: 'https://example.org/v', credit: 'C', caption: 'D' },
            },
            { startDate: '12 March 2012', headline: 'Typed' },
          ],
          era: [{ startDate: '2011', endDate: '2012', headline: 'Era' }],
        },
      })};`,
    )
    expect(told).toMatchObject([
      { Date: '2011-12-10/2011-12-11', Title: 'Talks', Text: 'x', Group: 'One', Link: 'https://example.org/v' },
      { Date: '12 March 2012', Title: 'Typed' },
    ])
    expect(phases).toMatchObject([{ title: 'Era', from: '2011', to: '2012' }])
  })

  it('names an event that is none, and keeps the others', async () => {
    const { broken, rows } = await read('timelinejs', {
      events: [{ text: { headline: 'No date' } }, { start_date: { year: 2025 }, text: { headline: 'Good' } }],
    })
    expect(broken).toEqual([
      { place: 'event 1', cells: ['', '', 'No date'], message: expect.stringContaining('Has no date') },
    ])
    expect(rows.map(({ place }) => place)).toEqual(['event 2'])
  })

  it('that is broken says where', async () =>
    expect(await readSheet('timelinejs', '{"events":[{"start_date":', { pause: async () => {} })).toEqual({
      ok: false,
      message: expect.stringMatching(/^Line 1, column /),
    }))
})

describe('a calendar of another program', () => {
  const calendarOf = (...entries: string[][]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...entries.flatMap(lines => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
      'END:VCALENDAR',
      '',
    ].join('\r\n')

  it.each([
    [['DTSTART;VALUE=DATE:20251120', 'DTEND;VALUE=DATE:20251123'], '2025-11-20/2025-11-22'],
    [['DTSTART;VALUE=DATE:20251120'], '2025-11-20'],
    [['DTSTART:20251120T140000Z', 'DTEND:20251120T153000Z'], '2025-11-20T14:00:00Z/2025-11-20T15:30:00Z'],
    [['DTSTART;TZID=Europe/Zurich:20251120T140000', 'DURATION:PT1H'], '2025-11-20T14:00:00/2025-11-20T15:00:00'],
  ])('has %j as %s', async (lines, when) =>
    expect((await read('ics', calendarOf(['UID:a', 'SUMMARY:A', ...lines]))).told[0]?.['Date']).toBe(when),
  )

  it('has its words, place and address, and says what is repeated', async () => {
    const { told, notes, rows } = await read(
      'ics',
      calendarOf([
        'UID:a@example.org',
        'DTSTART;VALUE=DATE:20251120',
        'SUMMARY:Talks\\, first',
        'DESCRIPTION:One\\n\\ntwo',
        'LOCATION:Geneva',
        'GEO:46.2;6.15',
        'STATUS:CANCELLED',
        'URL:https://example.org/a',
        'RRULE:FREQ=DAILY',
        'ATTENDEE;CN=Ada:mailto:ada@example.org',
      ]),
    )
    expect(told).toEqual([
      {
        Key: 'a@example.org',
        Date: '2025-11-20',
        Title: 'Talks, first',
        Text: 'One\n\ntwo',
        Place: 'Geneva',
        Latitude: '46.2',
        Longitude: '6.15',
        Occurrence: 'cancelled',
        Link: 'https://example.org/a',
        Invited: 'Ada',
      },
    ])
    expect(notes).toEqual([expect.stringContaining('repeated')])
    expect(rows[0]?.place).toBe('line 3')
  })

  it('keeps the others where an entry is broken', async () => {
    const { rows, broken } = await read(
      'ics',
      calendarOf(
        ['UID:a', 'SUMMARY:None'],
        ['UID:b', 'DTSTART:nonsense\\', 'SUMMARY:Bad', 'X'],
        ['UID:c', 'DTSTART;VALUE=DATE:20251120', 'SUMMARY:Good'],
      ),
    )
    expect(rows.map(({ cells }) => cells[2])).toEqual(['Good'])
    expect(broken.map(({ place, cells }) => [place, cells[2]])).toEqual([
      ['line 3', 'None'],
      ['line 7', 'Bad'],
    ])
  })
})
