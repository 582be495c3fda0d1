// Times of day as people type them: 10:00, 2:30 PM, 10.30 am, noon, with or without an offset.

import { type DateToken, type ReadingProblem, says } from './reading.ts'

const ZONE = '(?: ?(utc|gmt|z)(?!\\p{L}))?((?: ?\\+| -|(?<=utc|gmt)-)\\d{1,2}(?::?\\d{2})?(?!\\d))?'

// A minus glued to the time ("10:00-12:00") is more often a second time than a zone.
const TWELVE_HOURS = new RegExp(`(\\d{1,2})(?:[:.](\\d{2}))?(?::(\\d{2}))? ?([ap])\\.?m\\.?(?!\\p{L})${ZONE}`, 'uy')
const NOON = new RegExp(`(?:12 )?noon(?!\\p{L})${ZONE}`, 'uy')
const CLOCK = new RegExp(`t?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?![\\d:])${ZONE}`, 'uy')

type Reading = DateToken | ReadingProblem

export const TIME_PATTERNS: readonly (readonly [pattern: RegExp, read: (match: RegExpExecArray) => Reading])[] = [
  [
    TWELVE_HOURS,
    ([, hours, minutes, seconds, half, zone, offset]) => halfDay({ hours, minutes, seconds, zone, offset }, half),
  ],
  [NOON, ([, zone, offset]) => timeToken({ hours: '12', zone, offset })],
  [CLOCK, ([, hours, minutes, seconds, zone, offset]) => timeToken({ hours, minutes, seconds, zone, offset })],
  [
    /midnight(?!\p{L})/uy,
    () => ({
      reason: 'ambiguous',
      message: says().midnight,
    }),
  ],
]

interface Clock {
  readonly hours: string | undefined
  readonly minutes?: string | undefined
  readonly seconds?: string | undefined
  readonly zone: string | undefined
  readonly offset: string | undefined
}

function halfDay({ hours, ...clock }: Clock, half = 'a'): Reading {
  const hour = Number(hours)
  if (hour < 1 || hour > 12) {
    return { reason: 'impossible', message: says().noHour(`${hour} ${half}m`) }
  }
  return timeToken({ ...clock, hours: String((hour % 12) + (half === 'p' ? 12 : 0)) })
}

function timeToken({ hours = '', minutes = '00', seconds = '00', zone, offset }: Clock): Reading {
  const clock = `${hours.padStart(2, '0')}:${minutes}`
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 59) {
    return { reason: 'impossible', message: says().noTime(clock) }
  }
  return { kind: 'time', clock, seconds, offset: offset ? isoOffset(offset) : zone ? 'Z' : '' }
}

function isoOffset(text: string): string {
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text.trim()) ?? []
  return `${sign}${hours.padStart(2, '0')}:${minutes}`
}
