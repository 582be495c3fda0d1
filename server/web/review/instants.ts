import { readTypedDate } from '../../domain/dates/typed-date.ts'
import { counted } from '../site/count-words.ts'
import { instantInWords } from '../site/layout.ts'

// The instant at which something is published, as people type it: a day and a time, in UTC.

type ReadInstant = { readonly instant: string } | { readonly problem: string }

const HOW = 'Name a day and a time in UTC, such as 3 December 2030, 14:30.'

export function readInstant(typed: string, now: Date): ReadInstant {
  const text = typed.trim().replace(/\s*(UTC|Z)$/i, '')
  const [, dayTyped, hour, minute] = /^(.+?)(?:,|\sat|T|\s)\s*(\d{1,2}):(\d\d)$/i.exec(text) ?? []
  if (dayTyped === undefined || Number(hour) > 23 || Number(minute) > 59) return { problem: HOW }
  const day = readTypedDate(dayTyped)
  if (!day.ok || !/^\d{4}-\d\d-\d\d$/.test(day.edtf)) return { problem: HOW }
  const instant = `${day.edtf}T${hour?.padStart(2, '0')}:${minute}:00.000Z`
  if (instant <= now.toISOString())
    return { problem: `${instantInWords(instant)} is over. To publish it now, accept it.` }
  return { instant }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Such as “3 December 2030, 14:30 UTC (in 2 days)”. */
export function instantFromNow(instant: string, now: Date): string {
  const ahead = Date.parse(instant) - now.getTime()
  const [unit, size] =
    ahead >= 2 * DAY
      ? (['day', DAY] as const)
      : ahead >= 2 * HOUR
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const)
  const count = Math.max(1, Math.round(ahead / size))
  const left = ahead <= 0 ? 'at any moment' : `in ${counted(count, unit, `${unit}s`)}`
  return `${instantInWords(instant)} (${left})`
}
