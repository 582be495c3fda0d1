import { describe, expect, test } from 'vitest'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aProcess,
  aSource,
  recordOf,
  seedRecord,
} from '../testing/record-builder.ts'
import { timelineOf } from './record-timeline.ts'
import { EVERYTHING } from './timeline-query.ts'

describe('the text of an event', () => {
  const others = [
    anActor({
      id: 'rubio',
      name: 'Marco Rubio',
      kind: 'person',
      side: 'usa',
      offices: [{ title: 'Secretary of State' }],
      translations: {
        uk: {
          made: 'unknown',
          reviewed: false,
          fields: { name: 'Марко Рубіо', 'offices.0.title': 'Держсекретар', note: 'Примітка' },
        },
      },
    }),
    aSource({ title: 'Plan leaked', publisher: 'Kyiv Post', originalPublisher: 'Reuters' }),
    aDocument({
      title: 'Comprehensive plan',
      shortTitle: '28 points',
      translations: {
        uk: {
          made: 'machine',
          reviewed: false,
          fields: { title: 'План', shortTitle: 'Пункти', summary: 'Згадує його', 'points.0.text': 'Кордони' },
        },
      },
    }),
  ]
  const event = anEvent({
    title: 'Rubio in Geneva',
    summary: 'He speaks.',
    places: [{ name: 'Palais' }],
    kind: 'leaders-meeting',
    table: 'trilateral',
    certainty: 'disputed',
    issues: ['frozen-assets'],
    participants: [{ actor: 'rubio', part: 'mediator', as: 'National Security Adviser' }],
    documents: [{ document: 'document', relation: 'discussed' }],
    quotes: [
      { speaker: 'rubio', text: 'Progress', language: 'en', original: 'Прогрес', translator: 'Ada', source: 'source' },
    ],
    accounts: [{ actor: 'rubio', text: 'Another account', source: 'source' }],
    deadline: { due: '2025-11-27', setBy: 'rubio', outcome: 'open', note: 'Thanksgiving' },
    citations: [{ source: 'source', credibility: 1, note: 'Unnamed official' }],
    translations: { de: { made: 'human', reviewed: false, fields: { title: 'Rubio in Genf' } } },
  })
  const search = (words: string, record = recordOf(aHeader(), aProcess(), ...others, event)) =>
    timelineOf(record).query({ ...EVERYTHING, search: words }).total

  test.each([
    'geneva speaks palais',
    "leaders' meeting",
    'trilateral disputed frozen assets',
    'Marco Secretary Рубіо mediator adviser',
    'comprehensive 28 points',
    'progress прогрес ada',
    'account thanksgiving unnamed genf',
    'leaked kyiv reuters',
    'держсекретар план пункти',
  ])('has %s', words => expect(search(words)).toBe(1))

  test.each(['примітка', 'згадує', 'кордони'])('has nothing that the entries say besides, such as %s', words =>
    expect(search(words)).toBe(0),
  )

  test('has nothing of entries that are not there', () => {
    expect(search('summary palais adviser', recordOf(event))).toBe(0)
    expect(search('palais adviser', recordOf(event))).toBe(1)
    expect(search('kyiv', recordOf(event))).toBe(0)
  })

  test('of the real record is found under who reports it', () =>
    expect(search('reuters', seedRecord())).toBeGreaterThan(10))
})
