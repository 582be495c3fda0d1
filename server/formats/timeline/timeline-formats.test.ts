import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import ICAL from 'ical.js'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { anActor, anEvent, aPhase, aSource, recordOf, type TypedEntry } from '../../domain/testing/record-builder.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { geoJsonPieces } from './geojson.ts'
import { calendarPieces } from './icalendar.ts'
import { jsonLdPieces } from './json-ld.ts'
import { markwhenPieces } from './markwhen.ts'
import type { TimelineFile } from './timeline-file.ts'
import { timelineJsPieces } from './timelinejs.ts'
import { timelineJsSheetPieces } from './timelinejs-sheet.ts'

type EventFields = Parameters<typeof anEvent>[0]

function fileOf(events: readonly EventFields[], more: readonly TypedEntry[] = [], rest: Partial<TimelineFile> = {}) {
  const record = recordOf(
    anActor(),
    aSource(),
    ...more,
    ...events.map((fields, at) => anEvent({ id: `e${at}`, ...fields })),
  )
  return {
    record,
    events: timelineOf(record).allMatching(EVERYTHING),
    title: 'A record',
    publicUrl: 'https://record.example.org',
    page: '/',
    ...rest,
  } satisfies TimelineFile
}

const written = (pieces: Iterable<string>): string => [...pieces].join('')

describe('a calendar', () => {
  const calendarOf = (...events: EventFields[]) => written(calendarPieces(fileOf(events)))
  /** As a program reads it that knows nothing of how it was written. */
  const read = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text))
    return { calendar, entries: calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one)) }
  }
  const timesOf = (when: string) => {
    const [entry] = read(calendarOf({ when })).entries
    return entry && [entry.startDate.toString(), entry.endDate.toString()]
  }

  it.each([
    ['2025-11-23', ['2025-11-23', '2025-11-24']],
    ['2024-12-31', ['2024-12-31', '2025-01-01']],
    ['2025-11-20/2025-11-22', ['2025-11-20', '2025-11-23']],
    ['2025-11-23~', ['2025-11-23', '2025-11-24']],
    ['2025-11-23T14:30:00+02:00', ['2025-11-23T12:30:00Z', '2025-11-23T12:30:00Z']],
    ['2025-11-23T14:30:00Z/2025-11-23T18:00:00Z', ['2025-11-23T14:30:00Z', '2025-11-23T18:00:00Z']],
    // The clock at the venue, wherever it is read.
    ['2025-11-23T14:30:00', ['2025-11-23T14:30:00', '2025-11-23T14:30:00']],
  ])('holds %s from %j', (when, times) => expect(timesOf(when)).toEqual(times))

  it.each([
    '2025-11',
    '2025',
    '2025-21',
    '2025-11-23/..',
    '../2025-11-23',
    '2025-11-XX',
    '{2025-11-23,2025-11-25}',
    '-0044-03-15',
  ])('has no day for %s and says how many are left out', when => {
    const { calendar, entries } = read(calendarOf({ when }, { when: '2025-11-23' }))
    expect(entries.map(({ startDate }) => startDate.toString())).toEqual(['2025-11-23'])
    // A name of nobody's standard, which the reader leaves as it is written.
    expect(String(calendar.getFirstPropertyValue('x-wr-caldesc')).replaceAll('\\', '')).toBe(
      '1 of 2 milestones; of the other 1 no day is known, so that they are not in this calendar.',
    )
  })

  it('says which dates are in doubt', () =>
    expect(read(calendarOf({ when: '2025-11-23?', title: 'Talks' })).entries[0]?.summary).toBe('Talks (date in doubt)'))

  it('keeps a meeting that was called off, as called off, and has deadlines on their day', () => {
    const { calendar } = read(
      calendarOf({
        when: '2025-11-23',
        occurrence: 'cancelled',
        deadline: { due: '2025-11-27', setBy: 'actor', outcome: 'open', note: null },
      }),
    )
    const told = calendar
      .getAllSubcomponents('vevent')
      .map(one => ['uid', 'status', 'dtstart'].map(name => String(one.getFirstPropertyValue(name))))
    expect(told).toEqual([
      [expect.stringMatching(/^e0@/), 'CANCELLED', '2025-11-23'],
      [expect.stringMatching(/^e0-deadline@/), 'CONFIRMED', '2025-11-27'],
    ])
  })

  it('carries any text, on lines of at most 75 octets', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), text => {
        const title = text.replace(/\p{Cc}|\p{Cs}/gu, ' ')
        const calendar = calendarOf({ title, when: '2025-11-23' })
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(read(calendar).entries[0]?.summary).toBe(title)
      }),
    ))

  it('is the same each time, counts revisions, and knows an entry again when its host has moved', () => {
    const file = fileOf([{ when: '2025-11-23' }])
    expect(written(calendarPieces(file))).toBe(written(calendarPieces(file)))
    const uid = (text: string) => /^UID:.*$/m.exec(text)?.[0]
    expect(uid(written(calendarPieces({ ...file, publicUrl: null })))).toBe(uid(written(calendarPieces(file))))
    expect(written(calendarPieces(file))).toContain('SEQUENCE:0\r\n')
  })
})

describe('TimelineJS', () => {
  const read = (file: TimelineFile) => JSON.parse(written(timelineJsPieces(file)))

  it.each([
    ['2025', { year: 2025 }, undefined],
    ['2025-11', { year: 2025, month: 11 }, undefined],
    ['2025-11-23', { year: 2025, month: 11, day: 23 }, undefined],
    ['2025-11-23T14:30:00Z', { year: 2025, month: 11, day: 23, hour: 14, minute: 30 }, undefined],
    ['2025-11-20/2025-11-22', { year: 2025, month: 11, day: 20 }, { year: 2025, month: 11, day: 22 }],
    ['2025-21', { year: 2025, month: 3 }, { year: 2025, month: 5 }],
    ['-0044-03-15', { year: -44, month: 3, day: 15 }, undefined],
  ])('has as much of %s as is known', (when, start, end) => {
    const [slide] = read(fileOf([{ when }])).events
    expect([slide.start_date, slide.end_date]).toEqual([start, end])
  })

  it('shows titles and summaries as text, and phases as eras', () => {
    const { events, eras } = read(
      fileOf([{ title: '<b>Bold</b> & “more”', when: '2025-11-23' }], [aPhase({ from: '2025-01', to: '2025-03' })]),
    )
    expect(events[0].text.headline).toBe('&lt;b&gt;Bold&lt;/b&gt; &amp; “more”')
    expect(eras).toEqual([
      { start_date: { year: 2025, month: 1 }, end_date: { year: 2025, month: 3 }, text: { headline: 'First round' } },
    ])
  })

  it('counts what has no beginning', () => {
    const { events, title } = read(fileOf([{ when: '../2025' }, { when: '2025' }]))
    expect([events.length, title.text.text]).toEqual([1, '1 of 2 milestones have no date and are not shown.'])
  })
})

describe('JSON-LD', () => {
  /** What schema.org says of the few words that stand here, for this machine asks nobody. */
  const documentLoader = async (documentUrl: string) => {
    expect(documentUrl).toBe('https://schema.org')
    const address = { '@type': '@id' }
    const document = { '@context': { '@vocab': 'https://schema.org/', url: address, eventStatus: address } }
    return { documentUrl, document }
  }

  it('is a graph of events whose every word another reader knows', async () => {
    const file = fileOf([
      { title: 'Talks', when: '2025-11-23', occurrence: 'scheduled' },
      { title: 'Others', when: '2025-11' },
    ])
    // Safe mode refuses words that it would have to drop. The types do not know of it.
    const options: jsonld.Options.Expand & { safe: true } = { documentLoader, safe: true }
    const expanded: readonly object[] = await jsonld.expand(JSON.parse(written(jsonLdPieces(file))), options)
    const words = (name: string) => `https://schema.org/${name}`
    expect(expanded).toHaveLength(3)
    expect(expanded).toMatchObject([
      { '@type': [words('ItemList')], [words('numberOfItems')]: [{ '@value': 2 }] },
      { '@type': [words('Event')], [words('name')]: [{ '@value': 'Others' }] },
      {
        [words('url')]: [{ '@id': 'https://record.example.org/events/e0' }],
        [words('startDate')]: [{ '@value': '2025-11-23' }],
        [words('eventStatus')]: [{ '@id': words('EventScheduled') }],
        [words('citation')]: [{ '@type': [words('CreativeWork')] }],
      },
    ])
    expect(expanded[1]).not.toHaveProperty(words('startDate'))
  })
})

describe('the sheet for TimelineJS', () => {
  it('has the slides as rows under the headings of its template', () => {
    const file = fileOf([
      { when: '2025-11-20/2025-11-22', title: '=Talks' },
      { when: '2025-11-23T09:05:00Z' },
      { when: '../2025' },
    ])
    const data: Record<string, string>[] = parse(written(timelineJsSheetPieces(file)), { bom: true, columns: true })
    expect(Object.keys(data[0] ?? {}).join()).toBe(
      'Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background',
    )
    expect(data).toMatchObject([
      { Year: '2025', Month: '11', Day: '20', Time: '', 'End Day': '22', Headline: "'=Talks" },
      { Day: '23', Time: '09:05', 'End Year': '' },
    ])
  })
})

describe('GeoJSON', () => {
  it('has a feature for each place with coordinates, longitude first', () => {
    const places = [{ name: 'Geneva', country: 'CH', latitude: 46.2, longitude: 6.15 }, { name: 'Elsewhere' }]
    const { features, milestonesWithoutCoordinates } = JSON.parse(
      written(geoJsonPieces(fileOf([{ places }, { places: [] }]))),
    )
    expect(milestonesWithoutCoordinates).toBe(1)
    expect(features).toMatchObject([
      { geometry: { coordinates: [6.15, 46.2] }, properties: { place: 'Geneva', milestone: 'e0' } },
    ])
  })
})

describe('markwhen', () => {
  it.each([
    ['2025-11-20/2025-11-22', '2025-11-20/2025-11-22: Talks #talks'],
    ['2025-11', '2025-11: Talks #talks'],
    ['2025-11-23~', '2025-11-23: Talks #talks #date-in-doubt'],
    ['2025-21', '2025-03-01/2025-05-31: Talks #talks #date-in-doubt'],
  ])('writes %s as %s', (when, line) =>
    expect(written(markwhenPieces(fileOf([{ when, title: 'Talks', kind: 'talks' }]))).split('\n')).toContain(line),
  )

  it('keeps a text from being read as tags or links', () =>
    expect(written(markwhenPieces(fileOf([{ title: 'Plan #1 [draft]', when: '2025' }])))).toContain(
      'Plan № 1 (draft) #',
    ))
})
