import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TimelineCalendar } from '../dates/timeline-dates.ts'
import { AUTHORITIES, type Position, STANCES } from '../entries/position.ts'
import { termIds } from '../entries/terms.ts'
import { aPosition } from '../testing/record-builder.ts'
import { type Stance, stanceCell } from './stance-cell.ts'

const calendar = new TimelineCalendar()
const STANCE_IDS = termIds(STANCES)
const AUTHORITY_ORDER = termIds(AUTHORITIES)

const position = (id: string, fields: Partial<Position>): Position => aPosition({ id, ...fields }).entry

/** `20 minister rejects`: said on the 20th of the month by a minister. */
function said(...words: string[]): Position[] {
  return words.map((text, index) => {
    const [when = '', authority, stance] = text.split(' ')
    const fields = { authority: authority as Position['authority'], stance: stance as Stance }
    return position(`p${index}`, { when: /^\d\d$/.test(when) ? `2025-11-${when}` : when, ...fields })
  })
}

function cellOf(...words: string[]) {
  const { state, stances, counting, history } = stanceCell(said(...words), calendar)
  const ids = (positions: readonly Position[]) => positions.map(({ id }) => id).join(' ')
  return { state, stances: stances.join(' '), counting: ids(counting), history: ids(history) }
}

const contradicts = (a: Stance, b: Stance): boolean =>
  cellOf(`20 minister ${a}`, `20 minister ${b}`).state === 'contradictory'

describe('what counts', () => {
  it.each<[string, string[], ReturnType<typeof cellOf>]>([
    [
      'nothing said is no public position, and no stance',
      [],
      { state: 'none', stances: '', counting: '', history: '' },
    ],
    [
      'the newest of one authority',
      ['20 minister rejects', '22 minister open', '21 minister accepts'],
      { state: 'stance', stances: 'open', counting: 'p1', history: 'p1 p2 p0' },
    ],
    [
      'the highest authority, although a lower one spoke later',
      ['20 head-of-state accepts-with-conditions', '25 spokesperson accepts'],
      { state: 'stance', stances: 'accepts-with-conditions', counting: 'p0 p1', history: 'p1 p0' },
    ],
    [
      'the president alone, once he has spoken after his spokesperson',
      ['20 spokesperson rejects', '21 head-of-state accepts'],
      { state: 'stance', stances: 'accepts', counting: 'p1', history: 'p1 p0' },
    ],
    [
      'a minister who contradicts the president later does not replace him',
      ['20 head-of-state accepts', '21 minister rejects'],
      { state: 'contradictory', stances: 'accepts rejects', counting: 'p0 p1', history: 'p1 p0' },
    ],
    [
      'a minister back in line ends what an envoy had said in between',
      ['20 head-of-state accepts', '21 envoy rejects', '22 minister accepts'],
      { state: 'stance', stances: 'accepts', counting: 'p0 p2', history: 'p2 p1 p0' },
    ],
    [
      'two below an unclear president contradict each other',
      ['20 head-of-state unclear', '21 minister accepts', '22 legislator red-line'],
      { state: 'contradictory', stances: 'accepts red-line', counting: 'p0 p1 p2', history: 'p2 p1 p0' },
    ],
    [
      'one authority contradicts itself on one day',
      ['20 minister accepts', '20 minister rejects'],
      { state: 'contradictory', stances: 'rejects accepts', counting: 'p1 p0', history: 'p1 p0' },
    ],
    [
      'but not from one day to the next',
      ['20 minister accepts', '21 minister rejects'],
      { state: 'stance', stances: 'rejects', counting: 'p1', history: 'p1 p0' },
    ],
    [
      'on one day nobody has the last word',
      ['20 head-of-state accepts', '20 spokesperson rejects'],
      { state: 'contradictory', stances: 'accepts rejects', counting: 'p0 p1', history: 'p0 p1' },
    ],
    [
      'what agrees on one day goes by the later id',
      ['20 minister accepts-with-conditions', '20 minister accepts'],
      { state: 'stance', stances: 'accepts', counting: 'p1 p0', history: 'p1 p0' },
    ],
    [
      'a month comes before the days in it, whose order with it nobody knows better',
      ['2025-11 minister accepts', '03 minister rejects'],
      { state: 'stance', stances: 'rejects', counting: 'p1', history: 'p1 p0' },
    ],
    [
      'the same month twice is the same date',
      ['2025-11 minister accepts', '2025-11 minister rejects'],
      { state: 'contradictory', stances: 'rejects accepts', counting: 'p1 p0', history: 'p1 p0' },
    ],
    [
      'the time of day does not count',
      ['2025-11-20T08:00:00Z minister accepts', '2025-11-20T18:00:00Z minister rejects'],
      { state: 'contradictory', stances: 'rejects accepts', counting: 'p1 p0', history: 'p1 p0' },
    ],
  ])('%s', (_, words, expected) => expect(cellOf(...words)).toEqual(expected))

  it('yes to one text and no to another vary, they do not contradict', () => {
    const [yes, no] = said('20 minister accepts', '20 minister rejects')
    const about = (document: string): Position['about'] => ({ document, point: '1', issue: 'territory' })
    const cell = stanceCell(
      [{ ...yes, about: about('a') } as Position, { ...no, about: about('b') } as Position],
      calendar,
    )
    expect(cell.state).toBe('varies')
    expect(cell.stances).toEqual(['rejects', 'accepts'])
  })
})

describe('contradiction', () => {
  it.each<[Stance, Stance, boolean]>([
    ['accepts', 'rejects', true],
    ['accepts', 'red-line', true],
    ['accepts', 'partly-objects', true],
    ['accepts-with-conditions', 'rejects', true],
    ['accepts-with-conditions', 'red-line', true],
    ['open', 'red-line', true],
    ['accepts', 'accepts-with-conditions', false],
    ['accepts', 'open', false],
    ['accepts-with-conditions', 'partly-objects', false],
    ['open', 'rejects', false],
    ['rejects', 'red-line', false],
    ['partly-objects', 'rejects', false],
    ['unclear', 'accepts', false],
    ['unclear', 'red-line', false],
  ])('of %s and %s: %s', (a, b, expected) => expect(contradicts(a, b)).toBe(expected))

  it('is mutual, and nothing contradicts itself', () => {
    for (const a of STANCE_IDS) {
      expect(contradicts(a, a)).toBe(false)
      for (const b of STANCE_IDS) expect(contradicts(a, b)).toBe(contradicts(b, a))
    }
  })

  it('the highest authority is the head of state, the lowest one without a name', () =>
    expect(AUTHORITY_ORDER).toEqual([
      'head-of-state',
      'minister',
      'envoy',
      'spokesperson',
      'legislator',
      'unnamed-official',
    ]))
})

const positions = fc
  .array(
    fc.record({
      day: fc.integer({ min: 2, max: 9 }),
      authority: fc.constantFrom(...AUTHORITY_ORDER),
      stance: fc.constantFrom(...STANCE_IDS),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(list => list.map(({ day, ...fields }, index) => position(`p${index}`, { when: `2025-11-0${day}`, ...fields })))

const rank = ({ authority }: Position) => AUTHORITY_ORDER.indexOf(authority)

describe('for any positions', () => {
  it('their order does not matter', () =>
    fc.assert(
      fc.property(
        positions.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(stanceCell(shuffled, calendar)).toEqual(stanceCell(list, calendar))
        },
      ),
    ))

  it('all stand in the history, the newest first, and those that count are those that nobody has superseded', () =>
    fc.assert(
      fc.property(positions, list => {
        const { history, counting } = stanceCell(list, calendar)
        expect(history.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted())
        expect(history.map(({ when }) => when)).toEqual(
          list
            .map(({ when }) => when)
            .toSorted()
            .reverse(),
        )
        const isSuperseded = (one: Position) => list.some(other => other.when > one.when && rank(other) <= rank(one))
        expect(new Set(counting)).toEqual(new Set(list.filter(one => !isSuperseded(one))))
        expect(counting.map(rank)).toEqual(counting.map(rank).toSorted((a, b) => a - b))
        expect(rank(counting[0] as Position)).toBe(Math.min(...list.map(rank)))
      }),
    ))

  it('an older position of an authority that has spoken since, or is below one that has, changes nothing but the history', () =>
    fc.assert(
      fc.property(
        positions,
        fc.constantFrom(...AUTHORITY_ORDER),
        fc.constantFrom(...STANCE_IDS),
        (list, authority, stance) => {
          const older = position('older', { when: '2025-11-01', authority, stance })
          fc.pre(Math.min(...list.map(rank)) <= rank(older))
          const before = stanceCell(list, calendar)
          const after = stanceCell([older, ...list], calendar)
          expect(after).toEqual({ ...before, history: [...before.history, older] })
        },
      ),
    ))
})
