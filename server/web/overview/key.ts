import { words } from '../../domain/language/words.ts'
import type { Overview, OverviewMark } from '../../domain/overview/overview.ts'
import type { DrawnPanel, KeyItem, OverviewView, ShapeKind } from './overview-view.ts'

interface KeyEntry {
  readonly kind: KeyItem
  readonly isShown: (overview: Overview, panels: readonly DrawnPanel[]) => boolean
}

const isLandmark = ({ event }: OverviewMark): boolean => event.significance === 3
const hasShape = (kind: ShapeKind) => (_: Overview, panels: readonly DrawnPanel[]) =>
  panels.some(({ shapes }) => shapes.some(one => one.kind === kind))

const KEY: readonly KeyEntry[] = [
  { kind: 'landmark', isShown: ({ marks }) => marks.some(isLandmark) },
  { kind: 'milestone', isShown: ({ marks }) => !marks.every(isLandmark) },
  { kind: 'document', isShown: (_, panels) => panels.some(({ documents }) => documents.length > 0) },
  {
    kind: 'deadline',

    isShown: (_, panels) => panels.some(({ deadlines }) => deadlines.length > 0),
  },
  { kind: 'span', isShown: hasShape('span') },
  { kind: 'soft', isShown: hasShape('soft') },
  { kind: 'gap', isShown: ({ gaps }) => gaps.length > 0 },
  { kind: 'page', isShown: ({ onPage }) => onPage !== null },
  { kind: 'as-of', isShown: ({ asOf }) => asOf !== null },
]

/** What the drawing holds, each kind explained once. */
export const keyOf = (overview: Overview, panels: readonly DrawnPanel[]): OverviewView['key'] =>
  KEY.filter(({ isShown }) => isShown(overview, panels)).map(({ kind }) => ({ kind, text: words().overview.key[kind] }))
