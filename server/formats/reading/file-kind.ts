import { otherTextProblem } from '../../domain/exchange/other-formats.ts'
import type { SheetFormat } from '../../domain/importing/sheet.ts'
import { type Delimiter, delimiterOf } from './csv.ts'

type FileKind = { readonly kind: 'record' | SheetFormat } | { readonly problem: string }

/** What a text is, judged by how it begins; what can't be imported is named, with the way on. */
export function kindOfText(text: string): FileKind {
  const start = text.slice(0, 20_000).replace(/^\ufeff/, '')
  if (/^\s*BEGIN:VCALENDAR/i.test(start)) return { kind: 'ics' }
  const problem = otherTextProblem(text)
  if (problem !== undefined) return { problem }
  if (isTimelineJs(text)) return { kind: 'timelinejs' }
  if (/^\s*[[{]/.test(start)) return { kind: 'record' }
  return isTable(start) ? { kind: 'csv' } : { problem: NO_TABLE }
}

const NO_TABLE =
  'This can’t be told from plain text. A table has a first line that names its columns, with commas, semicolons or tabs between them.'

/** Also as a script, as its first versions read it. */
const isTimelineJs = (text: string): boolean =>
  /^\ufeff?\s*(\w+\s*(=|\()\s*)?\{/.test(text) &&
  /"(start_date|startDate)"\s*:/.test(text) &&
  !/"format"\s*:\s*"parley-/.test(text.slice(0, 200))

function isTable(start: string): boolean {
  const delimiter: Delimiter = delimiterOf(start)
  const [head = ''] = start.split(/\r\n?|\n/)
  return head.replace(/"(?:[^"]|"")*"/g, '""').split(delimiter).length > 1
}
