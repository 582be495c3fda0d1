import { z } from 'zod'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { readTypedDate } from '../../domain/dates/typed-date.ts'
import { readingJson } from '../../domain/exchange/json-in-pieces.ts'
import {
  type BrokenRow,
  SHEET_LIMITS,
  type Sheet,
  type SheetPhase,
  type SheetRow,
} from '../../domain/importing/sheet.ts'
import { inOneGo } from '../../domain/in-one-go.ts'
import { hasMarkup, plainHtml } from './html-text.ts'

// https://timeline.knightlab.com/docs/json-format.html for version 3; its older versions have other names for the same.

const COLUMNS = ['Key', 'Date', 'Title', 'Text', 'Group', 'Sources', 'Link', 'Source title', 'Publisher']

const part = z.union([z.number(), z.string()]).nullish()
const date = z.object({
  year: part,
  month: part,
  day: part,
  hour: part,
  minute: part,
  display_date: z.string().nullish(),
})
const text = z.object({ headline: z.string().nullish(), text: z.string().nullish() })
const media = z.object({ url: z.string().nullish(), caption: z.string().nullish(), credit: z.string().nullish() })

const slideSchema = z.object({
  start_date: date,
  end_date: date.nullish(),
  text: text.nullish(),
  media: media.nullish(),
  group: z.string().nullish(),
  unique_id: z.string().nullish(),
  display_date: z.string().nullish(),
})

const oldSlideSchema = z.object({
  startDate: z.union([z.string(), z.number()]),
  endDate: z.union([z.string(), z.number()]).nullish(),
  headline: z.string().nullish(),
  text: z.string().nullish(),
  tag: z.string().nullish(),
  asset: z
    .object({ media: z.string().nullish(), caption: z.string().nullish(), credit: z.string().nullish() })
    .nullish(),
})

type Slide = z.infer<typeof slideSchema>

type ReadTimeline = { readonly ok: true; readonly sheet: Sheet } | { readonly ok: false; readonly message: string }

/** Slides as rows, eras as phases; what is no slide is told by its place. */
export function readTimelineJs(content: string): ReadTimeline {
  // Its first versions read a script: `storyjs_jsonp_data = {…}`.
  const json = inOneGo(
    readingJson(content.replace(/^\ufeff?\s*\w+\s*[=(]\s*(?=\{)/, '').replace(/\}\s*\)?\s*;\s*$/, '}')),
  )
  if (!json.ok) return { ok: false, message: `Line ${json.line}, column ${json.column}: ${json.message}` }
  const { events, eras, isOld } = listsIn(json.value)
  if (events === undefined) return { ok: false, message: 'The timeline has no list of events.' }
  if (events.length > SHEET_LIMITS.rows)
    return { ok: false, message: `The timeline has ${events.length} events; at most ${SHEET_LIMITS.rows} can be read.` }
  const rows: SheetRow[] = []
  const broken: BrokenRow[] = []
  for (const [index, event] of events.entries()) {
    const place = `event ${index + 1}`
    const slide = (isOld ? oldSlideSchema.transform(liftedSlide) : slideSchema).safeParse(event)
    if (slide.success) rows.push({ place, cells: cellsOf(slide.data) })
    else broken.push({ place, cells: ['', '', titleIn(event)], message: problemOf(slide.error) })
  }
  const phases = eras.flatMap((era, index) => phaseOf(era, `era ${index + 1}`, isOld))
  const notes = phases.length < eras.length ? ['Eras without a beginning or a title are not read.'] : []
  return { ok: true, sheet: { format: 'timelinejs', columns: COLUMNS, rows, broken, phases, notes } }
}

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}

const listIn = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined)

function listsIn(value: unknown) {
  const top = objectIn(value)
  const old = objectIn(top['timeline'])
  const isOld = listIn(old['date']) !== undefined
  return isOld
    ? { isOld, events: listIn(old['date']), eras: listIn(old['era']) ?? [] }
    : { isOld, events: listIn(top['events']), eras: listIn(top['eras']) ?? [] }
}

const titleIn = (event: unknown): string => {
  const { headline } = objectIn(objectIn(event)['text'])
  return typeof headline === 'string' ? headline : ''
}

const problemOf = ({ issues: [issue] }: z.ZodError): string =>
  issue?.path[0] === 'start_date' || issue?.path[0] === 'startDate'
    ? 'Has no date: every event needs start_date with a year.'
    : `${issue?.path.join('.')}: ${issue?.message}`

/** `2011,12,10` and `2011,12,10,14,30`; what is written otherwise is left to be read as people type it. */
function liftedSlide(old: z.infer<typeof oldSlideSchema>): Slide & { readonly typed?: readonly [string, string] } {
  const [start, end] = [String(old.startDate), String(old.endDate ?? '')]
  const slide = {
    start_date: partsIn(start),
    end_date: end === '' ? null : partsIn(end),
    text: { headline: old.headline, text: old.text },
    media: old.asset ? { url: old.asset.media, caption: old.asset.caption, credit: old.asset.credit } : null,
    group: old.tag,
  }
  return isInParts(start) ? slide : { ...slide, typed: [start, end] }
}

const isInParts = (typed: string): boolean => /^\s*-?\d+(\s*,\s*\d+)*\s*$/.test(typed)

function partsIn(typed: string): Slide['start_date'] {
  const [year, month, day, hour, minute] = typed.split(',').map(word => word.trim())
  return { year, month, day, hour, minute }
}

function cellsOf(slide: Slide & { readonly typed?: readonly [string, string] }): string[] {
  const { links, text: summary } = textOf(slide.text?.text ?? '')
  const { url, caption, credit } = slide.media ?? {}
  return [
    slide.unique_id ?? '',
    slide.typed ? slide.typed.filter(Boolean).join(' – ') : whenOf(slide),
    plain(slide.text?.headline ?? ''),
    summary,
    plain(slide.group ?? ''),
    links.map(link => `${link.text.replaceAll(';', ',')} ${link.url}`).join('; '),
    /^https?:\/\//i.test(url ?? '') ? (url ?? '') : '',
    plain(caption ?? ''),
    plain(credit ?? ''),
  ]
}

const plain = (html: string): string => (hasMarkup(html) ? plainHtml(html).text : html)

/** As this program writes them behind what happened. */
const OWN_SOURCES = /<p>Sources: ((?:(?!<\/p>).)*)<\/p>/s
const OWN_LINK = /<p><a href="[^"]*\/events\/[^"]*">In the record<\/a><\/p>$/

function textOf(html: string): {
  readonly text: string
  readonly links: readonly { readonly url: string; readonly text: string }[]
} {
  if (!hasMarkup(html)) return { text: html, links: [] }
  const own = html.replace(OWN_LINK, '')
  const sources = plainHtml(OWN_SOURCES.exec(own)?.[1] ?? '').links
  const told = own.replace(OWN_SOURCES, '')
  // A paragraph that holds nothing but text has the line breaks of a text.
  const [, inner] = /^<p>([^<]*)<\/p>$/.exec(told) ?? []
  if (inner !== undefined)
    return {
      text: inner
        .split('\n')
        .map(line => plainHtml(line).text)
        .join('\n'),
      links: sources,
    }
  const { text, links } = plainHtml(told)
  return { text, links: [...sources, ...links] }
}

function whenOf({ start_date, end_date, display_date }: Slide): string {
  const [start, end] = [edtfOf(start_date), end_date ? edtfOf(end_date) : '']
  const period = end === '' || end === start ? start : `${start}/${end}`
  const words = display_date ?? start_date.display_date ?? ''
  const typed = words === '' ? undefined : readTypedDate(plain(words))
  return typed?.ok && isSameTime(typed.edtf, period) ? typed.edtf : period
}

/** Whether words say the same days as the parts do, and so may say more of them. */
function isSameTime(said: string, period: string): boolean {
  const [one, other] = [parseEdtf(said), parseEdtf(period)]
  return (
    one.ok &&
    other.ok &&
    one.date.earliest === other.date.earliest &&
    (one.date.latest === null || one.date.latest === other.date.latest)
  )
}

function edtfOf({ year, month, day, hour, minute }: Slide['start_date']): string {
  const number = Number(year)
  const filled = (value: Slide['start_date']['year']): string => {
    const word = String(value ?? '').trim()
    return word === '' || Number(word) === 0 ? '' : word.padStart(2, '0')
  }
  if (!Number.isInteger(number) || String(year ?? '').trim() === '') return String(year ?? '')
  const years = `${number < 0 ? '-' : ''}${String(Math.abs(number)).padStart(4, '0')}`
  if (filled(month) === '') return years
  if (filled(day) === '') return `${years}-${filled(month)}`
  const clock = String(hour ?? '').trim()
  const time =
    clock === ''
      ? ''
      : `T${clock.padStart(2, '0')}:${String(minute ?? 0)
          .trim()
          .padStart(2, '0')}:00`
  return `${years}-${filled(month)}-${filled(day)}${time}`
}

function phaseOf(era: unknown, place: string, isOld: boolean): SheetPhase[] {
  const read = (isOld ? oldSlideSchema.transform(liftedSlide) : slideSchema).safeParse(era)
  if (!read.success) return []
  const { start_date, end_date, text: said } = read.data
  const [from, title] = [edtfOf(start_date), plain(said?.headline ?? '')]
  if (title.trim() === '' || from === '') return []
  return [{ place, title, from, to: end_date ? edtfOf(end_date) : '', summary: textOf(said?.text ?? '').text }]
}
