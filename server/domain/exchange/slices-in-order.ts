/** Sorted in one go; so many take a few milliseconds. */
const RUN = 2000

/**
 * The items in order, so many at a time, each slice made in a few milliseconds however many there are. Empty slices are
 * pauses of the sorting.
 */
export function* slicesInOrder<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  size: number,
): Generator<readonly T[]> {
  const runs: T[][] = []
  for (let start = 0; start < items.length; start += RUN) {
    if (start > 0) yield []
    // The last of a run is its first, because taking from the end is what arrays do fast.
    runs.push(items.slice(start, start + RUN).sort((a, b) => compare(b, a)))
  }
  let slice: T[] = []
  for (let run = firstOf(runs, compare); run; run = firstOf(runs, compare)) {
    slice.push(run.pop() as T)
    if (slice.length < size) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}

/** The run whose next item comes first. */
function firstOf<T>(runs: readonly T[][], compare: (a: T, b: T) => number): T[] | undefined {
  let first: T[] | undefined
  for (const run of runs) if (run.length > 0 && (!first || compare(run.at(-1) as T, first.at(-1) as T) < 0)) first = run
  return first
}
