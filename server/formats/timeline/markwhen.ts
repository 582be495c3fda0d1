import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { addressOfEvent, type TimelineFile } from './timeline-file.ts'

// markwhen: a line a milestone, `2025-11-20/2025-11-22: Title #talks`. What its dates can't say goes into a tag, and the date
// in words below.

export function* markwhenPieces(file: TimelineFile): Generator<string> {
  const dated = file.events.flatMap(event => {
    const date = markwhenDate(event.when)
    return date === null ? [] : [{ event, date }]
  })
  const undated = file.events.length - dated.length
  const note =
    undated === 0 ? '' : `\n// ${undated} of ${file.events.length} milestones have no date and are left out.\n`
  yield `---\ntitle: ${JSON.stringify(file.title)}\n---\n${note}`
  for (const { event, date } of dated) yield `\n${entryOf(file, event, date)}`
}

function entryOf(file: TimelineFile, event: TimelineEvent, { text, isExact }: MarkwhenDate): string {
  const url = addressOfEvent(file, event)
  const below = [
    event.summary,
    ...(isExact ? [] : [`Date: ${dateInWords(event.when)}`]),
    ...(url === null ? [] : [url]),
  ]
  const tags = [event.kind, ...(isExact ? [] : ['date-in-doubt'])].map(tag => `#${tag}`).join(' ')
  return `${text}: ${plain(event.title)} ${tags}\n${below.map(line => `  ${plain(line)}\n`).join('')}`
}

interface MarkwhenDate {
  readonly text: string
  readonly isExact: boolean
}

/** Null without a beginning and an end that are known. */
function markwhenDate(edtf: string): MarkwhenDate | null {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) return null
  const { earliest, latest } = parsed.date
  if (EXACT.test(edtf)) return { text: edtf, isExact: true }
  if (earliest === null || latest === null || !/^\d/.test(earliest) || !/^\d/.test(latest)) return null
  return { text: earliest === latest ? earliest : `${earliest}/${latest}`, isExact: false }
}

/** A year, month or day, or a stretch of them, which mean the same there. */
const EXACT = /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?(\/\d{4}(-(0\d|1[0-2])(-\d\d)?)?)?$/

/** On one line, and with nothing at its beginning or in it that would be a date, a tag, a comment or a link. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/#(?=\w)/g, '№ ')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
