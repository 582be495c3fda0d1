import type { Overview, OverviewMark } from '../../domain/overview/overview.ts'
import type { DrawnPanel, KeyItem, OverviewView, ShapeKind } from './overview-view.ts'

interface KeyEntry {
  readonly kind: KeyItem
  readonly text: string
  readonly isShown: (overview: Overview, panels: readonly DrawnPanel[]) => boolean
}

const isLandmark = ({ event }: OverviewMark): boolean => event.significance === 3
const hasShape = (kind: ShapeKind) => (_: Overview, panels: readonly DrawnPanel[]) =>
  panels.some(({ shapes }) => shapes.some(one => one.kind === kind))

const KEY: readonly KeyEntry[] = [
  { kind: 'landmark', text: 'Landmark', isShown: ({ marks }) => marks.some(isLandmark) },
  { kind: 'milestone', text: 'Other milestone', isShown: ({ marks }) => !marks.every(isLandmark) },
  { kind: 'document', text: 'Text', isShown: (_, panels) => panels.some(({ documents }) => documents.length > 0) },
  {
    kind: 'deadline',
    text: 'Deadline, from its setting',
    isShown: (_, panels) => panels.some(({ deadlines }) => deadlines.length > 0),
  },
  { kind: 'span', text: 'From its first to its last day', isShown: hasShape('span') },
  { kind: 'soft', text: 'Some time in these days', isShown: hasShape('soft') },
  { kind: 'gap', text: 'No milestone for over 10 days', isShown: ({ gaps }) => gaps.length > 0 },
  { kind: 'page', text: 'This page of the list', isShown: ({ onPage }) => onPage !== null },
  { kind: 'as-of', text: 'The day that is read', isShown: ({ asOf }) => asOf !== null },
]

/** What the drawing holds, each kind explained once. */
export const keyOf = (overview: Overview, panels: readonly DrawnPanel[]): OverviewView['key'] =>
  KEY.filter(({ isShown }) => isShown(overview, panels)).map(({ kind, text }) => ({ kind, text }))
