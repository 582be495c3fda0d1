import type { PlacedPoint } from './lineage-links.ts'
import { type PlacedValue, valueKey } from './point-values.ts'

/** One quantity through the versions of a lineage, for a chart. */
export interface LineageValueSeries {
  readonly what: string
  readonly unit: string
  /** In the order of the texts; `when` is the text's date as recorded (EDTF). A text may give several. */
  readonly values: readonly (PlacedValue & { readonly when: string })[]
}

/** The numbers of points, the same `what` and `unit` together, in the order in which they first come up. */
export function lineageValues(points: readonly PlacedPoint[]): LineageValueSeries[] {
  const series = new Map<string, LineageValueSeries & { readonly values: (PlacedValue & { when: string })[] }>()
  for (const { ref, document, point } of points) {
    for (const value of point.values) {
      const key = valueKey(value)
      const known = series.get(key) ?? { what: value.what, unit: value.unit, values: [] }
      known.values.push({ ref, value, when: document.when })
      series.set(key, known)
    }
  }
  return [...series.values()]
}
