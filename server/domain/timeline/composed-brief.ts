import { inTimeOrder } from '../dates/time-order.ts'
import { dateInWords } from '../dates/words.ts'
import { LIMITS } from '../entries/fields.ts'
import type { Process } from '../entries/process.ts'
import { INTL_TAGS } from '../language/languages.ts'
import { readersLanguage } from '../language/reader.ts'
import { words } from '../language/words.ts'
import { stanceCell } from '../positions/stance-cell.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import type { CurrentText } from './text-on-the-table.ts'

// Where the negotiation stands in one paragraph, put together from what is recorded, for a day of which no editor has written.

/** Of one statement, from the fullest wording to the shortest. */
type Wordings = readonly string[]

/** As much of it as a brief may have characters; what comes first is kept first. */
export function composedBrief(record: NegotiationRecord, process: Process, text: CurrentText | undefined): string {
  const statements = [
    settlement(record, process),
    ...(text ? [tabled(text), ...agreed(record, text), ...open(text), ...rejected(record, process, text)] : []),
  ]
  return statements.reduce((brief, wordings) => {
    const longer = wordings.map(wording => `${brief} ${wording}`.trim())
    return longer.find(({ length }) => length <= LIMITS.brief) ?? brief
  }, '')
}

function settlement(record: NegotiationRecord, { id, began, ended }: Process): Wordings {
  const { calendar, moment } = record
  const { brief } = words().timeline
  const hasEnded =
    ended !== undefined && (moment.on === undefined || (calendar.datesOf(ended).lastDay ?? '') <= moment.on)
  if (!hasEnded) return [brief.noSettlement]
  const since = calendar.datesOf(began).earliest
  const agreements = record
    .list('document')
    .filter(
      ({ kind, process, when }) => kind === 'agreement' && process === id && calendar.datesOf(when).earliest >= since,
    )
  const last = inTimeOrder(agreements, calendar).at(-1)
  const end = dateInWords(ended)
  return [last ? brief.endedWith(end, last.shortTitle) : brief.endedWithout(end)]
}

const tabled = ({ document: { shortTitle, when } }: CurrentText): Wordings => [
  words().timeline.brief.currentText(shortTitle, dateInWords(when)),
]

/** What most points are said to be agreed by: agreement is somebody's word. */
function agreed(record: NegotiationRecord, { document, agreed: groups }: CurrentText): Wordings[] {
  const [largest] = groups.toSorted((a, b) => b.points.length - a.points.length)
  if (!largest) return []
  const [count, all] = [largest.points.length, document.points.length].map(String)
  const among = listed(largest.among.map(id => nameOf(record, id)))
  return [[words().timeline.brief.agreed(nameOf(record, largest.assertedBy), count ?? '', all ?? '', among)]]
}

const MOST_NAMED = 4

function open({ document, open: states }: CurrentText): Wordings[] {
  if (states.length === 0) return []
  const { brief } = words().timeline
  const count = brief.openCount(states.length)
  if (states.length > MOST_NAMED) return [[count]]
  const labels = states.map(({ point }) =>
    pointLabel(document.points.find(({ number }) => number === point)?.label ?? point),
  )
  return [[brief.open(listed(labels)), count]]
}

/** Those of the parties and mediators whose last word on the text as a whole is no. */
function rejected(record: NegotiationRecord, { parties, mediators }: Process, { document }: CurrentText): Wordings[] {
  const onWhole = record.referrers(document.id, 'position').filter(({ about }) => about.point === undefined)
  const against = [...parties, ...mediators].filter(side => {
    const { state, stances } = stanceCell(
      onWhole.filter(({ actor, about }) => actor === side && about.document === document.id),
      record.calendar,
    )
    return state === 'stance' && stances.every(stance => stance === 'rejects' || stance === 'red-line')
  })
  return against.length === 0 ? [] : [[words().timeline.brief.rejected(listed(against.map(id => nameOf(record, id))))]]
}

/** In each language that a record may be read in. */
const OPEN = /\s*\((?:open|відкрит[^()]*|открыт[^()]*|عالق[^()]*|مفتوح[^()]*)\)$/i

/** Some labels end with the state of their point, which stands beside them here. */
export const pointLabel = (label: string): string => label.replace(OPEN, '')

const nameOf = (record: NegotiationRecord, id: string): string => record.find('actor', id)?.name ?? id

const listed = (names: readonly string[]): string => new Intl.ListFormat(INTL_TAGS[readersLanguage()]).format(names)
