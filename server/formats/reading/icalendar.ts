import ICAL from 'ical.js'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { readTypedDate } from '../../domain/dates/typed-date.ts'
import { type BrokenRow, SHEET_LIMITS, type Sheet, type SheetRow } from '../../domain/importing/sheet.ts'
import type { Pause } from './csv.ts'
import { hasMarkup, plainHtml } from './html-text.ts'

const COLUMNS = [
  'Key',
  'Date',
  'Title',
  'Text',
  'Kind',
  'Place',
  'Latitude',
  'Longitude',
  'Occurrence',
  'Link',
  'Invited',
]

type ReadCalendar = { readonly ok: true; readonly sheet: Sheet } | { readonly ok: false; readonly message: string }

interface Block {
  readonly line: number
  readonly lines: string[]
}

/** The entries of a calendar (RFC 5545) as rows, each read by itself, so that one that is broken loses nothing else. */
export async function readCalendar(text: string, pause: Pause): Promise<ReadCalendar> {
  const { zones, events } = blocksOf(text)
  if (events.length === 0) return { ok: false, message: 'The calendar has no entries.' }
  if (events.length > SHEET_LIMITS.rows)
    return {
      ok: false,
      message: `The calendar has ${events.length} entries; at most ${SHEET_LIMITS.rows} can be read.`,
    }
  const rows: SheetRow[] = []
  const broken: BrokenRow[] = []
  let [repeated, deadlines] = [0, 0]
  for (const [index, { line, lines }] of events.entries()) {
    const place = `line ${line}`
    const read = entryOf(zones, lines)
    if ('message' in read) broken.push({ place, cells: ['', '', summaryIn(lines)], message: read.message })
    else if (isOwnDeadline(read.component)) deadlines++
    else {
      if (read.component.hasProperty('rrule')) repeated++
      rows.push({ place, cells: cellsOf(read.component) })
    }
    if (index % 200 === 0) await pause()
  }
  const notes = [
    ...(repeated === 0 ? [] : [`${repeated} entries are repeated; the first time alone is read.`]),
    ...(deadlines === 0 ? [] : [`${deadlines} deadlines stand with their milestones already, and are not read here.`]),
  ]
  return { ok: true, sheet: { format: 'ics', columns: COLUMNS, rows, broken, phases: [], notes } }
}

function blocksOf(text: string): { readonly zones: string[]; readonly events: Block[] } {
  const zones: string[] = []
  const events: Block[] = []
  let open: Block | undefined
  let inZone = false
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    if (/^BEGIN:VTIMEZONE/i.test(line)) inZone = true
    if (/^BEGIN:VEVENT/i.test(line)) open = { line: index + 1, lines: [] }
    if (inZone) zones.push(line)
    else open?.lines.push(line)
    if (/^END:VTIMEZONE/i.test(line)) inZone = false
    if (/^END:VEVENT/i.test(line) && open) {
      events.push(open)
      open = undefined
    }
  }
  if (open) events.push(open)
  return { zones, events }
}

function entryOf(
  zones: readonly string[],
  lines: readonly string[],
): { readonly component: ICAL.Component } | { readonly message: string } {
  try {
    const text = ['BEGIN:VCALENDAR', ...zones, ...lines, 'END:VCALENDAR'].join('\r\n')
    const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
    if (component === null || !component.hasProperty('dtstart'))
      return { message: 'The entry has no beginning (DTSTART).' }
    return { component }
  } catch {
    return { message: 'The entry can’t be read as iCalendar.' }
  }
}

const summaryIn = (lines: readonly string[]): string =>
  lines.find(line => /^SUMMARY[:;]/i.test(line))?.replace(/^[^:]*:/, '') ?? ''

const textIn = (component: ICAL.Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? '').trim()

/** Entries that this program has written itself. */
const isOwn = (component: ICAL.Component): boolean => /@\w*\.parley$/.test(textIn(component, 'uid'))

const isOwnDeadline = (component: ICAL.Component): boolean =>
  isOwn(component) &&
  /-deadline@/.test(textIn(component, 'uid')) &&
  textIn(component, 'summary').startsWith('Deadline: ')

function cellsOf(component: ICAL.Component): string[] {
  const [geo, status] = [component.getFirstPropertyValue('geo'), textIn(component, 'status').toUpperCase()]
  const [latitude = '', longitude = ''] = Array.isArray(geo) ? geo.map(String) : []
  const invited = component.getAllProperties('attendee').flatMap(one => one.getFirstParameter('cn') || [])
  const recurrence = textIn(component, 'recurrence-id')
  const isOurs = isOwn(component)
  const { when, summary } = isOurs
    ? ownParts(component)
    : { when: timesOf(component), summary: plain(textIn(component, 'description')) }
  return [
    [textIn(component, 'uid'), recurrence].filter(Boolean).join(' '),
    when,
    plain(textIn(component, 'summary')).replace(isOurs ? / \(date in doubt\)$/ : /$^/, ''),
    summary,
    String(component.getFirstProperty('categories')?.getFirstValue() ?? ''),
    textIn(component, 'location'),
    latitude,
    longitude,
    status === 'CANCELLED' ? 'cancelled' : status === 'TENTATIVE' && !isOurs ? 'announced' : '',
    isOurs ? '' : textIn(component, 'url'),
    invited.join('; '),
  ]
}

const plain = (text: string): string => (hasMarkup(text) ? plainHtml(text, { withAddresses: true }).text : text)

/** Behind what happened stand the date in words, which says more than a day of a calendar, and the address of the page. */
function ownParts(component: ICAL.Component): { readonly when: string; readonly summary: string } {
  const when = timesOf(component)
  const paragraphs = textIn(component, 'description').split('\n\n')
  if (/^https?:\/\/\S+$/.test(paragraphs.at(-1) ?? '')) paragraphs.pop()
  const words = paragraphs.at(-1)?.replace(/\.$/, '') ?? ''
  const typed = readTypedDate(words)
  if (!typed.ok) return { when, summary: paragraphs.join('\n\n') }
  return { when: isSameDay(typed.edtf, when) ? typed.edtf : when, summary: paragraphs.slice(0, -1).join('\n\n') }
}

/** A time in UTC may be the day before where it happened, so that the words count there. */
function isSameDay(said: string, when: string): boolean {
  const [one, other] = [parseEdtf(said), parseEdtf(when)]
  return one.ok && other.ok && (one.date.earliest === other.date.earliest || /T.*Z/.test(when))
}

/** EDTF. Times of a zone that the calendar does not describe are the clock at the venue. */
function timesOf(component: ICAL.Component): string {
  const event = new ICAL.Event(component)
  const [start, end] = [event.startDate, event.endDate]
  if (!start.isDate) {
    const [from, to] = [timeOf(start), timeOf(end ?? start)]
    return from === to ? from : `${from}/${to}`
  }
  const last = (end ?? start).clone()
  // The end of whole days is the day after (RFC 5545, 3.6.1).
  if (last.compareDateOnlyTz(start, ICAL.Timezone.localTimezone) > 0) last.adjust(-1, 0, 0, 0)
  const [from, to] = [start.toString(), last.toString()]
  return from === to ? from : `${from}/${to}`
}

function timeOf(time: ICAL.Time): string {
  const clock = time.toString().replace(/Z$/, '')
  if (time.zone === ICAL.Timezone.utcTimezone) return `${clock}Z`
  if (time.zone === ICAL.Timezone.localTimezone || !time.zone) return clock
  const minutes = time.utcOffset() / 60
  const two = (part: number) => String(part).padStart(2, '0')
  return `${clock}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}
