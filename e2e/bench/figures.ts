/** A row of a benchmark's table. */
export interface Figure {
  readonly what: string
  readonly measured: string
  readonly target: string
  readonly met: 'yes' | 'NO' | ''
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [lower, upper] = [sorted[middle - 1], sorted[middle]]
  if (upper === undefined) return Number.NaN
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2
}

export const atMost = (what: string, value: number, limit: number, measured: string, unit = ''): Figure => ({
  what,
  measured,
  target: `≤ ${limit}${unit}`,
  met: value <= limit ? 'yes' : 'NO',
})

/** `limit` of a ratio, told as the fraction that it is. */
export const atMostPart = (what: string, ratio: number, parts: number, measured: string): Figure => ({
  what,
  measured,
  target: `≤ 1/${parts}`,
  met: ratio <= 1 / parts ? 'yes' : 'NO',
})

/** Without a promise. */
export const toldOnly = (what: string, measured: string): Figure => ({ what, measured, target: '', met: '' })

export const inTurns = <T>(round: number, all: readonly T[]): readonly T[] => (round % 2 === 0 ? all : all.toReversed())
