import { groupBy } from '../group-by.ts'
import { shortList } from '../language/lists.ts'
import { words } from '../language/words.ts'

/** Such as “point 7” or “points 1–11, 13 and 15–20”, in the given order. */
export function pointsInWords(numbers: readonly string[]): string {
  // What stands as far from its place as the one before goes on from it.
  const runs = groupBy([...numbers.entries()], ([place, number]) =>
    /^\d+$/.test(number) ? Number(number) - place : number,
  )
  const parts = [...runs.values()].flatMap(run => {
    const all = run.map(([, number]) => number)
    return all.length > 2 ? [`${all[0]}–${all.at(-1)}`] : all
  })
  const { point, severalPoints } = words().documents
  return (numbers.length === 1 ? point : severalPoints)(shortList(parts))
}
