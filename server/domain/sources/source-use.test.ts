import { describe, expect, it } from 'vitest'
import {
  aDocument,
  anEvent,
  aPoint,
  aPointState,
  aPosition,
  aSource,
  citing,
  recordOf,
  seedRecord,
} from '../testing/record-builder.ts'
import { type RestingClaim, sourceReport } from './source-use.ts'

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
const report = sourceReport(record)
const names = (claims: readonly RestingClaim[]) =>
  claims.map(({ id, point: number }) => (number ? `${id} ${number}` : id))

describe('what rests on the sources', () => {
  it('is named for each source, by type and id, however it is used', () =>
    expect(report.uses.map(({ source: { id }, entries }) => [id, entries.map(entry => entry.id).join(' ')])).toEqual([
      ['copy', 'on-two text stance state'],
      ['idle', ''],
      ['original', 'on-one on-two text state'],
      ['other-copy', 'on-two stance state'],
    ]))

  it('may be nothing', () => expect(report.unused.map(({ id }) => id)).toEqual(['idle']))

  it('on a single one: entries and points', () => expect(names(report.onSingleSource)).toEqual(['on-one', 'text 1']))

  it('on republications alone: entries and points', () =>
    expect(names(report.onRepublicationsAlone)).toEqual(['text 1', 'stance']))

  it('without an archived copy', () =>
    expect(report.withoutArchive.map(({ id }) => id)).toEqual(['copy', 'idle', 'other-copy']))
})

it('of the shipped record every source is used, and nine events rest on one', () => {
  const shipped = sourceReport(seedRecord())
  expect(shipped.unused).toEqual([])
  expect(shipped.onSingleSource.filter(({ type }) => type === 'event')).toHaveLength(9)
})
