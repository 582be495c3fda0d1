import type { ComparisonRow } from '../../domain/comparison/comparison.ts'
import type { ComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { COMPARISON_KINDS, type ComparisonKind } from '../../domain/comparison/kinds.ts'
import {
  type ComparisonReport,
  comparisonTitle,
  type ReportCell,
  type ReportColumn,
  type ReportRow,
} from '../../domain/comparison/report.ts'
import type { TextPart } from '../../domain/comparison/word-diff.ts'
import { formatValueChange } from '../../domain/documents/point-values.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { words } from '../../domain/language/words.ts'
import type { QueryProblem } from '../../domain/parameters/parameter-reader.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { FacetView } from '../lists/list-view.ts'
import type { Link, SureLink } from '../site/links.ts'
import { type Paths, pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'
import { removableFilters, toFacets } from './comparison-filters.ts'

export interface ComparePage {
  readonly title: string
  readonly problems: readonly string[]
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly columns: readonly CompareColumn[]
  readonly glance: CompareGlance
  readonly marking: {
    readonly isOn: boolean
    readonly isWarned: boolean
    readonly reasons: readonly string[]
    readonly limit: { readonly text: string; readonly more: readonly SureLink[] } | null
    readonly toggle: SureLink
  }
  readonly facets: readonly FacetView[]
  readonly onlyDifferences: { readonly isChosen: boolean; readonly count: number }
  readonly markingChoice: string
  readonly isFiltered: boolean
  readonly removable: readonly SureLink[]
  readonly countText: string
  readonly clearHref: string
  readonly chooseHref: string
  /** Who accepts each of the texts. */
  readonly positions: readonly SureLink[]
  readonly exports: readonly SureLink[]
  readonly showsAll: boolean
  readonly rows: readonly CompareRow[]
  readonly legend: readonly KindMark[]
  /** Of the revision that is shown. */
  readonly citation: string
}

export const COMPARE_TEMPLATE = template<ComparePage>('comparison/compare', { styles: 'texts' })

interface CompareColumn {
  readonly id: string
  readonly headId: string
  readonly name: Link
  readonly date: DateView
  readonly fidelity: TermView
  readonly availability: string
  readonly points: string
  readonly isShown: boolean
}

interface CompareGlance {
  readonly leftOut: readonly {
    readonly text: string
    readonly gap: string | null
    readonly points: readonly SureLink[]
  }[]
  readonly numbers: readonly (SureLink & { readonly between: string })[]
  readonly open: readonly (SureLink & { readonly detail: string })[]
}

export interface KindMark extends TermView {
  readonly sign: string
}

interface CompareRow {
  readonly id: string
  readonly headId: string
  readonly label: string
  readonly kinds: readonly KindMark[]
  readonly significance: string | null
  readonly issues: readonly string[]
  readonly lineageHref: string
  readonly cells: readonly CompareCell[]
}

export interface CompareCell {
  /** The ids of the heads of its column and its row. */
  readonly headers: string
  readonly text: string
  readonly state: string
  readonly absence: { readonly label: string; readonly text: string } | null
  readonly points: readonly {
    readonly number: string
    readonly href: string
    readonly label: string
    readonly parts: readonly TextPart[]
    readonly state: { readonly isOpen: boolean; readonly text: string } | null
    readonly isUnverified: boolean
  }[]
  readonly values: readonly string[]
  readonly against: string | null
  readonly changes: readonly {
    readonly kinds: readonly KindMark[]
    readonly significance: string | null
    readonly from: string
    readonly to: string | null
    readonly basis: string
    readonly notes: readonly string[]
  }[]
  readonly drops: ReportCell['drops']
  readonly markedAgainst: string | null
  readonly remarks: readonly string[]
}

/** A shape for each kind, so that it can be told without colour; every shape stands beside its word. */
const SIGNS: Readonly<Record<ComparisonKind, string>> = {
  dropped: '×',
  'no-successor': '-|',
  inserted: '+',
  restored: '↑',
  split: '1:n',
  merged: 'n:1',
  'value-changed': '±',
  narrowed: '><',
  broadened: '<>',
  reworded: '~',
  'only-here': 'o',
  related: '≈',
  untraceable: '?',
  'not-comparable': '…',
  unchanged: '=',
}

const mark = (id: ComparisonKind): KindMark => ({ ...termView(COMPARISON_KINDS, id), sign: SIGNS[id] })

export function toComparePage(
  report: ComparisonReport,
  query: ComparisonQuery,
  {
    record,
    problems,
    citation,
  }: { readonly record: NegotiationRecord; readonly problems: readonly QueryProblem[]; readonly citation: string },
): ComparePage {
  const { rows, all, columns, marking } = report
  const { moment } = record
  const paths = pathsAt(moment)
  const to = (change: Partial<ComparisonQuery>): string => paths.compare({ ...query, ...change })
  const none = { kind: [], significance: [], issue: [], differences: false }
  const removable = removableFilters(record, query, to)
  const clearHref = to(none)
  const isFiltered = removable.length > 0
  const { page: say } = words().comparison
  return {
    title: comparisonTitle(report),
    problems: problems.map(({ message }) => message),
    kept: clockFields(moment),
    columns: columns.map((column, index) => ({ ...toColumn(column, query, paths), headId: columnId(index) })),
    glance: toGlance(report, paths, row => `${isFiltered ? clearHref : ''}#${rowId(row)}`),
    marking: {
      isOn: marking.isOn,
      isWarned: marking.isWarned,
      reasons: marking.reasons,
      limit: marking.limit && {
        text: marking.limit.text,
        more: [
          ...(query.from ? [{ text: say.fromTheFirst, href: to({ from: null }) }] : []),
          ...(marking.limit.next ? [{ text: say.theNext, href: to({ from: marking.limit.next }) }] : []),
        ],
      },
      toggle: marking.isOn
        ? {
            text: say.withoutMarks,
            href: to({ marking: marking.isAllowedSomewhere ? 'off' : null }),
          }
        : {
            text: marking.isWarned ? say.allTheSame : say.thatDiffer,
            href: to({ marking: marking.isWarned ? 'on' : null }),
          },
    },
    facets: toFacets(record, all.rows, query),
    onlyDifferences: { isChosen: query.differences, count: all.rows.filter(({ isDifferent }) => isDifferent).length },
    markingChoice: query.marking ?? '',
    isFiltered,
    removable,
    countText: countText(rows.length, all.rows.length),
    clearHref,
    chooseHref: paths.compareChoice(query),
    positions: columns.map(({ document: { id, shortTitle } }) => ({
      text: shortTitle,
      href: paths.positions({ ...ALL_POSITIONS, document: id }),
    })),
    exports: [
      { text: 'Word', href: paths.compareAs('docx', query) },
      { text: 'CSV', href: paths.compareAs('csv', query) },
      { text: say.bracketedText, href: paths.compareAs('txt', query) },
      { text: 'JSON', href: paths.compareAs('json', query) },
    ],
    showsAll: query.show === null,
    rows: rows.map(row => toRow(row, paths)),
    legend: termIds(COMPARISON_KINDS).map(mark),
    citation,
  }
}

function countText(shown: number, all: number): string {
  const { rows, someOfRows } = words().comparison
  return shown === all ? rows(all) : someOfRows(shown, all)
}

const rowId = ({ first }: ComparisonRow): string => `row-${first.document}-${first.number.replaceAll('.', '_')}`

const toColumn = (
  { document, fidelity, availability, points }: ReportColumn,
  query: ComparisonQuery,
  paths: Paths,
): Omit<CompareColumn, 'headId'> => ({
  id: document.id,
  name: { text: document.shortTitle, href: paths.document(document.id) },
  date: dateView(document.when),
  fidelity: { id: document.fidelity, ...fidelity },
  availability,
  points,
  isShown: query.show === document.id,
})

function toGlance(
  { all, columns, openPoints }: ComparisonReport,
  paths: Paths,
  rowHref: (row: ComparisonRow) => string,
): CompareGlance {
  const rowsOf = new Map(
    all.rows.flatMap(row => row.cells.flatMap(({ points }) => points.map(placed => [placed, row] as const))),
  )
  const labelOf = (document: string, number: string): string =>
    [...rowsOf.keys()].find(({ ref }) => ref.document === document && ref.number === number)?.point.label ?? ''
  const compared = new Set(all.columns.map(({ id }) => id))
  const name = (id: string): string => all.columns.find(column => column.id === id)?.shortTitle ?? id
  return {
    leftOut: all.columns
      .map(({ id, shortTitle }, column) => ({
        text: shortTitle,
        gap: columns[column]?.gap ?? null,
        points: all.rows.flatMap(row =>
          (row.cells[column]?.drops ?? [])
            .filter(({ point, by }) => by === id && compared.has(point.document))
            .map(({ point }) => ({
              text: `${name(point.document)} ${point.number}: ${labelOf(point.document, point.number)}`,
              href: rowHref(row),
            })),
        ),
      }))
      .filter(({ points }) => points.length > 0),
    numbers: all.rows.flatMap(row =>
      row.steps.flatMap((step, index) =>
        step.values
          .filter(({ kind }) => kind === 'changed')
          .flatMap(change => ({
            text: formatValueChange(change),
            href: rowHref(row),
            between: `${name(step.against ?? '')} ${words().pages.arrow} ${all.columns[index + 1]?.shortTitle ?? ''}`,
          })),
      ),
    ),
    open: openPoints.map(({ ref, name: text, state }) => ({
      text: `${text}: ${labelOf(ref.document, ref.number)}`,
      href: paths.point(ref.document, ref.number),
      detail: state,
    })),
  }
}

const columnId = (index: number): string => `column-${index + 1}`

function toRow({ row, label, kinds, significance, issues, cells }: ReportRow, paths: Paths): CompareRow {
  const headId = `${rowId(row)}-head`
  return {
    id: rowId(row),
    headId,
    label,
    kinds: kinds.map(({ id }) => mark(id)),
    significance,
    issues,
    lineageHref: paths.lineage(row.first.document, row.first.number),
    cells: cells.map((cell, index) => ({
      headers: `${columnId(index)} ${headId}`,
      text: cell.column.document.shortTitle,
      state: cell.state,
      absence: cell.absence,
      points: cell.points.map(({ ref, point, state, parts }) => ({
        number: ref.number,
        href: paths.point(ref.document, ref.number),
        label: point.label,
        parts: parts ?? [{ kind: 'same', text: point.text }],
        state,
        isUnverified: point.unverified,
      })),
      values: cell.values,
      against: cell.against,
      changes: cell.changes.map(change => ({
        ...change,
        kinds: change.kinds.map(({ id }) => mark(id)),
        to: cell.points.length > 1 ? change.to : null,
      })),
      drops: cell.drops,
      markedAgainst: cell.points.some(({ parts }) => parts) ? cell.against : null,
      remarks: cell.remarks,
    })),
  }
}
