import type { NegotiatingDocument } from '../entries/document.ts'
import { basesOf } from './document-order.ts'
import type { LineageGraph } from './lineage-graph.ts'

interface FamilyNode {
  readonly document: NegotiatingDocument
  /** How many texts it is from the beginning of its family, by the longest way; 0 for a text that builds on none. */
  readonly generation: number
  /** Id of the first text of those that are connected with it; its own where it stands alone. */
  readonly family: string
  /** Texts that it names as its bases and the record does not hold. */
  readonly missing: readonly string[]
}

/** A text and one that builds on it. */
export interface FamilyEdge {
  readonly from: string
  readonly to: string
  /** The two texts' dates as recorded (EDTF). */
  readonly fromWhen: string
  readonly toWhen: string
  /**
   * `answers`: a counter-proposal to it · `based-on` · `points`: not recorded as based on it, but its points come from
   * it or are recorded as left out.
   */
  readonly relation: 'answers' | 'based-on' | 'points'
  /** How many points of the later text are recorded as coming from the earlier one. */
  readonly points: number
}

/** The family tree of the texts, nodes and edges in the order of the texts; the oldest first. */
export interface DocumentFamily {
  readonly nodes: readonly FamilyNode[]
  readonly edges: readonly FamilyEdge[]
}

/** The part of it that belongs to one negotiation, or all. */
export function familyOf({ nodes, edges }: DocumentFamily, negotiation: string | null): DocumentFamily {
  if (negotiation === null) return { nodes, edges }
  const kept = nodes.filter(({ document }) => document.process === negotiation)
  const ids = new Set(kept.map(({ document }) => document.id))
  return { nodes: kept, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) }
}

export function documentFamily(graph: LineageGraph): DocumentFamily {
  const documents = graph.documents()
  const generations = new Map<string, number>()
  const edges: FamilyEdge[] = []
  for (const document of documents) {
    const bases = graph.bases(document.id)
    // A text comes after all that it builds on. Were they to go in a circle, those that come later would not count.
    generations.set(document.id, Math.max(-1, ...bases.map(({ id }) => generations.get(id) ?? -1)) + 1)
    edges.push(...bases.map(base => edgeBetween(base, document)))
  }
  const families = familiesOf(documents, edges)
  const nodes = documents.map(document => ({
    document,
    generation: generations.get(document.id) ?? 0,
    family: families.get(document.id) ?? document.id,
    missing: [...basesOf(document)].filter(id => !graph.document(id)).sort(),
  }))
  return { nodes, edges }
}

function edgeBetween(base: NegotiatingDocument, document: NegotiatingDocument): FamilyEdge {
  const isBase = document.basedOn.includes(base.id)
  return {
    from: base.id,
    to: document.id,
    fromWhen: base.when,
    toWhen: document.when,
    relation: !isBase ? 'points' : document.kind === 'counter-proposal' ? 'answers' : 'based-on',
    points: document.points.filter(({ ancestors }) => ancestors.some(ancestor => ancestor.document === base.id)).length,
  }
}

/** Id of each text → id of the first text with which edges connect it. */
function familiesOf(documents: readonly NegotiatingDocument[], edges: readonly FamilyEdge[]): Map<string, string> {
  const neighbours = new Map<string, string[]>(documents.map(({ id }) => [id, []]))
  for (const { from, to } of edges) {
    neighbours.get(from)?.push(to)
    neighbours.get(to)?.push(from)
  }
  const families = new Map<string, string>()
  for (const { id: first } of documents) {
    if (families.has(first)) continue
    families.set(first, first)
    const waiting = [first]
    for (const id of waiting) {
      for (const next of neighbours.get(id) ?? []) {
        if (families.has(next)) continue
        families.set(next, first)
        waiting.push(next)
      }
    }
  }
  return families
}
