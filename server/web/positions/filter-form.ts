import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import type { PositionsQuery } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { isOfNegotiation } from '../lists/negotiations.ts'
import { pathsAt } from '../site/paths.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly isChosen: boolean
}

export interface FilterForm {
  readonly action: string
  readonly byIssues: boolean
  /** The negotiation that is chosen, which goes along unseen. */
  readonly process: string | null
  readonly documents: readonly Choice[]
  readonly issues: readonly Choice[]
  readonly actors: readonly Choice[]
  readonly on: string
  readonly known: string
  readonly since: string
  readonly isFiltered: boolean
  readonly clearHref: string
}

export function toFilterForm(
  record: NegotiationRecord,
  query: PositionsQuery,
  document: NegotiatingDocument | null,
): FilterForm {
  const { on, known } = record.moment
  const isRead = isOfNegotiation(query.process)
  const actors = new Set([
    ...record
      .list('position')
      .filter(isRead)
      .map(({ actor }) => actor),
    ...query.actor,
  ])
  const [actor] = query.actor
  return {
    action: '/positions',
    byIssues: query.columns === 'issues',
    process: query.process,
    documents: textsWithStances(record)
      .filter(isRead)
      .map(({ id, shortTitle, when }) => ({
        value: id,
        label: `${shortTitle}${words().pages.comma}${dateInWords(when)}`,
        isChosen: id === document?.id,
      })),
    issues: Object.entries(ownWordsOf(record).issues).map(([id, { label }]) => ({
      value: id,
      label,
      isChosen: id === query.issue,
    })),
    actors: [...actors]
      .map(id => ({ value: id, label: record.find('actor', id)?.name ?? id, isChosen: id === actor }))
      .sort((a, b) => a.label.localeCompare(b.label, readersLanguage())),
    on: on ? dateInWords(on) : '',
    known: known ?? '',
    since: query.since ? dateInWords(query.since) : '',
    isFiltered: query.issue !== null || query.actor.length > 0,
    clearHref: pathsAt(record.moment).positions({ ...query, issue: null, actor: [] }),
  }
}

/** Texts of which there is anything to show, the oldest first. */
function textsWithStances(record: NegotiationRecord): NegotiatingDocument[] {
  const spokenOf = new Set(record.list('position').map(({ about }) => about.document))
  const texts = record.list('document').filter(({ id, points }) => points.length > 0 || spokenOf.has(id))
  return inTimeOrder(texts, record.calendar)
}
