import { describe, expect, it } from 'vitest'
import { toRail } from './rail.ts'

const MONTHS = [
  { id: 'dates-1', title: '1990s' },
  { id: 'month-2025-11', title: 'November 2025' },
  { id: 'month-2025-12', title: 'December 2025' },
  { id: 'month-2026-01', title: 'January 2026' },
]
const PAGER = {
  earlier: { text: 'Earlier milestones', href: '/a' },
  later: { text: 'Later milestones', href: '/b' },
  position: 'Page 2 of 3',
}
const texts = (...given: Parameters<typeof toRail>) =>
  toRail(...given).map(({ year, text }) => [year, text].join(' ').trim())

describe('the months beside the list', () => {
  it('are short, each year said once', () =>
    expect(texts(MONTHS, null, null)).toEqual(['1990s', '2025 Nov', 'Dec', '2026 Jan']))

  it('lead on to other pages and to the latest', () =>
    expect(texts(MONTHS.slice(1, 2), PAGER, '/latest')).toEqual(['Earlier', '2025 Nov', 'Later', 'Latest']))

  it('are no rail where there is one place alone', () => expect(texts(MONTHS.slice(1, 2), null, '/latest')).toEqual([]))
})
