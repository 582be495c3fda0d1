// biome-ignore-all lint/style/noRestrictedImports: for tests only, nothing of the program imports it.

import { LineageGraph } from '../documents/lineage-graph.ts'
import { type Point, type PointRef, pointKey } from '../documents/lineage-links.ts'
import { lineagesOf } from '../documents/lineages.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { aDocument, aPoint, recordOf } from './record-builder.ts'

// Texts in a short notation, for tests of what is derived from them. `a#1` is point 1 of the text `a`.

export const refOf = (key: string): PointRef => {
  const [document = '', number = ''] = key.split('#')
  return { document, number }
}
export const keysOf = (refs: readonly PointRef[]): string[] => refs.map(pointKey)

/** Texts one day apart: their points by line (or ready made), and under `fields` what else is to be said of them. */
export interface TextFields extends Partial<Omit<NegotiatingDocument, 'points' | 'dropped'>> {
  readonly points?: readonly (string | Point)[]
  readonly drops?: readonly string[]
}

export function documentsOf(texts: Readonly<Record<string, TextFields>>) {
  return Object.entries(texts).map(([id, { points = [], drops = [], ...fields }], index) =>
    aDocument({
      id,
      shortTitle: `Text ${id}`,
      when: `2025-01-${String(index + 1).padStart(2, '0')}`,
      points: points.map(point => (typeof point === 'string' ? aPoint(point) : point)),
      dropped: drops.map(key => ({ ...refOf(key), basis: 'text-compared' as const, note: null })),
      ...fields,
    }),
  )
}

export const recordOfTexts = (texts: Readonly<Record<string, TextFields>>): NegotiationRecord =>
  recordOf(...documentsOf(texts))

export const graphOfTexts = (texts: Readonly<Record<string, TextFields>>): LineageGraph =>
  new LineageGraph(recordOfTexts(texts))

/** The first point of every lineage, also of those of a single point. */
export const firstPointsOf = (record: NegotiationRecord): PointRef[] =>
  lineagesOf(new LineageGraph(record)).map(({ first }) => first)
