import type { PositionsQuery } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Card } from '../../formats/cards/card.ts'
import type { StanceName } from '../../formats/cards/signs.ts'
import { toPositionsPage } from '../positions/positions-view.ts'
import { shownPositions } from '../positions/shown-positions.ts'
import { cardOf, kicker, noSuchPage } from './card-base.ts'

/** More columns than this would be too small to see; the rest is on the page. */
const MOST_COLUMNS = 36

/** Positions on the text as a whole, or on what all of it does on one issue. */
const WHOLE_TEXT = 'all'

const MOST_ROWS_BESIDE_FACTS = 4

/** Signs that are explained in one line; beyond them a dotted line explains itself. */
const MOST_EXPLAINED = 7

/** The stance matrix in small: actors down the card, points across it. */
export function positionsCard(record: NegotiationRecord, query: PositionsQuery): Card {
  const shown = shownPositions(record, query, null)
  if (!shown) {
    if (query.document !== null) throw noSuchPage()
    return cardOf(record, { kicker: 'Who stands where', title: 'Positions' })
  }
  const page = toPositionsPage(record, query, shown, null)
  const isOnText = shown.document !== null
  // By issue most columns would be empty, and their names need the room.
  const columns = page.rows
    .filter(({ cells }) => isOnText || cells.some(({ sign }) => sign.id !== 'none'))
    .slice(0, MOST_COLUMNS)
  const signs = columns.map(({ cells }) => cells.map(({ sign }) => sign.id as StanceName))
  const used = new Set(signs.flat())
  const rows = page.actors.map(({ text }, actor) => ({
    name: text,
    signs: signs.map(column => column[actor] ?? ('none' as const)),
  }))
  return cardOf(record, {
    kicker: kicker('Who stands where', page.about?.date),
    title: page.title,
    facts: rows.length > MOST_ROWS_BESIDE_FACTS ? [] : [{ text: page.summary }],
    figure:
      rows.length > 0
        ? {
            kind: 'matrix',
            columns: columns.map(({ number, text }) => (isOnText ? (number ?? WHOLE_TEXT) : text.text)),
            rows,
            legend: page.legend
              .filter(({ id }) => used.has(id as StanceName) && (id !== 'none' || used.size <= MOST_EXPLAINED))
              .map(({ id, label }) => ({ sign: id as StanceName, label })),
          }
        : null,
  })
}
