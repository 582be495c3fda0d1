import { readTypedDate } from '../../domain/dates/typed-date.ts'

// What somebody copies of a report: its address, with or without headline, date and words around it.

export interface PastedReport {
  /** Empty where none was pasted. */
  readonly url: string
  readonly title: string
  /** As it stands there; empty where no line is a date. */
  readonly published: string
  /** What is neither of these. */
  readonly rest: string
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/i
const DATELINE = /^(?:(?:first )?published|posted|updated|date)\b[\s:,–—-]*(?:on\s+)?/i
const LONGEST_DATELINE = 60
const LONGEST_TITLE = 160

/** A form that has more parts is refused. */
const MOST_REPORTS = 1001
const DATED_WITHIN_LINES = 20

/** The reports of a text: each address after the first begins another. */
export function reportsIn(text: string): PastedReport[] {
  const blocks: string[][] = []
  for (const line of text.split('\n').map(one => one.trim())) {
    const block = blocks.at(-1)
    if (!block || (ADDRESS.test(line) && block.some(before => ADDRESS.test(before)))) blocks.push([line])
    else block.push(line)
  }
  return blocks
    .filter(block => block.some(Boolean))
    .slice(0, MOST_REPORTS)
    .map(reportOf)
}

function reportOf(lines: readonly string[]): PastedReport {
  const url = withoutStop(ADDRESS.exec(lines.join('\n'))?.[0] ?? '')
  const words = lines.map(line => line.replace(url, '').trim())
  const dateline = words.slice(0, DATED_WITHIN_LINES).find(isDate) ?? ''
  const title = words.find(line => line !== '' && line !== dateline && line.length <= LONGEST_TITLE) ?? ''
  const used = new Set([dateline, title].filter(Boolean))
  const rest = words.filter(line => !used.has(line)).join('\n')
  return { url, title, published: dateline.replace(DATELINE, ''), rest: rest.replace(/\n{3,}/g, '\n\n').trim() }
}

const isDate = (line: string): boolean =>
  line !== '' && line.length <= LONGEST_DATELINE && readTypedDate(line.replace(DATELINE, '')).ok

/** A sentence may end behind an address. */
const withoutStop = (url: string): string => url.replace(/[.,;:!?)\]’']+$/, '')
