import type { PathParts } from './file-names.ts'

// Which narrowed lists have files of their own. Each parameter alone, or the few that pages ask for together: their combinations
// are without number.

/** Lists of which the data are kept as well: all others are filters of data that are there as a whole. */
const WITH_DATA = /^\/compare$/

type Asked = (params: URLSearchParams) => boolean

/** What may be asked of the lists at a path, besides the pages of each. */
const KEPT: readonly (readonly [stem: RegExp, asked: Asked])[] = [
  [/^\/timeline$/, params => hasOnly(params, TIMELINES) || isMonths(params)],
  [/^\/positions$/, params => hasOnly(params, ['columns', 'columns actor', 'columns issue', 'document', 'process'])],
  [/^\/sources$/, params => hasOnly(params, ['show', 'publisher'])],
  [/^\/actors\/[^/]+$/, params => hasOnly(params, ['list', 'list part', 'list with'])],
  [/^\/sources\/[^/]+$/, params => hasOnly(params, ['list'])],
  [/^\/(documents|deadlines)$/, params => hasOnly(params, ['process'])],
  [/^\/changes$/, params => hasOnly(params, ['batch'])],
  [/^\/compare$/, params => hasOnly(params, ['documents'])],
]

const TIMELINES = ['actor context', 'document', 'issue', 'process', 'significance', 'context', 'order']

const hasOnly = (params: URLSearchParams, sets: readonly string[]): boolean =>
  sets.includes([...params.keys()].join(' '))

/** Whole months, of which a record has few. */
const isMonths = (params: URLSearchParams): boolean =>
  [...params.keys()].join(' ') === 'from to' &&
  /-01$/.test(params.get('from') ?? '') &&
  isLastOfMonth(params.get('to') ?? '')

function isLastOfMonth(day: string): boolean {
  const [, year, month, last] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  return year !== undefined && new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() === Number(last)
}

/** Whether what is asked of the list at a path has a file. `path` is as `pathPartsOf` parts it. */
export function isKept({ stem, extension }: PathParts, params: URLSearchParams): boolean {
  if (params.size === 0) return true
  if (extension !== '' && !WITH_DATA.test(stem)) return false
  const rest = new URLSearchParams(params)
  rest.delete('page')
  return KEPT.some(([path, asked]) => path.test(stem) && (rest.size === 0 || asked(rest)))
}
