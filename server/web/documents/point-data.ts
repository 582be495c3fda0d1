import type { LineagePath } from '../../domain/documents/lineage-graph.ts'
import type { PointHistory } from '../../domain/documents/point-history.ts'

/** What a point was and became, as data: texts by their ids. */
export function historyData(history: PointHistory | undefined) {
  if (!history) return { earlier: [], later: [], hasNoSuccessor: true, novelty: null }
  const { earlier, later, hasNoSuccessor, novelty } = history
  return {
    earlier: earlier.map(({ points, paths, splitWith, isMerged }) => ({
      document: points[0]?.document,
      points,
      splitWith,
      isMerged,
      links: linksOf(paths),
    })),
    later: later.map(({ document, fate, points, paths, isSplit, mergedWith, drops, isRestored, gap }) => ({
      document: document.id,
      ...{ fate, points, isSplit, mergedWith, drops, isRestored, gap },
      links: linksOf(paths),
    })),
    hasNoSuccessor,
    novelty,
  }
}

const linksOf = (paths: readonly LineagePath[]) => [...new Set(paths.flatMap(({ links }) => links))]
