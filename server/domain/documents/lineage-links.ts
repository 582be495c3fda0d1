import type { NegotiatingDocument } from '../entries/document.ts'

export interface PointRef {
  readonly document: string
  readonly number: string
}

export type Point = NegotiatingDocument['points'][number]
type Ancestor = Point['ancestors'][number]
type PointChange = Ancestor['change']
export type ChangeSignificance = NonNullable<Ancestor['significance']>
type ChangeBasis = Ancestor['basis']

/** A step from a point to one that comes from it, as the later text records it. */
export interface LineageLink {
  readonly from: PointRef
  readonly to: PointRef
  readonly change: PointChange
  /** Null where the wording was not seen. */
  readonly significance: ChangeSignificance | null
  readonly basis: ChangeBasis
  readonly note: string | null
  /** Several points of the later text come from `from`: counted, whatever `change` says. */
  readonly splits: boolean
  /** `to` comes from several points of the earlier text: counted, whatever `change` says. */
  readonly merges: boolean
}

/** A later text's record that a point of an earlier one is not in it. */
export interface DropStatement {
  readonly point: PointRef
  readonly by: string
  readonly basis: ChangeBasis
  readonly note: string | null
}

/** A point with the text in which it stands. */
export interface PlacedPoint {
  readonly ref: PointRef
  readonly document: NegotiatingDocument
  readonly point: Point
}

/** Neither an id nor a number holds a `#`. */
export const pointKey = ({ document, number }: PointRef): string => `${document}#${number}`

/** One text with its points, links and dropped points by what they are looked up by. */
export interface LinkedText {
  readonly document: NegotiatingDocument
  readonly places: ReadonlyMap<string, { readonly point: Point; readonly index: number }>
  /** Number of a point of this text → the links to what it comes from. */
  readonly linksTo: ReadonlyMap<string, readonly LineageLink[]>
  /** Key of an earlier point → the links to what comes from it here. */
  readonly linksFrom: ReadonlyMap<string, readonly LineageLink[]>
  readonly drops: ReadonlyMap<string, readonly DropStatement[]>
}

export function linkedText(document: NegotiatingDocument): LinkedText {
  const by = document.id
  const steps = document.points.flatMap(({ number, ancestors }) =>
    ancestors.map(ancestor => ({
      ancestor,
      from: { document: ancestor.document, number: ancestor.number },
      to: { document: by, number },
    })),
  )
  const heirs = grouped(steps, ({ from }) => pointKey(from))
  const origins = grouped(steps, ({ from, to }) => `${to.number}#${from.document}`)
  const links = steps.map(
    ({ ancestor, from, to }): LineageLink => ({
      from,
      to,
      change: ancestor.change,
      significance: ancestor.significance ?? null,
      basis: ancestor.basis,
      note: ancestor.note,
      splits: new Set(heirs.get(pointKey(from))?.map(step => step.to.number)).size > 1,
      merges: new Set(origins.get(`${to.number}#${from.document}`)?.map(step => step.from.number)).size > 1,
    }),
  )
  const drops = document.dropped.map(
    ({ document: earlier, number, basis, note }): DropStatement => ({
      point: { document: earlier, number },
      by,
      basis,
      note,
    }),
  )
  return {
    document,
    places: new Map(document.points.map((point, index) => [point.number, { point, index }])),
    linksTo: grouped(links, ({ to }) => to.number),
    linksFrom: grouped(links, ({ from }) => pointKey(from)),
    drops: grouped(drops, ({ point }) => pointKey(point)),
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
