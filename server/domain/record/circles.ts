import { inOneGo } from '../in-one-go.ts'

/**
 * Circles among what can be reached from `starts`, each as its ids in the order of the links: at least one of every group of
 * entries that lead to each other, not all of them. With a single start that lies on a circle, one that it lies on is found.
 * An entry that links to itself is a circle of one.
 */
export const findCircles = (starts: Iterable<string>, linksOf: LinksOf): string[][] =>
  inOneGo(findingCircles(starts, linksOf))

type LinksOf = (id: string) => readonly string[]

/** The same with a pause after each start. */
export function* findingCircles(starts: Iterable<string>, linksOf: LinksOf): Generator<void, string[][]> {
  const circles: string[][] = []
  const finished = new Set<string>()
  // Not recursive: a chain of a hundred thousand events would not fit on the stack.
  const trail: { readonly id: string; readonly links: readonly string[]; next: number }[] = []
  const onTrail = new Map<string, number>()

  const enter = (id: string): void => {
    onTrail.set(id, trail.length)
    trail.push({ id, links: linksOf(id), next: 0 })
  }

  for (const start of starts) {
    yield
    if (!finished.has(start)) enter(start)
    for (let step = trail.at(-1); step; step = trail.at(-1)) {
      const link = step.links[step.next++]
      if (link === undefined) {
        finished.add(step.id)
        onTrail.delete(step.id)
        trail.pop()
        continue
      }
      const seenAt = onTrail.get(link)
      if (seenAt !== undefined) circles.push(trail.slice(seenAt).map(({ id }) => id))
      else if (!finished.has(link)) enter(link)
    }
  }
  return circles
}
