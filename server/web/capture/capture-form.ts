import { createHash } from 'node:crypto'
import { MOST_BYTES_OF_A_REPORT } from '../../domain/capture/capture.ts'
import type { Day } from '../../domain/dates/calendar.ts'
import { readTypedDate } from '../../domain/dates/typed-date.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { reportsIn } from '../forms/pasted-report.ts'
import { withSingle } from '../forms/rearranging.ts'
import { type EntryForm, type FormShape, readForm } from '../forms/shape.ts'
import type { Shown } from '../forms/shown.ts'

// What is pasted, what is known of where it comes from, and what of the things found in it is ticked.

export const TEXT: Shown = {
  name: 'text',
  label: 'Text of the report',
  hint: 'As it stands on the page: choose all of it, copy it and paste it here. At most 200 KB',
  rows: 10,
  isVerbatim: true,
}

export const ABOUT: readonly Shown[] = [
  { name: 'url', label: 'Address', hint: 'https://… It is noted and never opened from here', isVerbatim: true },
  { name: 'title', label: 'Title as published' },
  { name: 'publisher', label: 'Publisher', width: 'medium', hint: 'If it is not known by its address' },
  {
    name: 'published',
    label: 'Published',
    control: 'date',
    hint: 'From this day “on Sunday” and “yesterday” are counted back',
  },
]

/** What a link, or the bookmarklet, may bring. */
export const BROUGHT: readonly string[] = ['text', ...ABOUT.map(({ name }) => name), 'cut']

const hidden = (name: string): Shown => ({ name, label: '', control: 'hidden' })
const ticks = (name: string): Shown => ({ name, label: '', control: 'checks', terms: {} })

const CAPTURE_FORM: FormShape = {
  single: [TEXT, ...ABOUT, hidden('seen'), hidden('date'), ticks('actors'), ticks('places')],
  groups: { quotes: { fields: [hidden('take'), hidden('speaker')], comesWith: [] } },
}

export const readCapture = (params: URLSearchParams): EntryForm => readForm(CAPTURE_FORM, params)

/** A form as a link begins it; what else stands in the address is passed over. */
export function broughtForm(query: URLSearchParams): EntryForm {
  const known = BROUGHT.filter(name => name !== 'cut' && query.has(name))
  const form = readCapture(new URLSearchParams(Object.fromEntries(known.map(name => [name, query.get(name) ?? '']))))
  return withSingle(form, { published: dayOfInstant(form.single['published'] ?? '') })
}

/** Pages tell the moment of their publication; the day on which it was, where it was written, is meant. */
const dayOfInstant = (typed: string): string => (/^\d{4}-\d\d-\d\dT/.test(typed) ? typed.slice(0, 10) : typed)

const HEAD = 3_000

/** What stands at the head of the text itself, for fields that are still empty. */
export function withHead(form: EntryForm): EntryForm {
  const { text = '' } = form.single
  const [head] = reportsIn(text.slice(0, HEAD))
  if (!head) return form
  const read: Record<string, string> = { url: head.url, title: head.title, published: head.published }
  const empty = Object.keys(read).filter(name => form.single[name]?.trim() === '')
  return withSingle(form, Object.fromEntries(empty.map(name => [name, read[name] ?? ''])))
}

/** Tells whether what was ticked was ticked in what is found now. */
export const digestOf = ({ single }: EntryForm): string =>
  createHash('sha256')
    .update(JSON.stringify([single['text'], single['published']]))
    .digest('base64url')
    .slice(0, 16)

export function problemsOf({ single }: EntryForm): EntryProblem[] {
  const { text = '', published = '' } = single
  const problems: EntryProblem[] = []
  const bytes = Buffer.byteLength(text)
  if (text.trim() === '') problems.push({ path: 'text', message: 'Paste the text of the report.' })
  if (bytes > MOST_BYTES_OF_A_REPORT) {
    const size = Math.ceil(bytes / 1000).toLocaleString('en')
    problems.push({
      path: 'text',
      message: `This has ${size} KB; at most ${MOST_BYTES_OF_A_REPORT / 1000} KB are looked through. Leave in what the milestone rests on.`,
    })
  }
  const read = readTypedDate(published)
  if (published.trim() !== '' && !read.ok) problems.push({ path: 'published', message: read.message })
  return problems
}

/** The day from which weekdays are counted back; null where no single day is known. */
export function dayIn(typed: string): Day | null {
  const read = readTypedDate(typed)
  const [, year, month, day] = (read.ok && /^(\d{4})-(\d\d)-(\d\d)$/.exec(read.edtf)) || []
  return day === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) }
}
