// Dates must read the same on every server. The zone of a running process can't be changed reliably, so each runs in its own.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati']

const EDTF = [
  '2025-11-23',
  '2025-03-09',
  '2025-11-XX',
  '2025-24',
  '2025-11-23T00:30:00+14:00',
  '2025-11-23T23:30:00-11:00',
  '2025-11-23T10:00',
  '2025-11-02T01:30',
  '../2025-11-24',
  '[2025-11-19..2025-11-21]',
  '2025-11-23T23:00/2025-11-24T01:00',
]
const TYPED = [
  '23 Nov 2025',
  'Sunday 23 November 2025',
  'before 1 March 2024',
  '2025-11-23 10:00 +01:00',
  'late Feb 2024',
]

const PROGRAM = `
const [{ parseEdtf }, { dateInWords }, { readTypedDate }] = await Promise.all(
  ['fuzzy-date', 'words', 'typed-date'].map(name => import('./server/domain/dates/' + name + '.ts')),
)
const { edtf, typed } = JSON.parse(process.argv[1])
const naive = new Date('2025-11-23')
console.log(JSON.stringify({
  offset: naive.getTimezoneOffset(),
  naiveDay: naive.getDate(),
  answers: [edtf.map(text => [parseEdtf(text), dateInWords(text)]), typed.map(text => readTypedDate(text))],
}))`

async function runIn(zone: string): Promise<{ offset: number; naiveDay: number; answers: unknown }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, JSON.stringify({ edtf: EDTF, typed: TYPED })],
    { env: { ...process.env, TZ: zone } },
  )
  return JSON.parse(stdout)
}

describe('in every time zone', { timeout: 60_000 }, () => {
  test('dates mean the same', async () => {
    const runs = await Promise.all(ZONES.map(runIn))
    // The zones took effect, and `new Date('2025-11-23')`, which these modules must never ask, is the 22nd in New York.
    expect(runs.map(({ offset }) => offset)).toEqual([0, 300, -330, -840])
    expect(runs.map(({ naiveDay }) => naiveDay)).toEqual([23, 22, 23, 23])
    for (const { answers } of runs) expect(answers).toEqual(runs[0]?.answers)
  })
})
