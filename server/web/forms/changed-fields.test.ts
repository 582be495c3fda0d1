import { describe, expect, it } from 'vitest'
import { WordMarker } from '../../domain/comparison/marked-words.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPosition,
  aProcess,
  aSource,
  citing,
  recordOf,
} from '../../domain/testing/record-builder.ts'
import { ACTOR_FORM } from '../actors/form/actor-form.ts'
import { DOCUMENT_FORM } from '../documents/form/fields.ts'
import { EVENT_FORM } from '../events/form/fields.ts'
import { POSITION_FORM } from '../positions/position-form.ts'
import { HEADER_FORM } from '../settings/header-form.ts'
import { NEGOTIATION_FORM } from '../settings/negotiation-form.ts'
import type { ChangedField } from './changed-field.ts'
import { changedFields } from './changed-fields.ts'
import type { Entry, FormSpec } from './form-spec.ts'

const record = recordOf(
  aHeader(),
  aProcess(),
  aProcess({ id: 'other', title: 'Another negotiation' }),
  anActor({ id: 'north', name: 'The North' }),
  anActor({ id: 'south', name: 'The South' }),
  aSource({ id: 'source', title: 'A report' }),
  aSource({ id: 'second', title: 'Another report', publisher: 'An agency' }),
  aDocument({ id: 'plan', shortTitle: 'The plan' }),
)

const MARKS = { removed: '-', added: '+' }

/** One line a difference; what is inside stands behind its label. */
function lines(changes: readonly ChangedField[], before = ''): string[] {
  return changes.flatMap(change => {
    const at = [before, change.label].filter(Boolean).join(' › ')
    if (change.kind === 'inside') return lines(change.inside, at)
    if (change.kind === 'moved') return [`${at}: in another order`]
    if (change.kind === 'value') return [`${at}: ${change.before} → ${change.after}`]
    if (change.kind !== 'text') return [`${at}: ${change.kind} ${change.text}`]
    const marked = change.parts.map(({ kind, text }) => (kind === 'same' ? text : `[${MARKS[kind]}${text}]`))
    return [`${at}: ${marked.join('')}`]
  })
}

const told = <E extends Entry>(spec: FormSpec<E>, before: { entry: E }, after: { entry: E }): string[] =>
  lines(changedFields(spec, before.entry, after.entry, { record, marker: new WordMarker() }))

describe('the differences of a milestone, in the words of its form', () => {
  it('are of words, values and dates', () =>
    expect(
      told(
        EVENT_FORM,
        anEvent(),
        anEvent({ title: 'Three sides meet', when: '2025-06-16', certainty: 'reported', shortTitle: 'Short' }),
      ),
    ).toEqual([
      'Date: 15 June 2025 → 16 June 2025',
      'Title: [-Two][+Three] sides meet',
      'Certainty: Confirmed → Reported',
      'Short title:  → Short',
    ]))

  it('are of its parts by what they are', () =>
    expect(
      told(
        EVENT_FORM,
        anEvent({
          participants: [
            { actor: 'north', part: 'party' },
            { actor: 'south', part: 'host' },
          ],
          citations: citing('source', 'second'),
          issues: ['process'],
        }),
        anEvent({
          participants: [
            { actor: 'south', part: 'host', as: 'Minister' },
            { actor: 'south', part: 'mediator' },
          ],
          citations: [{ source: 'second', credibility: 4 }],
          issues: ['process', 'territory'],
          quotes: [
            { speaker: 'north', text: 'Yes.', language: 'en', original: null, translator: null, source: 'second' },
          ],
        }),
      ),
    ).toEqual([
      'Issues: added Territory',
      'Participants: removed The North: Party',
      'Participants › The South › Office at the time:  → Minister',
      'Participants: added The South: Mediator',
      'Quotes: added “Yes.” (The North; Another report)',
      'Sources: removed A report (2)',
      'Sources › Another report › Credibility of this information: 2 – Probably true → 4 – Doubtful',
    ]))

  it('are of each field of a part that came as a whole', () =>
    expect(
      told(
        EVENT_FORM,
        anEvent(),
        anEvent({ deadline: { due: '2025-07-01', setBy: 'north', outcome: 'open', note: null } }),
      ),
    ).toEqual(['Deadline › Due:  → 1 July 2025', 'Deadline › Set by:  → The North', 'Deadline › Outcome:  → Open']))

  it('are of what no form shows', () =>
    expect(
      told(
        EVENT_FORM,
        anEvent({ translations: { fr: { made: 'human', reviewed: false, fields: { title: 'Deux' } } } }),
        anEvent({
          process: 'other',
          translations: { fr: { made: 'human', reviewed: true, fields: { title: 'Deux côtés' } } },
          externalIds: [{ scheme: 'A set', value: '12' }],
          firstRecorded: '2025-11-25',
        }),
      ),
    ).toEqual([
      'Negotiation: A negotiation → Another negotiation',
      'Translations › French › Read by a second person: No → Yes',
      'Translations › French › Texts › title: Deux[+ côtés]',
      'In other data sets: added A set: 12',
      'First recorded elsewhere:  → 25 November 2025',
    ]))
})

it('points are called by their numbers, and lines of a brief by their places', () =>
  expect(
    told(
      DOCUMENT_FORM,
      aDocument({
        points: [aPoint('1'), aPoint('2 < plan#1')],
        brief: [{ text: 'One line.', points: ['1'] }],
      }),
      aDocument({
        points: [
          aPoint('2 < plan#1:narrowed', {
            values: [{ what: 'Forces', operator: '<=', number: 600000, unit: 'personnel', qualifier: null }],
          }),
          aPoint('1', { text: 'What point 1 meant.', unverified: false, citations: citing('source') }),
        ],
        brief: [{ text: 'Another line.', points: ['1', '2'] }],
      }),
    ),
  ).toEqual([
    'Points › Point 1 › Text: What point 1 [-says][+meant].',
    'Points › Point 1 › How sure it is: Unverified → Rests on the sources below',
    'Points › Point 1 › Sources of this point: added A report (2)',
    'Points › Point 2 › Comes from › The plan 1 › What changed: Reworded → Narrowed',
    'Points › Point 2 › Numbers in it: added Forces: at most 600,000 personnel',
    'Points: in another order',
    'In brief › Line 1 › What it says: [-One][+Another] line.',
    'In brief › Line 1 › Points that say it: added 2',
  ]))

it('what stands alone in an entry is told as what its form calls it', () => {
  const quote = { speaker: 'north', text: 'Yes.', language: 'en', original: null, translator: null, source: 'source' }
  expect(
    told(
      POSITION_FORM,
      aPosition({ about: { issue: 'territory' } }),
      aPosition({ about: { document: 'plan', point: '1' }, quote }),
    ),
  ).toEqual(['On which text:  → The plan', 'Point:  → 1', 'Issue: Territory → ', 'Quote: added “Yes.” (The North)'])
  expect(told(POSITION_FORM, aPosition({ quote }), aPosition({ quote: { ...quote, text: 'Yes, but.' } }))).toEqual([
    'Quote › Words: Yes[+, but].',
  ])
})

it('several in one field are told one by one', () =>
  expect(
    told(ACTOR_FORM, anActor({ aliases: ['Nord', 'Norden'] }), anActor({ aliases: ['Norden', 'The Nord'] })),
  ).toEqual(['Also known as: removed Nord', 'Also known as: added The Nord']))

it('own words of a record are known by their ids', () => {
  const issues = [
    { id: 'a', label: 'Arms', definition: '' },
    { id: 'b', label: 'Borders', definition: '' },
  ]
  const renamed = [{ id: 'b', label: 'Borders and crossings', definition: '' }, issues[0] as (typeof issues)[0]]
  expect(told(HEADER_FORM, aHeader({ issues }), aHeader({ issues: renamed }))).toEqual([
    'Issues › Borders and crossings › What it is called: Borders[+ and crossings]',
    'Issues: in another order',
  ])
})

it('a negotiation is told with its coverage', () =>
  expect(
    told(
      NEGOTIATION_FORM,
      aProcess({ parties: ['north'] }),
      aProcess({ parties: ['north', 'south'], coverage: { from: '2025-01-01', note: 'The whole year.' } }),
    ),
  ).toEqual(['Parties: added The South', 'Coverage › Covered until: 31 December 2025 → ']))
