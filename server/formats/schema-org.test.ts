import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../domain/entries/event.ts'
import { anActor, anEvent, aSource, recordOf, seedRecord } from '../domain/testing/record-builder.ts'
import { schemaOrgEvent } from './schema-org.ts'

const record = recordOf(
  anActor({ id: 'ukraine', name: 'Ukraine' }),
  anActor({ id: 'umerov', name: 'Rustem Umerov', kind: 'person', side: 'ukraine', offices: [{ title: 'Secretary' }] }),
  aSource({ title: 'A report', publisher: 'A newspaper', url: 'https://example.org/report' }),
)

const marked = (fields: Partial<TimelineEvent> = {}, publicUrl: string | null = null) =>
  schemaOrgEvent(anEvent(fields).entry, record, publicUrl)

describe('the date', () => {
  it('of a known day is that day', () =>
    expect(marked({ when: '2025-11-23' })).toMatchObject({ startDate: '2025-11-23', endDate: '2025-11-23' }))

  it('of known days is from the first to the last', () =>
    expect(marked({ when: '2025-11-23/2025-11-25' })).toMatchObject({
      startDate: '2025-11-23',
      endDate: '2025-11-25',
    }))

  it.each([
    ['2024-03-14T09:00:00+02:00', '2024-03-14T09:00:00+02:00', undefined],
    ['2024-03-14T09:00+02', '2024-03-14T09:00:00+02:00', undefined],
    ['2024-03-14T09:00Z', '2024-03-14T09:00:00Z', undefined],
    ['2024-03-14T09:00:00', '2024-03-14T09:00:00', undefined],
    ['2024-03-14T09:00Z/2024-03-14T11:30Z', '2024-03-14T09:00:00Z', '2024-03-14T11:30:00Z'],
    ['2024-03-14T09:00:00-04:00/2024-03-15', '2024-03-14T09:00:00-04:00', '2024-03-15'],
  ])('of %s has the time and its offset', (when, startDate, endDate) => {
    const event = marked({ when })
    expect([event['startDate'], event['endDate']]).toEqual([startDate, endDate])
  })

  it.each([
    '2025-11-23~',
    '2025-11-23?',
    '2025-11-23%',
    '2025-11-2X',
    '2025-11-XX',
    '2025-11',
    '2025-23',
    '2025',
    '202X',
    '2025-11-20~/2025-11-30~',
    '2025-11/2025-12',
    '../2025-11-25',
    '2025-11-23/..',
    '[2025-11-23,2025-11-24]',
    'Y170000002',
  ])('of %s is left out: no false exact day', when => {
    const event = marked({ when })
    expect(event).not.toHaveProperty('startDate')
    expect(event).not.toHaveProperty('endDate')
  })
})

it('says what, where, who and from where', () =>
  expect(
    marked(
      {
        id: 'talks',
        title: 'Two sides meet',
        summary: 'They met.',
        when: '2025-11-23',
        places: [{ name: 'Geneva', country: 'CH', latitude: 46.2, longitude: 6.15 }],
        participants: [
          { actor: 'ukraine', part: 'party' },
          { actor: 'umerov', part: 'head-of-delegation' },
          { actor: 'gone', part: 'host' },
        ],
      },
      'https://record.example.org',
    ),
  ).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Event',
    identifier: 'talks',
    name: 'Two sides meet',
    description: 'They met.',
    url: 'https://record.example.org/events/talks',
    startDate: '2025-11-23',
    endDate: '2025-11-23',
    location: {
      '@type': 'Place',
      name: 'Geneva',
      address: { '@type': 'PostalAddress', addressCountry: 'CH' },
      geo: { '@type': 'GeoCoordinates', latitude: 46.2, longitude: 6.15 },
    },
    attendee: [
      { '@type': 'Organization', name: 'Ukraine' },
      { '@type': 'Person', name: 'Rustem Umerov' },
    ],
    citation: [
      { '@type': 'CreativeWork', name: 'A report', url: 'https://example.org/report', publisher: 'A newspaper' },
    ],
  }))

it('leaves out what is not known', () => {
  const event = marked({ places: [{ name: 'Geneva' }] })
  expect(event).not.toHaveProperty('url')
  expect(event).not.toHaveProperty('eventStatus')
  expect(event['location']).toEqual({ '@type': 'Place', name: 'Geneva' })
  expect(marked()).not.toHaveProperty('location')
  expect(marked({ participants: [] })).not.toHaveProperty('attendee')
})

it.each<[TimelineEvent['occurrence'], string | undefined]>([
  ['announced', 'https://schema.org/EventScheduled'],
  ['scheduled', 'https://schema.org/EventScheduled'],
  ['postponed', 'https://schema.org/EventPostponed'],
  ['cancelled', 'https://schema.org/EventCancelled'],
  ['under-way', undefined],
  ['occurred', undefined],
])('%s is marked as %s', (occurrence, status) => expect(marked({ occurrence })['eventStatus']).toBe(status))

it('makes no claim for anybody: nothing of the shipped record is marked as a checked claim', () => {
  const shipped = seedRecord()
  const events = shipped.list('event').map(event => schemaOrgEvent(event, shipped, null))
  expect(JSON.stringify(events)).not.toMatch(/ClaimReview|"Claim"|reviewRating/)
  expect(new Set(events.map(event => event['@type']))).toEqual(new Set(['Event']))
})
