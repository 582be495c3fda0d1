import { expect, it } from 'vitest'
import { type Finding, findingsText, nextFinding, readFindings } from './findings.ts'

const day = (date: string) => `2026-${date}T12:00:00.000Z`
const missing = { verdict: 'missing', reason: 'answered with 404', movedTo: null } as const
const there = { verdict: 'ok', reason: 'it is there', movedTo: null } as const
const after = (days: readonly string[], before?: Finding) =>
  days.reduce<Finding | undefined>((known, at) => nextFinding('https://a.example/', missing, day(at), known), before)

it('is gone when it was missing three times, a week or more apart', () => {
  expect(after(['01-01', '01-02', '01-03', '01-04'])?.is).toBe('unsure')
  expect(after(['01-01', '01-08'])?.is).toBe('unsure')
  expect(after(['01-01', '01-08', '01-14'])?.is).toBe('unsure')
  expect(after(['01-01', '01-08', '01-15'])?.is).toBe('gone')
})

it('begins to count anew once it was there, and says when that was', () => {
  const seen = nextFinding('https://a.example/', there, day('01-20'), after(['01-01', '01-08', '01-15']))
  expect(seen).toMatchObject({ is: 'ok', missingAt: [], seenAt: day('01-20') })
  expect(after(['02-01'], seen)).toMatchObject({ is: 'unsure', seenAt: day('01-20') })
})

it('forgets what was found at another address', () => {
  const before = after(['01-01', '01-08', '01-15'])
  expect(nextFinding('https://b.example/', missing, day('01-22'), before)).toMatchObject({ is: 'unsure', seenAt: null })
})

it('is read as it was written, and nothing else is', () => {
  const findings = { b: nextFinding('https://a.example/', there, day('01-01')), a: after(['01-01']) as Finding }
  expect(readFindings(findingsText(findings))).toEqual(findings)
  expect(findingsText(findings).indexOf('"a"')).toBeLessThan(findingsText(findings).indexOf('"b"'))
  for (const text of ['', '{}', '[]', '{"format":"parley-links","sources":{"a":{}}}'])
    expect(readFindings(text)).toBeNull()
})
