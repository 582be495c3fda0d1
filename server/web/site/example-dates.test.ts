import { expect, it } from 'vitest'
import { aProcess, recordOf } from '../../domain/testing/record-builder.ts'
import { exampleDates } from './example-dates.ts'

const COVERAGE = { from: '2012', note: 'All.' }

it.each([
  [
    'what is covered',
    { began: '2012-02-23', coverage: { ...COVERAGE, to: '2016-11-30' } },
    ['30 Nov 2016', 'Feb 2012', 'Nov 2016'],
  ],
  ['its end', { began: '2012-02', ended: '2016-05', coverage: COVERAGE }, ['31 May 2016', 'Feb 2012', 'May 2016']],
  ['its beginning', { began: '1978-09-05/1978-09-17', coverage: COVERAGE }, ['17 Sep 1978', 'Sep 1978', 'Sep 1978']],
  ['nothing', { began: 'XXXX', coverage: COVERAGE }, ['', '', '']],
])('example dates are of the negotiation: of %s', (_, fields, [day, begun, reached]) => {
  expect(exampleDates(recordOf(aProcess({ ...fields, ended: undefined, ...fields })))).toEqual({ day, begun, reached })
})

it('there are none in a record without a negotiation', () => {
  expect(exampleDates(recordOf())).toEqual({ day: '', begun: '', reached: '' })
})
