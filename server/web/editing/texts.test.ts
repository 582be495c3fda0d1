import { expect, it } from 'vitest'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aProcess,
  aSource,
  recordOf,
} from '../../domain/testing/record-builder.ts'
import { DOCUMENTS, EVENTS } from './entry-kind.ts'

const record = recordOf(
  aHeader(),
  aProcess(),
  aSource({ id: 'report', title: 'A report' }),
  anActor({ id: 'ukraine', name: 'Ukraine' }),
  aDocument({ id: 'plan', shortTitle: 'The plan' }),
  anEvent({ id: 'earlier', title: 'An earlier meeting' }),
)

it('a milestone is told field by field, in the order of its form', () => {
  const { entry } = anEvent({
    title: 'Talks',
    summary: 'They met.',
    when: '2025-06-15',
    places: [{ name: 'Geneva', country: 'CH', latitude: 46.2, longitude: 6.15 }],
    issues: ['territory', 'process'],
    participants: [{ actor: 'ukraine', part: 'party', as: 'Host' }],
    documents: [{ document: 'plan', relation: 'discussed' }],
    quotes: [
      { speaker: 'ukraine', text: 'Yes.', language: 'en', original: null, translator: null, source: 'report' },
      { speaker: 'nobody', text: 'No.', language: 'en', original: null, translator: null, source: 'gone' },
    ],
    accounts: [{ actor: 'ukraine', text: 'It went well.', source: 'report' }],
    deadline: { due: '2025-07-01', setBy: 'ukraine', outcome: 'open', note: 'Firm.' },
    follows: ['earlier'],
    citations: [{ source: 'report', credibility: 2, note: 'For the date' }],
  })
  const texts = EVENTS.texts(entry, record)
  expect(texts.map(({ field }) => field)).toEqual([
    ...['Date', 'Kind', 'Has it happened?', 'Title', 'Summary', 'Negotiating table', 'Certainty', 'Significance'],
    ...[
      'Issues',
      'Short title',
      'Kind, more exactly',
      'Stage',
      'Status',
      'Order within the day',
      'Place',
      'Participants',
      'Quotes',
      'Accounts',
      'Documents',
    ],
    ...['Follows from', 'Deadline', 'Sources'],
  ])
  expect(Object.fromEntries(texts.map(({ field, text }) => [field, text]))).toMatchObject({
    Date: '15 June 2025',
    Place: 'Geneva, Switzerland, 46.2, 6.15',
    Issues: 'Territory\nProcess',
    Participants: 'Ukraine: Party (Host)',
    Documents: 'The plan: Discussed',
    Quotes: '“Yes.” (Ukraine; A report)\n“No.” (nobody; gone)',
    Accounts: 'Ukraine: It went well.',
    Deadline: '1 July 2025, set by Ukraine: Open. Firm.',
    'Follows from': 'An earlier meeting',
    Sources: 'A report (2): For the date',
  })
})

it('a text is told point by point', () => {
  const point = aPoint('4.a', {
    label: 'Forces',
    text: 'At most this many.',
    issues: ['territory', 'process'],
    values: [{ what: 'forces', operator: '<=', number: 600_000, unit: 'personnel', qualifier: 'in peacetime' }],
    ancestors: [
      { document: 'plan', number: '1', change: 'reworded', significance: 'editorial', basis: 'reported', note: null },
    ],
    unverified: true,
    note: 'As reported',
    citations: [{ source: 'report', credibility: 3 }],
  })
  const texts = DOCUMENTS.texts(aDocument({ points: [point] }).entry, record)
  expect(texts.find(({ field }) => field === 'Point 4.a')?.text.split('\n')).toEqual([
    'Forces',
    'At most this many.',
    'Territory, Process',
    'forces: at most 600,000 personnel (in peacetime)',
    'From The plan 1: reworded',
    'Unverified',
    'As reported',
    'A report (3)',
  ])
})
