import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import type { EntryType } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'

// What the examples of the description ask, made of what the record holds: little enough to be read, and answered by any record.

interface Question {
  readonly parts?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

/** By the name of the operation. What stands here in no way, or asks for what the record has not, has no example. */
export function exampleQuestions(record: NegotiationRecord): ReadonlyMap<string, Question> {
  const event = newestEvent(record)
  const text = shortestText(record)
  const point = text?.points[0]
  const source = event?.citations[0]?.source
  const ofDay = event && { query: { from: day(event.when), to: day(event.when) } }
  const first = (type: EntryType) => record.list(type)[0]?.id
  const entries: Readonly<Record<string, string | undefined>> = {
    event: event?.id,
    eventHistory: event?.id,
    document: text?.id,
    documentHistory: text?.id,
    actor: event?.participants[0]?.actor,
    actorHistory: event?.participants[0]?.actor,
    source,
    sourceHistory: source,
    position: first('position'),
    positionHistory: first('position'),
    pointState: first('pointState'),
    pointStateHistory: first('pointState'),
    process: first('process'),
    processHistory: first('process'),
    negotiation: first('process'),
    phase: first('phase'),
    phaseHistory: first('phase'),
    record: first('record'),
    recordHistory: first('record'),
    issue: record.find('record', 'record')?.issues[0]?.id,
  }
  const read = {
    readEvent: entries['event'],
    readDocument: entries['document'],
    readPosition: entries['position'],
    readPointState: entries['pointState'],
    readActor: entries['actor'],
    readSource: entries['source'],
    readNegotiation: entries['process'],
    readPhase: entries['phase'],
    readRecord: entries['record'],
  }
  const others: Readonly<Record<string, Question | undefined>> = {
    ...Object.fromEntries(
      ['actors', 'changes', 'changesFeed', 'deadlines', 'documents', 'issues', 'lineages', 'positions'].map(id => [
        id,
        {},
      ]),
    ),
    timeline: ofDay,
    timelineForTimelineJs: ofDay,
    timelineAsMap: ofDay,
    timelineAsLinkedData: ofDay,
    timelineFeed: ofDay,
    search: event && { query: { q: wordOf(event.title) } },
    sources: source === undefined ? undefined : { query: { publisher: publisherOf(record, source) } },
    sourcesAsCsl: source === undefined ? undefined : { query: { publisher: publisherOf(record, source) } },
    point: text && point && { parts: { id: text.id, number: point.number } },
    lineage: text && point && { parts: { document: text.id, number: point.number } },
    comparison: text && comparedWith(record, text),
  }
  return new Map(
    [
      ...Object.entries({ ...entries, ...read }).map(([id, entry]) => [id, entry && { parts: { id: entry } }] as const),
      ...Object.entries(others),
    ].flatMap(([id, question]) => (question ? [[id, question] as const] : [])),
  )
}

const newestEvent = (record: NegotiationRecord) =>
  timelineOf(record)
    .allMatching({ ...EVERYTHING, order: 'newest' })
    .find(({ participants, citations }) => participants.length > 0 && citations.length > 0)

/** Of those whose points come from others. */
const shortestText = (record: NegotiationRecord): NegotiatingDocument | undefined =>
  record
    .list('document')
    .filter(({ points }) => points.some(({ ancestors }) => ancestors.length > 0))
    .sort((a, b) => a.points.length - b.points.length || (a.id < b.id ? -1 : 1))[0]

function comparedWith(record: NegotiationRecord, text: NegotiatingDocument): Question | undefined {
  const before = text.points.flatMap(({ ancestors }) => ancestors.map(({ document }) => document))
  const known = before.find(id => record.find('document', id))
  return known === undefined ? undefined : { query: { documents: `${known},${text.id}` } }
}

const day = (edtf: string): string => edtf.replace(/[~?%].*|[T/].*/, '')

const wordOf = (title: string): string => title.split(/\s+/).find(word => /^\p{L}{4,}$/u.test(word)) ?? title

const publisherOf = (record: NegotiationRecord, source: string): string =>
  record.find('source', source)?.publisher ?? ''
