import type { CalendarUnit } from '../../domain/dates/day-parts.ts'
import { type DayRange, lengthOf } from '../../domain/dates/day-range.ts'
import { groupBy } from '../../domain/group-by.ts'
import { words } from '../../domain/language/words.ts'
import { unitFor } from '../../domain/overview/bins.ts'
import { textWidth } from '../../domain/overview/labels.ts'
import type { Overview } from '../../domain/overview/overview.ts'
import type { OverviewPanel } from '../../domain/overview/panel.ts'
import { rangeInWords, tickWords } from '../../domain/overview/words.ts'
import { milestones } from '../site/count-words.ts'
import type { OverviewLinks } from './links.ts'
import type { DrawnColumns, Tier } from './overview-view.ts'
import { percent, startOfDay, TIER_WIDTHS } from './scale.ts'

const TICK_SIZE = 11
/** A column or a tick has at least this width, where it is also a target. */
const TARGET = 24

const TIERS = ['narrow', 'middle', 'wide'] as const

/** The parts of the calendar in a panel, each a link to its list; fewer of them where there is less room. */
export function drawColumns(
  overview: Overview,
  panel: OverviewPanel,
  links: OverviewLinks,
  tickY: number,
): DrawnColumns[] {
  const { range } = panel
  const most = (tier: Tier) => Math.floor(TIER_WIDTHS[tier] / TARGET)
  const byUnit = groupBy(TIERS, tier => JSON.stringify(unitFor(range, most(tier))))
  return [...byUnit.values()].map((tiers): DrawnColumns => {
    const narrowest = tiers[0] as Tier
    const columns = overview.columns(panel, most(narrowest))
    const ticks = ticksOf(columns, unitFor(range, most(narrowest)), range, TIER_WIDTHS[narrowest])
    return {
      tiers,
      columns: columns.map(column => ({
        x: column.first - range.first,
        width: lengthOf(column),
        href: column.count > 0 ? links.stretch(column) : null,
        title: `${rangeInWords(column)}: ${column.count === 0 ? words().overview.noMilestone : milestones(column.count)}`,
      })),
      ticks: ticks.map(tick => ({ ...tick, y: tickY })),
    }
  })
}

/** What fits beside the words before it; years come before what is in them. */
function ticksOf(columns: readonly DayRange[], unit: CalendarUnit, range: DayRange, width: number) {
  const ticks = columns.map((column, index) => {
    const text = tickWords(column, unit, index === 0)
    const at = startOfDay(column.first, range)
    return { text, at, start: at * width, end: at * width + textWidth(text, TICK_SIZE) + 2 }
  })
  const isYear = ({ text }: { readonly text: string }) => /\d{4}/.test(text)
  const shown: typeof ticks = []
  for (const tick of [...ticks.filter(isYear), ...ticks.filter(one => !isYear(one))]) {
    const fits = shown.every(other => tick.end <= other.start || tick.start >= other.end)
    if (fits && tick.end <= width + TICK_SIZE) shown.push(tick)
  }
  return shown.sort((a, b) => a.at - b.at).map(({ text, at }) => ({ text, x: percent(at) }))
}
