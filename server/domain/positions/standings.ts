import type { TimelineCalendar } from '../dates/timeline-dates.ts'
import type { Position } from '../entries/position.ts'
import { groupBy } from '../group-by.ts'
import { type StanceCell, stanceCell } from './stance-cell.ts'

/** Where one side stands on one thing: a text as a whole, an issue or a point. */
export interface Standing {
  readonly actor: string
  readonly about: Position['about']
  readonly cell: StanceCell
}

/** Out of all that was said, what stands on each thing, the newest first. Of what nothing was said there is no standing. */
export function standingsOf(positions: readonly Position[], calendar: TimelineCalendar): Standing[] {
  const byThing = groupBy(positions, ({ actor, about: { document, point, issue } }) =>
    [actor, document ?? '', point === undefined ? issue : `point ${point}`].join(' '),
  )
  const dated = [...byThing.values()].flatMap(said => {
    const cell = stanceCell(said, calendar)
    const [leading] = cell.counting
    if (!leading) return []
    const { actor, about, when } = leading
    return [{ standing: { actor, about, cell }, key: calendar.datesOf(when).key }]
  })
  return dated.sort((a, b) => (a.key > b.key ? -1 : a.key < b.key ? 1 : 0)).map(({ standing }) => standing)
}
