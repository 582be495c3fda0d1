import { grouped } from '../language/numbers.ts'
import { words } from '../language/words.ts'
import type { Point, PointRef } from './lineage-links.ts'

export type PointValue = Point['values'][number]

export interface PlacedValue {
  readonly ref: PointRef
  readonly value: PointValue
}

/** One number in two texts. Null is not zero: the record holds no such number for that text. */
export interface ValueChange {
  readonly what: string
  readonly unit: string
  readonly before: PlacedValue | null
  readonly after: PlacedValue | null
  readonly kind: 'changed' | 'appeared' | 'vanished'
}

/** Two values with the same key tell of the same quantity. */
export const valueKey = ({ what, unit }: PointValue): string => `${folded(what)}\n${folded(unit)}`

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * What became of the numbers, in the order of the earlier text; numbers that are the same are left out. Of several values
 * of one quantity those that are the same belong together, then those with the same qualifier, then the others in order.
 */
export function valueChanges(before: readonly PlacedValue[], after: readonly PlacedValue[]): ValueChange[] {
  const left = [...after]
  const take = (matches: (value: PointValue) => boolean): PlacedValue | null => {
    const index = left.findIndex(({ value }) => matches(value))
    return left.splice(index, index < 0 ? 0 : 1)[0] ?? null
  }
  const partners = new Map<PlacedValue, PlacedValue>()
  for (const isPartner of [isSame, hasSameQualifier, isSameQuantity]) {
    for (const placed of before) {
      if (partners.has(placed)) continue
      const partner = take(value => isPartner(placed.value, value))
      if (partner) partners.set(placed, partner)
    }
  }
  const changes: ValueChange[] = []
  for (const placed of before) {
    const partner = partners.get(placed) ?? null
    if (partner && isSame(placed.value, partner.value)) continue
    const { what, unit } = placed.value
    changes.push({ what, unit, before: placed, after: partner, kind: partner ? 'changed' : 'vanished' })
  }
  for (const placed of left) {
    const { what, unit } = placed.value
    changes.push({ what, unit, before: null, after: placed, kind: 'appeared' })
  }
  return changes
}

const isSameQuantity = (a: PointValue, b: PointValue): boolean => valueKey(a) === valueKey(b)
const hasSameQualifier = (a: PointValue, b: PointValue): boolean =>
  isSameQuantity(a, b) && folded(a.qualifier ?? '') === folded(b.qualifier ?? '')
const isSame = (a: PointValue, b: PointValue): boolean =>
  hasSameQualifier(a, b) && a.number === b.number && a.operator === b.operator

const SIGNS = { '=': '', '<': '< ', '>': '> ', '<=': '≤ ', '>=': '≥ ' } as const
const amount = ({ operator, number }: PointValue): string => `${SIGNS[operator]}${grouped(number)}`
const withQualifier = (text: string, { qualifier }: PointValue): string => (qualifier ? `${text}, ${qualifier}` : text)

/** Such as `≤ 800,000 personnel, in peacetime`. */
export const formatValue = (value: PointValue): string => withQualifier(`${amount(value)} ${value.unit}`, value)

/** Such as `Armed forces: ≤ 600,000 → ≤ 800,000 personnel, in peacetime`. */
export function formatValueChange({ what, before, after }: ValueChange): string {
  if (!before || !after) {
    const there = before ?? after
    const value = there ? formatValue(there.value) : ''
    const { documents, pages } = words()
    const { noNumber } = documents.lineage
    return before ? `${what}: ${value} ${pages.arrow} ${noNumber}` : `${what}: ${noNumber} ${pages.arrow} ${value}`
  }
  // The earlier qualifier is told too, or dropping one would look like no change.
  return `${what}: ${withQualifier(amount(before.value), before.value)} ${words().pages.arrow} ${formatValue(after.value)}`
}
