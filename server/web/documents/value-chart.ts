import type { LineageValueSeries } from '../../domain/documents/lineage-values.ts'
import { formatValue } from '../../domain/documents/point-values.ts'
import { INTL_TAGS } from '../../domain/language/languages.ts'
import { readersLanguage } from '../../domain/language/reader.ts'

// One quantity through the versions of a question: a line a version, its number as a mark on a common scale. Places on the
// scale are percentages, so that the drawing has the width of its page and its words the size of the other words.

export interface ValueChart {
  readonly what: string
  readonly unit: string
  readonly height: number
  readonly rows: readonly ValueRow[]
  /** The ends of the scale, in words. */
  readonly from: string
  readonly to: string
  /** The line of the scale. */
  readonly axisY: number
  /** Whether the scale begins at zero, so that a length stands for a number. */
  readonly beginsAtZero: boolean
}

interface ValueRow {
  readonly document: string
  readonly words: string
  /** Of the width: 0 to 100. */
  readonly percent: number
  readonly labelY: number
  readonly wordsY: number
  readonly y: number
}

const ROW = 62
/** The mark of the largest number reaches a little farther, and must not be cut off at the edge. */
const LARGEST = 98

/** Undefined where there are fewer than two numbers: one number is no development. */
export function valueChart({ what, unit, values }: LineageValueSeries): ValueChart | undefined {
  if (values.length < 2) return undefined
  const numbers = values.map(({ value }) => value.number)
  const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)]
  // Of years and the like, which lie close together far from zero, a scale from zero would show nothing.
  const beginsAtZero = lowest >= 0 && (lowest <= highest / 2 || !isYears(unit, lowest))
  const low = beginsAtZero ? 0 : lowest
  const range = highest - low || 1
  const format = new Intl.NumberFormat(INTL_TAGS[readersLanguage()], {
    maximumFractionDigits: 20,
    useGrouping: !isYears(unit, lowest),
  })
  return {
    what,
    unit,
    height: values.length * ROW + 26,
    rows: values.map(({ ref, value }, index) => ({
      document: ref.document,
      words: formatValue(value),
      percent: Math.round(((value.number - low) / range) * LARGEST * 10) / 10,
      labelY: index * ROW + 15,
      wordsY: index * ROW + 33,
      y: index * ROW + 46,
    })),
    from: format.format(low),
    to: format.format(highest),
    axisY: values.length * ROW + 4,
    beginsAtZero,
  }
}

const isYears = (unit: string, lowest: number): boolean => /^years?$/i.test(unit.trim()) && lowest > 1000
