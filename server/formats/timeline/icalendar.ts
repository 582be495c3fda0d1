import { dateInWords } from '../../domain/dates/words.ts'
import { EVENT_KINDS, type TimelineEvent } from '../../domain/entries/event.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import { type CalendarTime, calendarTimeOf, dayAfter } from './calendar-days.ts'
import { addressOfEvent, type TimelineFile } from './timeline-file.ts'

// iCalendar (RFC 5545, with NAME, SOURCE and REFRESH-INTERVAL of RFC 7986): what has a day stands in the calendar, and what
// is known only to the month is counted in its description. The same record gives the same bytes.

/** One milestone and one deadline a piece. */
export function* calendarPieces(file: TimelineFile): Generator<string> {
  const { title, publicUrl, page, events } = file
  const placed = events.filter(({ when }) => calendarTimeOf(when) !== null)
  yield lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parley//Timeline//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(title)}`,
    `X-WR-CALNAME:${escaped(title)}`,
    `X-WR-CALDESC:${escaped(description(events.length, placed.length))}`,
    ...(publicUrl === null ? [] : [`SOURCE;VALUE=URI:${publicUrl}${page}`]),
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
  ])
  for (const event of events) yield lines([...milestone(file, event), ...deadline(file, event)])
  yield lines(['END:VCALENDAR'])
}

function description(all: number, placed: number): string {
  const without = all - placed
  if (without === 0) return `${all} milestones.`
  return `${placed} of ${all} milestones; of the other ${without} no day is known, so that they are not in this calendar.`
}

function milestone(file: TimelineFile, event: TimelineEvent): string[] {
  const time = calendarTimeOf(event.when)
  if (time === null) return []
  return component(file, event, {
    name: event.id,
    time,
    summary: time.isUncertain ? `${event.title} (date in doubt)` : event.title,
    about: `${event.summary}\n\n${dateInWords(event.when)}.`,
    status: STATUS[event.occurrence],
  })
}

/** What was asked for by a day is an entry of its own on that day. */
function deadline(file: TimelineFile, event: TimelineEvent): string[] {
  const { deadline: set } = event
  const time = set && calendarTimeOf(set.due)
  if (!set || !time) return []
  const setBy = file.record.find('actor', set.setBy)?.name ?? set.setBy
  return component(file, event, {
    name: `${event.id}-deadline`,
    time,
    summary: `Deadline: ${event.title}`,
    about: [`Set by ${setBy}.`, ...(set.note === null ? [] : [set.note])].join('\n\n'),
    status: set.outcome === 'dropped' ? 'CANCELLED' : 'CONFIRMED',
  })
}

/** A meeting that was called off stays in the calendars of those who have it, as called off. */
const STATUS: Readonly<Record<TimelineEvent['occurrence'], string>> = {
  announced: 'TENTATIVE',
  scheduled: 'CONFIRMED',
  postponed: 'TENTATIVE',
  cancelled: 'CANCELLED',
  'under-way': 'CONFIRMED',
  occurred: 'CONFIRMED',
}

interface Component {
  readonly name: string
  readonly time: CalendarTime
  readonly summary: string
  readonly about: string
  readonly status: string
}

function component(file: TimelineFile, event: TimelineEvent, { name, time, summary, about, status }: Component) {
  const history = file.record.history(event.id)
  const [first, last] = [history[0], history.at(-1)] as [Revision | undefined, Revision | undefined]
  const url = addressOfEvent(file, event)
  const [place, ...others] = event.places
  return [
    'BEGIN:VEVENT',
    // The record's own name, and not the host, which may change: calendars know an entry again by it.
    `UID:${name}@${file.record.origin}.parley`,
    `DTSTAMP:${instant(last?.at ?? file.record.head.at ?? '')}`,
    ...(first ? [`CREATED:${instant(first.at)}`] : []),
    ...(last ? [`LAST-MODIFIED:${instant(last.at)}`] : []),
    `SEQUENCE:${Math.max(0, history.length - 1)}`,
    ...timeLines(time),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(url === null ? about : `${about}\n\n${url}`)}`,
    `CATEGORIES:${escaped(EVENT_KINDS[event.kind].label)}`,
    `STATUS:${status}`,
    // What is read about takes nobody's time.
    'TRANSP:TRANSPARENT',
    ...(event.places.length > 0
      ? [`LOCATION:${escaped(event.places.map(({ name }) => name.replaceAll(';', ',')).join('; '))}`]
      : []),
    ...(place?.latitude !== undefined && others.length === 0 ? [`GEO:${place.latitude};${place.longitude}`] : []),
    ...(url === null ? [] : [`URL:${url}`]),
    'END:VEVENT',
  ]
}

function timeLines(time: CalendarTime): string[] {
  if (time.kind === 'times')
    return [`DTSTART:${clock(time.start)}`, ...(time.end === null ? [] : [`DTEND:${clock(time.end)}`])]
  // The end of whole days is the day after the last one (RFC 5545, 3.6.1).
  return [`DTSTART;VALUE=DATE:${compact(time.first)}`, `DTEND;VALUE=DATE:${compact(dayAfter(time.last))}`]
}

const compact = (text: string): string => text.replaceAll('-', '')

const instant = (at: string): string => at.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '')

/** A time with an offset in UTC; one without any is the clock at the venue, which RFC 5545 calls floating. */
function clock(text: string): string {
  if (/(Z|[+-]\d\d(:?\d\d)?)$/.test(text.slice(10))) return instant(new Date(withMinutes(text)).toISOString())
  const [day = '', time = ''] = text.split('T')
  return `${compact(day)}T${time.replaceAll(':', '').slice(0, 6).padEnd(6, '0')}`
}

/** `+02` is EDTF and ISO 8601, and no time to JavaScript. */
const withMinutes = (text: string): string => text.replace(/([+-]\d\d)$/, '$1:00')

/** RFC 5545, 3.3.11. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const lines = (all: readonly string[]): string => all.map(line => `${[...folded(line)].join('\r\n')}\r\n`).join('')

/** At most 75 octets a line, and no character in two of them (RFC 5545, 3.1). */
function* folded(line: string): Generator<string> {
  const octets = Buffer.from(line)
  let [start, indent] = [0, '']
  while (octets.length - start > MOST_OCTETS - indent.length) {
    let end = start + MOST_OCTETS - indent.length
    while (isInsideCharacter(octets[end])) end--
    yield indent + octets.toString('utf8', start, end)
    ;[start, indent] = [end, ' ']
  }
  yield indent + octets.toString('utf8', start)
}

const MOST_OCTETS = 75

const isInsideCharacter = (octet = 0): boolean => (octet & 0b1100_0000) === 0b1000_0000
