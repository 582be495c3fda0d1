import { describe, expect, it } from 'vitest'
import { TimelineCalendar } from '../dates/timeline-dates.ts'
import type { Position } from '../entries/position.ts'
import { aPosition } from '../testing/record-builder.ts'
import { standingsOf } from './standings.ts'

const said = (id: string, fields: Partial<Position>): Position => aPosition({ id, ...fields }).entry

const shown = (...positions: Position[]) =>
  standingsOf(positions, new TimelineCalendar()).map(({ cell }) => cell.counting.map(({ id }) => id).join(' '))

const ON_TEXT: Position['about'] = { document: 'plan', issue: 'process' }
const ON_POINT: Position['about'] = { document: 'plan', point: '7', issue: 'territory' }

describe('where a side stands', () => {
  it('nowhere, where nothing was said', () => expect(shown()).toEqual([]))

  it('is told once of each text, issue and point, the newest first', () =>
    expect(
      shown(
        said('text', { about: ON_TEXT, when: '2025-11-21' }),
        said('point', { about: ON_POINT, when: '2025-11-23' }),
        said('issue', { about: { issue: 'territory' }, when: '2025-11-22' }),
        said('issue-of-text', { about: { document: 'plan', issue: 'territory' }, when: '2025-11-20' }),
      ),
    ).toEqual(['point', 'issue', 'text', 'issue-of-text']))

  it('is the last word of the highest voice, whatever issue a point is said to be about', () =>
    expect(
      shown(
        said('old', { about: ON_POINT, when: '2025-11-21', authority: 'head-of-state' }),
        said('new', { about: { ...ON_POINT, issue: 'sanctions' }, when: '2025-11-23', authority: 'head-of-state' }),
        said('before', { about: ON_POINT, when: '2025-11-22', authority: 'envoy' }),
      ),
    ).toEqual(['new']))

  it('is its own, not that of another', () =>
    expect(
      shown(
        said('mine', { about: ON_TEXT, when: '2025-11-22' }),
        said('theirs', { about: ON_TEXT, when: '2025-11-21', actor: 'another' }),
      ),
    ).toEqual(['mine', 'theirs']))
})
