import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import {
  aDocument,
  anEvent,
  aPoint,
  aPointState,
  aPosition,
  aSource,
  citing,
  recordOf,
  revisionOf,
  seedRecord,
} from '../testing/record-builder.ts'
import { entriesRestingOn, sourceUses } from './source-use.ts'
import { byTypeAndId, type RestingClaim, ThinGround, thinGroundOf } from './thin-ground.ts'

const source = (id: string, fields: Parameters<typeof aSource>[0] = {}) =>
  aSource({ id, url: `https://example.org/${id}`, ...fields })
const record = recordOf(
  source('original', { archiveUrl: 'https://archive.example/original' }),
  source('copy', { originalPublisher: 'An agency' }),
  source('other-copy', { originalPublisher: 'An agency' }),
  source('idle'),
  anEvent({ id: 'on-one', citations: citing('original') }),
  anEvent({
    id: 'on-two',
    citations: citing('original', 'copy'),
    accounts: [{ actor: 'actor', text: 'As we see it.', source: 'other-copy' }],
  }),
  aDocument({
    id: 'text',
    citations: citing('original', 'copy'),
    points: [
      aPoint('1', { citations: citing('copy') }),
      aPoint('2', { citations: citing('original', 'copy') }),
      aPoint('3'),
    ],
  }),
  aPosition({ id: 'stance', citations: citing('copy', 'other-copy') }),
  aPointState({ id: 'state', citations: citing('copy', 'other-copy', 'original') }),
)
const ground = thinGroundOf(record)
const names = (claims: Iterable<RestingClaim>) =>
  byTypeAndId([...claims]).map(({ id, point: number }) => (number ? `${id} ${number}` : id))

describe('what rests on the sources', () => {
  it('is named for each source, by type and id, however it is used', () =>
    expect(
      sourceUses(record).map(({ source }) => [
        source.id,
        entriesRestingOn(record, source)
          .map(({ id }) => id)
          .join(' '),
      ]),
    ).toEqual([
      ['copy', 'on-two text stance state'],
      ['idle', ''],
      ['original', 'on-one on-two text state'],
      ['other-copy', 'on-two stance state'],
    ]))

  it('is counted', () => expect(sourceUses(record).map(({ total }) => total)).toEqual([4, 0, 4, 3]))

  it('on a single one: entries and points', () => {
    expect(names(ground.onSingleSource)).toEqual(['on-one', 'text 1'])
    expect(names(ground.onSource('copy'))).toEqual(['text 1'])
  })

  it('on republications alone: entries and points', () =>
    expect(names(ground.onRepublicationsAlone)).toEqual(['text 1', 'stance']))
})

it('of the shipped record every source is used, and nine events rest on one', () => {
  const shipped = seedRecord()
  expect(sourceUses(shipped).filter(({ total }) => total === 0)).toEqual([])
  expect([...thinGroundOf(shipped).onSingleSource].filter(({ type }) => type === 'event')).toHaveLength(9)
})

const SOURCES = ['x', 'y', 'z']
const cited = fc.uniqueArray(fc.constantFrom(...SOURCES), { minLength: 1, maxLength: 3 })
const changes = fc.array(
  fc.record({
    what: fc.constantFrom('event', 'document', 'source'),
    number: fc.nat(2),
    cited,
    inPoint: cited,
    isRepublication: fc.boolean(),
    isRetracted: fc.boolean(),
  }),
  { maxLength: 30 },
)

it('after any changes is what it is when it is read anew, and counts what it names, also on another day', () =>
  fc.assert(
    fc.property(changes, fc.nat(30), (steps, readAfter) => {
      const record = NegotiationRecord.fold([])
      for (const [index, { what, number, cited, inPoint, isRepublication, isRetracted }] of steps.entries()) {
        if (index === readAfter) thinGroundOf(record)
        const id = what === 'source' ? (SOURCES[number] ?? '') : `${what}-${number}`
        const when = `2025-06-0${number + 1}`
        const points = [aPoint('1', { citations: citing(...inPoint) })]
        const entry =
          what === 'source'
            ? source(id, isRepublication ? { originalPublisher: 'An agency' } : {})
            : what === 'event'
              ? anEvent({ id, when, citations: citing(...cited) })
              : aDocument({ id, when, citations: citing(...cited), points })
        record.apply(revisionOf(entry, index + 1, isRetracted ? 'retract' : 'change'))
      }
      for (const of of [record, record.asOf({ on: '2025-06-01' })]) {
        const [kept, anew] = [thinGroundOf(of), new ThinGround(of)]
        expect(byTypeAndId([...kept.onSingleSource])).toEqual(byTypeAndId([...anew.onSingleSource]))
        expect(byTypeAndId([...kept.onRepublicationsAlone])).toEqual(byTypeAndId([...anew.onRepublicationsAlone]))
        for (const id of SOURCES) expect(names(kept.onSource(id))).toEqual(names(anew.onSource(id)))
        for (const { source, total } of sourceUses(of)) expect(entriesRestingOn(of, source)).toHaveLength(total)
      }
    }),
  ))
