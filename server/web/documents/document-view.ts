import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { currentText } from '../../domain/documents/current-text.ts'
import { documentBrief } from '../../domain/documents/document-brief.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import { textStatus } from '../../domain/documents/text-status.ts'
import {
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CHANGE_BASES,
  CUSTODY_STATUSES,
  DOCUMENT_KINDS,
  FIDELITIES,
  type NegotiatingDocument,
} from '../../domain/entries/document.ts'
import { DOCUMENT_RELATIONS } from '../../domain/entries/event.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { sentenceCase } from '../../domain/text/sentence-case.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { type Upkeep, upkeepOf } from '../history/upkeep.ts'
import { actorLink, documentLink, eventLink, type Link, negotiationLink, type SureLink } from '../site/links.ts'
import { pathsAt, pointAnchor } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { createSourceList, type NumberedSource } from '../sources/cited-sources.ts'
import type { FateLine } from './fates.ts'
import { type PointView, toPointView } from './point-body.ts'
import { pointLink } from './point-link.ts'
import { comparisonLinks, pointsInWords, type RelatedText, relativesOf } from './relations.ts'
import { type StandingView, toStanding } from './standing-view.ts'
import { type WayOn, waysOn } from './ways-on.ts'

interface DroppedView {
  readonly point: Link
  readonly label: string
  readonly document: Link
  readonly basis: string
  readonly note: string | null
}

interface StatusView {
  /** What is true of the text for ever. */
  readonly words: string
  /** The texts that answer it or come after it. */
  readonly relatives: readonly { readonly words: string; readonly texts: readonly LaterTextView[] }[]
  readonly isCurrent: boolean
  /** The text on the table, where it is named nowhere else. */
  readonly current: LaterTextView | null
}

type LaterTextView = Link & { readonly date: string; readonly isCurrent: boolean }

export interface DocumentPage extends Upkeep {
  readonly title: string
  readonly kind: TermView
  readonly date: DateView
  /** Null where the record holds no other. */
  readonly negotiation: SureLink | null
  readonly status: StatusView
  readonly brief: {
    readonly isComposed: boolean
    readonly lines: readonly { readonly text: string; readonly points: readonly SureLink[] }[]
  }
  readonly waysOn: readonly WayOn[]
  readonly paragraphs: readonly string[]
  readonly availability: TermView
  readonly fidelity: TermView
  readonly pointCount: string
  readonly parties: readonly Link[]
  readonly authors: readonly {
    readonly actor: Link
    readonly basis: TermView
    readonly note: string | null
    readonly source: NumberedSource | null
  }[]
  readonly custody: readonly {
    readonly actor: Link
    readonly status: TermView
    readonly date: DateView
    readonly source: NumberedSource | null
  }[]
  readonly bases: readonly RelatedText[]
  readonly later: readonly RelatedText[]
  readonly comparisons: readonly SureLink[]
  /** Null where nothing is recorded of any point. */
  readonly standing: StandingView | null
  readonly points: readonly (PointView & { readonly fates: readonly FateLine[] })[]
  /** Later texts that are not known well enough to say what became of the points, and why. */
  readonly notComparable: readonly { readonly document: Link; readonly reason: string }[]
  readonly dropped: readonly DroppedView[]
  readonly events: readonly (Link & { readonly date: string; readonly relation: string })[]
  readonly sources: readonly NumberedSource[]
  readonly timelineHref: string
  readonly jsonHref: string
}

export const DOCUMENT_TEMPLATE = template<DocumentPage>('documents/document', { styles: 'texts' })

export function toDocumentPage(document: NegotiatingDocument, site: Pick<Site, 'record' | 'mayWrite'>): DocumentPage {
  const { id } = document
  const { record } = site
  const paths = pathsAt(record.moment)
  const graph = new LineageGraph(record)
  const sources = createSourceList(record, document.citations)
  const states = pointStates(record, document)
  const brief = documentBrief(document, ownWordsOf(record).issues)
  const events = inTimeOrder(record.referrers(id, 'event'), record.calendar)
  const points = document.points.map((point, index) =>
    toPointView(document, point, states.points[index], { record, graph, sources }),
  )
  return {
    ...upkeepOf(site, 'document', id),
    title: document.title,
    kind: termView(DOCUMENT_KINDS, document.kind),
    date: dateView(document.when),
    negotiation: negotiationLink(record, document),
    status: toStatus(document, record),
    brief: {
      isComposed: brief.isComposed,
      lines: brief.lines.map(({ text, points: numbers }) => ({
        text,
        points: numbers.map(number => ({ text: number, href: `#${pointAnchor(number)}` })),
      })),
    },
    waysOn: waysOn(document, record, graph),
    paragraphs: paragraphsOf(document.summary),
    availability: termView(AVAILABILITIES, document.availability),
    fidelity: termView(FIDELITIES, document.fidelity),
    pointCount: pointsInWords(document),
    parties: document.parties.map(party => actorLink(record, party)),
    authors: document.authors.map(({ actor, basis, note, source }) => ({
      actor: actorLink(record, actor),
      basis: termView(AUTHORSHIP_BASES, basis),
      note,
      source: sources.mark(source),
    })),
    custody: document.custody.map(({ actor, status, when, source }) => ({
      actor: actorLink(record, actor),
      status: termView(CUSTODY_STATUSES, status),
      date: dateView(when),
      source: sources.mark(source),
    })),
    ...relativesOf(id, record, graph),
    comparisons: comparisonLinks(document, record, graph),
    standing: toStanding(document, states, record, graph),
    points: points.map(point => ({
      ...point,
      fates: [...point.before, ...point.after].filter(({ fate }) => fate !== 'unknown'),
    })),
    notComparable: notComparable(points),
    dropped: document.dropped.map(({ document: earlier, number, basis, note }) => {
      const ref = { document: earlier, number }
      return {
        point: pointLink(record, graph, ref),
        label: graph.point(ref)?.label ?? '',
        document: documentLink(record, earlier),
        basis: termView(CHANGE_BASES, basis).label.toLowerCase(),
        note,
      }
    }),
    events: events.map(event => ({
      ...eventLink(record, event.id),
      relation: event.documents
        .filter(({ document: of }) => of === id)
        .map(({ relation }) => termView(DOCUMENT_RELATIONS, relation).label.toLowerCase())
        .join(', '),
    })),
    sources: sources.all,
    timelineHref: paths.timeline({ ...EVERYTHING, document: [id] }),
    jsonHref: paths.documentJson(id),
  }
}

function notComparable(points: readonly PointView[]): DocumentPage['notComparable'] {
  const unknown = points.flatMap(({ after }) => after.filter(({ fate }) => fate === 'unknown'))
  const byText = new Map(unknown.map(({ document, detail }) => [document.text, { document, reason: detail }]))
  return [...byText.values()]
}

function toStatus(document: NegotiatingDocument, record: NegotiationRecord): StatusView {
  const current = currentText(record, document.process)
  const { isCurrent, answeredBy, takenFurtherIn } = textStatus(record, document, current)
  const later = (text: NegotiatingDocument) => ({
    ...documentLink(record, text.id),
    date: dateInWords(text.when),
    isCurrent: text.id === current?.id,
  })
  const { status } = words().documents
  const isNamed = isCurrent || [...answeredBy, ...takenFurtherIn].some(({ id }) => id === current?.id)
  return {
    words: sentenceCase(document.status),
    relatives: [
      { words: status.answeredBy, texts: answeredBy.map(later) },
      { words: status.followedBy, texts: takenFurtherIn.map(later) },
    ].filter(({ texts }) => texts.length > 0),
    isCurrent,
    current: current && !isNamed ? later(current) : null,
  }
}
