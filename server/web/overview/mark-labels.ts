import {
  LABEL_OFFSET,
  type LabelRequest,
  type PlacedLabel,
  placeLabels,
  shortTitle,
  textWidth,
} from '../../domain/overview/labels.ts'
import type { OverviewMark } from '../../domain/overview/overview.ts'
import type { DrawnMark, Tier } from './overview-view.ts'
import { TIER_WIDTHS } from './scale.ts'

const LABEL_SIZE = 12
const LABEL_ROW = 15

/** How many characters of a title are shown at most. */
const TITLE_LENGTHS: Readonly<Record<Tier, number>> = { narrow: 24, middle: 48, wide: 48 }

interface TitleRequest extends LabelRequest {
  readonly mark: OverviewMark
  readonly text: string
}

interface MarkLabels {
  /** Of the rows that are used. */
  readonly height: number
  /** Those of a mark that stands so far below the top of the rows. */
  readonly of: (mark: OverviewMark, y: number) => DrawnMark['labels']
}

/** The titles of marks, in as many rows above them as it takes. */
export function markLabels(marks: readonly OverviewMark[], places: readonly number[], mostRows: number): MarkLabels {
  const tiers = labelsByTier(marks, places, mostRows)
  const rows = Math.max(0, ...tiers.flatMap(({ placed }) => placed.map(({ row }) => row + 1)))
  return {
    height: rows * LABEL_ROW,
    of: (mark, y) =>
      tiers.flatMap(({ tiers: names, placed }) =>
        placed
          .filter(({ request }) => request.mark === mark)
          .map(({ request: { text }, row, anchor }) => ({
            tiers: names,
            text,
            anchor,
            textX: anchor === 'start' ? LABEL_OFFSET : -LABEL_OFFSET,
            textY: (rows - 1 - row) * LABEL_ROW + LABEL_SIZE - y,
          })),
      ),
  }
}

/** The wide tier has the labels of the middle one where they are, and more. */
function labelsByTier(marks: readonly OverviewMark[], places: readonly number[], rows: number) {
  const requests = (tier: Tier): TitleRequest[] =>
    [...marks.entries()]
      .flatMap(([index, mark]) => {
        const text = shortTitle(mark.event.shortTitle ?? mark.event.title, TITLE_LENGTHS[tier])
        return text === null ? [] : [{ mark, text, at: places[index] ?? 0, textWidth: textWidth(text, LABEL_SIZE) }]
      })
      .sort(
        (a, b) =>
          b.mark.event.significance - a.mark.event.significance ||
          b.mark.followers - a.mark.followers ||
          a.mark.place - b.mark.place,
      )
  const narrow = placeLabels(requests('narrow'), { width: TIER_WIDTHS.narrow, rows })
  const wideRequests = requests('wide')
  const middle = placeLabels(wideRequests, { width: TIER_WIDTHS.middle, rows })
  const wide = placeLabels(wideRequests, { width: TIER_WIDTHS.wide, rows }, middle)
  const tier = (tiers: readonly Tier[], placed: readonly PlacedLabel<TitleRequest>[]) => ({ tiers, placed })
  return [tier(['narrow'], narrow), tier(['middle', 'wide'], middle), tier(['wide'], wide.slice(middle.length))]
}
