import { currentText } from '../../domain/documents/current-text.ts'
import { documentBrief } from '../../domain/documents/document-brief.ts'
import { type DocumentFamily, documentFamily, familyOf } from '../../domain/documents/document-family.ts'
import { landmarkTexts } from '../../domain/documents/landmark-texts.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import { AVAILABILITIES, DOCUMENT_KINDS, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { groupBy } from '../../domain/group-by.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral, negotiationsOf } from '../../domain/record/negotiations.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { sentenceCase } from '../../domain/text/sentence-case.ts'
import { type NegotiationTab, negotiationTabs } from '../lists/negotiations.ts'
import { actorLink, documentLink, type Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { type FamilyView, toFamilyView } from './family-view.ts'
import { pointsInWords, type RelatedText, relativesOf } from './relations.ts'
import { type StandingView, toStanding } from './standing-view.ts'
import { type WayOn, waysOn } from './ways-on.ts'

export interface TextEntry {
  readonly anchor: string
  readonly link: Link
  readonly title: string
  readonly date: DateView
  readonly kind: TermView
  readonly status: string
  readonly availability: TermView
  readonly parties: readonly Link[]
  readonly points: string
  /** By how they stand to it. */
  readonly relatives: readonly { readonly words: string; readonly texts: readonly RelatedText[] }[]
}

/** The text on the table, with what it says and where it stands. */
interface CurrentEntry extends TextEntry {
  readonly brief: readonly string[]
  readonly waysOn: readonly WayOn[]
  readonly standing: StandingView | null
}

interface DocumentListPage {
  /** Null where the record holds no text with points, and where the texts of several negotiations are listed. */
  readonly current: CurrentEntry | null
  readonly tabs: readonly NegotiationTab[]
  /** The other texts, or those of each negotiation: no text stands in two groups, and no group is empty. */
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    /** The timeline of the negotiation whose texts they are. */
    readonly href: string | null
    readonly texts: readonly TextEntry[]
  }[]
  readonly family: FamilyView
  readonly jsonHref: string
  readonly addHref: string | null
}

export const DOCUMENTS_TEMPLATE = template<DocumentListPage>('documents/documents', { styles: 'texts' })

export function toDocumentListPage(
  record: NegotiationRecord,
  negotiation: string | null = null,
): Omit<DocumentListPage, 'addHref'> {
  const paths = pathsAt(record.moment)
  const graph = new LineageGraph(record)
  const family = familyOf(documentFamily(graph), negotiation)
  const isOfSeveral = negotiation === null && hasSeveral(record)
  const current = isOfSeveral ? undefined : currentText(record, negotiation ?? undefined)
  const landmarks = new Set(landmarkTexts(record).map(({ id }) => id))
  const others = family.nodes.map(({ document }) => document).filter(({ id }) => id !== current?.id)
  const entries = (texts: readonly NegotiatingDocument[]) => texts.map(text => toEntry(text, record, graph, family))
  const { list: listWords } = words().documents
  const rest = others.filter(({ id }) => !landmarks.has(id))
  return {
    current: current ? toCurrent(current, record, graph, family) : null,
    tabs: negotiationTabs(record, negotiation, process => paths.documentsOf({ process })),
    groups: (isOfSeveral
      ? negotiationsOf(record).map(({ id, title }) => ({
          id: `negotiation-${id}`,
          title,
          href: paths.negotiation(id),
          texts: entries(others.filter(({ process }) => process === id)),
        }))
      : [
          {
            id: 'landmarks',
            title: listWords.landmarks,
            href: null,
            texts: entries(others.filter(({ id }) => landmarks.has(id))),
          },
          {
            id: 'others',
            title: current || landmarks.size > 0 ? listWords.others : listWords.all,
            href: null,
            texts: entries(rest),
          },
        ]
    ).filter(({ texts }) => texts.length > 0),
    family: toFamilyView(family, record),
    jsonHref: paths.documentsJsonOf({ process: negotiation }),
  }
}

function toEntry(
  document: NegotiatingDocument,
  record: NegotiationRecord,
  graph: LineageGraph,
  family: DocumentFamily,
): TextEntry {
  const { bases, later } = relativesOf(document.id, record, graph, family)
  return {
    anchor: `text-${document.id}`,
    link: documentLink(record, document.id),
    title: document.title,
    date: dateView(document.when),
    kind: termView(DOCUMENT_KINDS, document.kind),
    status: sentenceCase(document.status),
    availability: termView(AVAILABILITIES, document.availability),
    parties: document.parties.map(id => actorLink(record, id)),
    points: pointsInWords(document),
    relatives: [...groupBy([...bases, ...later], ({ words }) => words)].map(([words, texts]) => ({ words, texts })),
  }
}

function toCurrent(
  document: NegotiatingDocument,
  record: NegotiationRecord,
  graph: LineageGraph,
  family: DocumentFamily,
): CurrentEntry {
  const page = pathsAt(record.moment).document(document.id)
  return {
    ...toEntry(document, record, graph, family),
    brief: documentBrief(document, ownWordsOf(record).issues).lines.map(({ text }) => text),
    waysOn: waysOn(document, record, graph, page),
    standing: toStanding(document, pointStates(record, document), record, graph, page),
  }
}
