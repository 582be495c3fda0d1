import { likened } from '../../domain/comparison/alike-signs.ts'
import {
  type ComparisonReport,
  comparisonTitle,
  type ReportCell,
  type ReportRow,
} from '../../domain/comparison/report.ts'
import type { TextPart } from '../../domain/comparison/word-diff.ts'
import { absenceLine, changeLines, type ExportStamp, kindsLine, limitLine, stampLine } from './lines.ts'

const WIDTH = 96

/**
 * The bracketed form in which negotiators read a text: what all of the texts say stands plain, the rest in square brackets
 * with the name of the text that says it. Words are bracketed singly where words may be compared, else point by point.
 */
export function comparisonText(report: ComparisonReport, stamp: ExportStamp): string {
  const { columns, rows, marking, all } = report
  const title = comparisonTitle(report)
  const width = Math.max(...columns.map(({ document }) => document.shortTitle.length))
  return [
    title.toUpperCase(),
    '='.repeat(Math.min(title.length, WIDTH)),
    '',
    ...columns.flatMap(({ document, date, fidelity, availability, points, sources }) => [
      `${document.shortTitle.padEnd(width)}  ${date}. ${fidelity.label}; ${availability.toLowerCase()}; ${points}.`,
      ...(sources.length > 0 ? [wrapped(`Sources: ${sources.join(', ')}.`, ' '.repeat(width + 2))] : []),
    ]),
    '',
    wrapped(
      `[${columns[0]?.document.shortTitle}: …] is said by that text alone. ${
        marking.isOn
          ? 'Words without brackets are the same in all texts that have the point.'
          : 'Whole points are bracketed, not words, because the texts are not all here in their own words.'
      } Square brackets of the texts themselves are written ⟦ ⟧. What is left out, not found or not known is told apart.`,
    ),
    ...(marking.isWarned ? [wrapped(marking.reasons.join(' '))] : []),
    ...(marking.limit ? [wrapped(limitLine(marking.limit))] : []),
    ...(rows.length < all.rows.length ? [`${rows.length} of ${all.rows.length} rows, as filtered.`] : []),
    '',
    ...rows.flatMap(row => [...rowLines(row), '']),
    '-'.repeat(WIDTH),
    wrapped(stampLine(stamp)),
    ...(stamp.license ? [`Data: ${stamp.license}.`] : []),
    ...(stamp.url ? [stamp.url] : []),
    '',
  ].join('\n')
}

function rowLines(row: ReportRow): string[] {
  const heading = [kindsLine(row), row.significance, row.issues.join(', ')].filter(Boolean).join(' · ')
  const numbers = row.cells.flatMap(({ column, points }) =>
    points.length > 0 ? `${column.document.shortTitle} ${points.map(({ ref }) => ref.number).join(', ')}` : [],
  )
  return [
    '-'.repeat(WIDTH),
    wrapped(numbers.join(' / ')),
    wrapped(heading),
    '',
    ...bracketed(row).map(text => wrapped(text, '  ')),
    ...row.cells.flatMap(cell => notesOf(cell)),
  ]
}

function bracketed({ cells }: ReportRow): string[] {
  const said = cells.filter(({ points }) => points.length > 0)
  const texts = said.map(({ points }) => points.map(({ point }) => plain(point.text)).join('\n\n'))
  const [first, second] = said
  const absences = cells.filter(({ absence }) => absence).map(cell => `[${nameOf(cell)}: ${absenceLine(cell)}]`)
  if (said.length === cells.length && new Set(texts.map(likened)).size === 1) return [texts[0] ?? '']
  const parts = second?.points.length === 1 ? (second.points[0]?.parts ?? null) : null
  if (said.length === 2 && first && second && parts && isWhole(parts, texts)) {
    const words = parts.map(({ kind, text }) =>
      kind === 'same' ? plain(text) : bracket(plain(text), nameOf(kind === 'removed' ? first : second)),
    )
    return [spaced(words), ...absences]
  }
  return cells.map(cell => {
    if (cell.absence) return `[${nameOf(cell)}: ${absenceLine(cell)}]`
    const points = cell.points.map(({ ref, point }) =>
      cell.points.length > 1 ? `(${ref.number}) ${plain(point.text)}` : plain(point.text),
    )
    return `[${nameOf(cell)}: ${points.join('\n\n')}]`
  })
}

/** Line breaks around the words stay outside. */
const bracket = (text: string, name: string): string =>
  text.replace(/^(\s*)(.*?)(\s*)$/s, (_, before: string, words: string, after: string) =>
    [before, words === '' ? '' : `[${name}: ${words}]`, after].join(''),
  )

/** Whether marked words are all that both texts say: a text may have more points than those from which the other comes. */
const isWhole = (parts: readonly TextPart[], [before, after]: readonly string[]): boolean =>
  likened(textBy(parts, 'removed')) === likened(before ?? '') && textBy(parts, 'added') === after

const textBy = (parts: readonly TextPart[], by: TextPart['kind']): string =>
  plain(
    parts
      .filter(({ kind }) => kind === 'same' || kind === by)
      .map(({ text }) => text)
      .join(''),
  )

/** Brackets next to each other, or next to a word, stand apart. */
const spaced = (words: readonly string[]): string =>
  words
    .join('')
    .replaceAll('][', '] [')
    .replace(/\](?=[\p{L}\p{N}])/gu, '] ')

function notesOf(cell: ReportCell): string[] {
  const states = cell.points.flatMap(({ ref, state }) =>
    state ? `Point ${ref.number}: ${state.isOpen ? 'open; ' : ''}${state.text}.` : [],
  )
  const lines = [...changeLines(cell), ...states]
  return lines.length > 0 ? [`    ${nameOf(cell)}:`, ...lines.map(line => wrapped(`- ${line}`, '      '))] : []
}

const nameOf = ({ column }: ReportCell): string => column.document.shortTitle
const plain = (text: string): string => withSingleBlanks(text.replaceAll('[', '⟦').replaceAll(']', '⟧'))

/** Most texts have none but single blanks, and looking is faster than replacing each by itself. */
const withSingleBlanks = (text: string): string =>
  /[^\S\n]{2}|[^\S\n ]/.test(text) ? text.replace(/[^\S\n]+/g, ' ') : text

/** Line by line: a blank one goes on separating paragraphs. */
const wrapped = (text: string, indent = ''): string =>
  text
    .trim()
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .split('\n')
    .flatMap(line => wrappedLines(line, indent))
    .join('\n')

function wrappedLines(text: string, indent: string): string[] {
  const words = withSingleBlanks(text.trim())
  const room = WIDTH - indent.length
  const lines: string[] = []
  let start = 0
  while (words.length - start > room) {
    const lastBlank = words.lastIndexOf(' ', start + room)
    // A word longer than a line has one of its own.
    const end = lastBlank > start ? lastBlank : words.indexOf(' ', start + room)
    if (end === -1) break
    lines.push(words.slice(start, end))
    start = end + 1
  }
  return [...lines, words.slice(start)].map(line => (line === '' ? '' : `${indent}${line}`))
}
