/** Sorted in one go; so many take a few milliseconds. */
const RUN = 2000

interface Run<T> {
  /** The last is the first in order, because taking from the end is what arrays do fast. */
  readonly items: T[]
  /** Of the item that comes next. */
  key: string
}

/**
 * The items in the order of their keys, so many at a time, each slice made in a few milliseconds however many there are.
 * Empty slices are pauses of the sorting.
 */
export function* slicesInOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  size: number,
): Generator<readonly T[]> {
  let runs: Run<T>[] = []
  for (let start = 0; start < items.length; start += RUN) {
    if (start > 0) yield []
    runs.push(sortedRun(items.slice(start, start + RUN), keyOf))
  }
  let slice: T[] = []
  while (runs.length > 0) {
    const run = runs.reduce((first, other) => (other.key < first.key ? other : first))
    slice.push(run.items.pop() as T)
    const next = run.items.at(-1)
    if (next === undefined) runs = runs.filter(other => other !== run)
    else run.key = keyOf(next)
    if (slice.length < size) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}

function sortedRun<T>(items: readonly T[], keyOf: (item: T) => string): Run<T> {
  const keyed = items
    .map(item => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0))
  return { items: keyed.map(({ item }) => item), key: keyed.at(-1)?.key ?? '' }
}
