import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords } from '../../domain/documents/agreement-claim.ts'
import { lineageOf } from '../../domain/documents/lineage.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import { AVAILABILITIES, DOCUMENT_KINDS, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { BarFigure, Card, TextsFigure } from '../../formats/cards/card.ts'
import { pointsInWords } from '../documents/relations.ts'
import { counted } from '../site/count-words.ts'
import { actorLink, actorNames } from '../site/links.ts'
import { termView } from '../site/small-views.ts'
import { cardOf, entryOf, kicker, noSuchPage } from './card-base.ts'

// The cards of texts, of single points and of points through the texts.

export function documentCard(record: NegotiationRecord, id: string): Card {
  const document = entryOf(record, 'document', id)
  const { title, kind, when, status, availability, summary } = document
  return cardOf(record, {
    kicker: kicker(termView(DOCUMENT_KINDS, kind).label, dateInWords(when)),
    title,
    facts: [
      { text: capitalised(status) },
      { text: termView(AVAILABILITIES, availability).label },
      { text: pointsInWords(document) },
    ],
    lead: summary,
    figure: barOf(document, record),
  })
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Null where nothing is recorded of any point: a grey bar would say that. */
function barOf(document: NegotiatingDocument, record: NegotiationRecord): BarFigure | null {
  const { agreed, open, withoutState, points } = pointStates(record, document)
  if (points.length === withoutState.length) return null
  const name = (id: string) => actorLink(record, id).text
  const withdrawn = points.filter(({ newest }) => newest?.state === 'withdrawn').length
  const parts = [
    ...agreed.map(({ among, points: numbers, assertedBy }) => ({
      label: `agreed between ${new Intl.ListFormat('en').format(among.map(name))} only, says ${name(assertedBy)}`,
      count: numbers.length,
      tone: 'agreed' as const,
    })),
    { label: 'open', count: open.length, tone: 'open' as const },
    { label: 'withdrawn', count: withdrawn, tone: 'withdrawn' as const },
    { label: 'without a recorded state', count: withoutState.length, tone: 'unknown' as const },
  ]
  return { kind: 'bar', parts: parts.filter(({ count }) => count > 0) }
}

export function pointCard(record: NegotiationRecord, id: string, number: string): Card {
  const document = entryOf(record, 'document', id)
  const point = document.points.find(candidate => candidate.number === number)
  if (!point) throw noSuchPage()
  const state = pointStates(record, document).points.find(one => one.number === number)?.newest
  return cardOf(record, {
    kicker: kicker(`Point ${number}`, document.shortTitle, dateInWords(document.when)),
    title: point.label,
    facts: state ? stateFacts(record, state) : [],
    lead: point.text,
  })
}

function stateFacts(record: NegotiationRecord, state: PointState): Card['facts'] {
  const agreed = state.state === 'agreed-between'
  const among = agreed ? ` ${actorNames(record, state.among.toSorted())} only` : ''
  return [{ text: `${termView(POINT_STATES, state.state).label}${among}` }, { text: assertionInWords(record, state) }]
}

/** Versions that have room beside each other; the newest are shown. */
const MOST_VERSIONS = 4

export function lineageCard(record: NegotiationRecord, document: string, number: string): Card {
  const lineage = lineageOf({ document, number }, new LineageGraph(record))
  if (!lineage) throw noSuchPage()
  const { points, versions, label } = lineage
  const figure: TextsFigure = {
    kind: 'texts',
    caption:
      points.length > MOST_VERSIONS ? `The newest ${MOST_VERSIONS} of ${points.length} versions` : 'Its versions',
    texts: points.slice(-MOST_VERSIONS).map(({ document: text, point }) => ({
      name: `${text.shortTitle}, ${point.number}`,
      date: dateInWords(text.when),
      says: point.text,
    })),
  }
  return cardOf(record, {
    kicker: `One question through ${counted(versions, 'text', 'texts')}`,
    title: label,
    figure,
  })
}
