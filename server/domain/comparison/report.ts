import { dateInWords } from '../dates/words.ts'
import { assertionInWords, silenceInWords, unconfirmedBy } from '../documents/agreement-claim.ts'
import { coverageGap } from '../documents/coverage.ts'
import { LineageGraph } from '../documents/lineage-graph.ts'
import { type PlacedPoint, type PointRef, pointKey } from '../documents/lineage-links.ts'
import { pointStates } from '../documents/point-states.ts'
import { formatValue, formatValueChange } from '../documents/point-values.ts'
import {
  AVAILABILITIES,
  CHANGE_BASES,
  CHANGE_SIGNIFICANCES,
  FIDELITIES,
  type NegotiatingDocument,
} from '../entries/document.ts'
import { POINT_STATES, type PointState } from '../entries/point-state.ts'
import { groupBy } from '../group-by.ts'
import { listInWords } from '../language/lists.ts'
import { words } from '../language/words.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { type OwnWords, ownWordsOf } from '../record/own-words.ts'
import { sentenceCase } from '../text/sentence-case.ts'
import type { ComparisonCell } from './cells.ts'
import { type Comparison, type ComparisonRow, compareDocuments } from './comparison.ts'
import { type ComparisonQuery, comparisonFilterOf } from './comparison-query.ts'
import { filterComparison } from './filter.ts'
import { COMPARISON_KINDS, type ComparisonKind, strongestFirst } from './kinds.ts'
import { WordMarker } from './marked-words.ts'
import { type ReportSource, reportSources } from './report-sources.ts'
import type { ComparisonChange, ComparisonStep } from './steps.ts'
import type { TextPart } from './word-diff.ts'
import { wordLevelMarking } from './word-level-marking.ts'

// A comparison in words: what the page, the table for Word, the CSV and the bracketed text all say, said in one place.

export interface ComparisonReport {
  readonly comparison: Comparison
  /** Without the filters. */
  readonly all: Comparison
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly marking: MarkingReport
  readonly openPoints: readonly { readonly ref: PointRef; readonly name: string; readonly state: string }[]
}

interface MarkingReport {
  /** Whether words are marked between at least two of the texts. */
  readonly isOn: boolean
  /** Whether marked words may mislead, because some of the texts are not here in their own words. */
  readonly isWarned: boolean
  readonly isAllowedSomewhere: boolean
  /** One sentence for each way in which two neighbouring texts can (not) be compared word by word. */
  readonly reasons: readonly string[]
  /** Null where no row is left without its marks. */
  readonly limit: MarkingLimit | null
}

/** Of many rows with many changes only some are marked in one answer. */
export interface MarkingLimit {
  /** Such as “Words are marked in rows 1 to 57 of 200 only.” */
  readonly text: string
  /** The row from which to ask for more; null where none comes after. */
  readonly next: PointRef | null
}

export interface ReportColumn {
  readonly document: NegotiatingDocument
  readonly date: string
  readonly availability: string
  readonly fidelity: { readonly label: string; readonly definition: string }
  /** Such as “20 of 24 points recorded”. */
  readonly points: string
  /** Why nothing follows from something not being in this text; null where something does. */
  readonly gap: string | null
  /** The publishers of its sources. */
  readonly sources: readonly string[]
}

export interface ReportRow {
  readonly row: ComparisonRow
  /** What its first point is called. */
  readonly label: string
  readonly kinds: readonly { readonly id: ComparisonKind; readonly label: string; readonly definition: string }[]
  readonly significance: string | null
  readonly issues: readonly string[]
  readonly cells: readonly ReportCell[]
}

export interface ReportCell {
  readonly column: ReportColumn
  readonly state: ComparisonCell['state']
  /** What stands in the place of points that are not there. */
  readonly absence: { readonly label: string; readonly text: string } | null
  readonly points: readonly ReportPoint[]
  readonly drops: readonly ReportDrop[]
  /** Such as “Armed forces: ≤ 600,000 → ≤ 800,000 personnel, in peacetime”. */
  readonly values: readonly string[]
  /** The text against which the numbers are held; null in the first column. */
  readonly against: string | null
  readonly changes: readonly ReportChange[]
  /** What else the alignment shows, in whole sentences. */
  readonly remarks: readonly string[]
}

export interface ReportPoint extends PlacedPoint {
  readonly values: readonly string[]
  readonly state: { readonly isOpen: boolean; readonly text: string } | null
  readonly sources: readonly ReportSource[]
  /** Null where words are not marked. */
  readonly parts: readonly TextPart[] | null
}

export interface ReportDrop {
  readonly name: string
  readonly basis: string
  readonly note: string | null
}

export interface ReportChange {
  readonly kinds: readonly { readonly id: ComparisonKind; readonly label: string }[]
  readonly significance: string | null
  /** Such as “from first draft 6, through joint text 5”. */
  readonly from: string
  readonly to: string
  readonly basis: string
  readonly notes: readonly string[]
}

export function comparisonReport(record: NegotiationRecord, query: ComparisonQuery): ComparisonReport {
  const graph = new LineageGraph(record)
  const all = compareDocuments(query.documents, record, graph)
  const comparison = filterComparison(all, comparisonFilterOf(query))
  const columns = all.columns.map(document => toColumn(document, record))
  const states = newestStates(all.columns, record)
  const wording = new Wording(record, graph, states, query)
  const marks = new RowMarking(comparison.rows, query.from)
  return {
    comparison,
    all,
    columns,
    rows: comparison.rows.map((row, index) => wording.row(row, columns, marks.of(index))),
    marking: { ...markingOf(all.columns, query), limit: marks.limit },
    openPoints: all.columns.flatMap(({ id, points }) =>
      points.flatMap(({ number }) => {
        const ref = { document: id, number }
        const state = states.get(pointKey(ref))
        return state?.isOpen ? [{ ref, name: wording.name(ref), state: state.text }] : []
      }),
    ),
  }
}

export function toColumn(document: NegotiatingDocument, record: NegotiationRecord): ReportColumn {
  const { points, statedPointCount, citations } = document
  const gap = coverageGap(document)
  const publishers = citations.flatMap(({ source }) => record.find('source', source)?.publisher ?? [])
  return {
    document,
    date: dateInWords(document.when),
    availability: AVAILABILITIES[document.availability].label,
    fidelity: FIDELITIES[document.fidelity],
    points: recordedInWords(points.length, statedPointCount),
    gap: gap ? words().documents.coverage[gap].definition : null,
    sources: [...new Set(publishers)],
  }
}

function recordedInWords(held: number, stated: number | null): string {
  const { comparison, documents } = words()
  if (stated !== null && stated !== held) return documents.someOfPoints(held, stated)
  return held === 0 ? comparison.noPointsRecorded : comparison.pointsRecorded(held)
}

interface StateInWords {
  readonly isOpen: boolean
  readonly text: string
}

/** What is recorded last of each point, in words; a claim of agreement names who makes it and who is meant. */
function newestStates(columns: readonly NegotiatingDocument[], record: NegotiationRecord): Map<string, StateInWords> {
  const nameOf = (id: string): string => record.find('actor', id)?.name ?? id
  const inWords = (state: PointState): string => {
    const { documents, pages } = words()
    const among = listInWords(state.among.map(nameOf))
    const label = POINT_STATES[state.state].label
    const agreed = state.state === 'agreed-between'
    const what = agreed ? sentenceCase(documents.standing.agreedOnly(among)) : among ? `${label} (${among})` : label
    const silence = agreed ? silenceInWords(record, unconfirmedBy(record, state)) : null
    return [`${what}${pages.comma}${assertionInWords(record, state)}`, silence].filter(Boolean).join(pages.semicolon)
  }
  return new Map(
    columns.flatMap(document => {
      const { points, open } = pointStates(record, document)
      return points.flatMap(({ number, newest }): [string, StateInWords][] =>
        newest
          ? [[pointKey({ document: document.id, number }), { isOpen: open.includes(newest), text: inWords(newest) }]]
          : [],
      )
    }),
  )
}

function markingOf(
  columns: readonly NegotiatingDocument[],
  { marking }: ComparisonQuery,
): Omit<MarkingReport, 'limit'> {
  const pairs = columns.flatMap((after, index) =>
    columns.slice(0, index).map(before => wordLevelMarking(before, after)),
  )
  const isAllowedSomewhere = pairs.some(({ allowed }) => allowed)
  return {
    isOn: marking === 'on' || (marking === null && isAllowedSomewhere),
    isWarned: pairs.some(({ allowed }) => !allowed),
    isAllowedSomewhere,
    reasons:
      isAllowedSomewhere || columns.length === 2
        ? [...new Set(pairs.map(({ reason }) => reason))]
        : [accountsOf(columns)],
  }
}

/** For several texts of which no two can be compared word by word. */
function accountsOf(columns: readonly NegotiatingDocument[]): string {
  const { marking } = words().comparison
  const { quoted, semicolon } = words().pages
  const kinds = [...groupBy(columns, ({ fidelity }) => fidelity)].map(([fidelity, texts]) => {
    const names = listInWords(texts.map(({ shortTitle }) => quoted(shortTitle)))
    return marking.hereAs(names, texts.length, lower(FIDELITIES[fidelity].label))
  })
  return marking.accounts(kinds.join(semicolon))
}

const lower = (label: string): string => label.slice(0, 1).toLowerCase() + label.slice(1)

/** Points, cells and steps in words. */
class Wording {
  readonly #record: NegotiationRecord
  readonly #graph: LineageGraph
  readonly #states: ReadonlyMap<string, StateInWords>
  readonly #marking: ComparisonQuery['marking']
  readonly #issues: OwnWords['issues']

  constructor(
    record: NegotiationRecord,
    graph: LineageGraph,
    states: ReadonlyMap<string, StateInWords>,
    { marking }: ComparisonQuery,
  ) {
    this.#record = record
    this.#graph = graph
    this.#states = states
    this.#marking = marking
    this.#issues = ownWordsOf(record).issues
  }

  text(id: string): string {
    return this.#graph.document(id)?.shortTitle ?? id
  }

  name({ document, number }: PointRef): string {
    return words().documents.placed(this.text(document), number)
  }

  row(row: ComparisonRow, columns: readonly ReportColumn[], mark: Mark): ReportRow {
    return {
      row,
      label: this.#graph.point(row.first)?.label ?? '',
      kinds: row.kinds.map(id => ({ id, ...COMPARISON_KINDS[id] })),
      significance: row.significance && CHANGE_SIGNIFICANCES[row.significance].label,
      issues: row.issues.map(issue => this.#issues[issue]?.label ?? issue),
      cells: columns.map((column, index) => this.#cell(row, index, column, mark)),
    }
  }

  #cell(row: ComparisonRow, index: number, column: ReportColumn, mark: Mark): ReportCell {
    const cell = row.cells[index] as ComparisonCell
    const step = index > 0 ? row.steps[index - 1] : undefined
    return {
      column,
      state: cell.state,
      absence: absenceOf(cell, step),
      points: cell.points.map(placed => ({
        ...placed,
        values: placed.point.values.map(formatValue),
        state: this.#states.get(pointKey(placed.ref)) ?? null,
        sources: reportSources(this.#record, placed.point.citations),
        parts: step ? this.#marked(placed, step, row, mark) : null,
      })),
      drops: cell.drops.map(({ point, basis, note }) => ({
        name: this.name(point),
        basis: lower(CHANGE_BASES[basis].label),
        note,
      })),
      values: step?.values.map(formatValueChange) ?? [],
      against: step?.against ? this.text(step.against) : null,
      changes: step?.changes.map(change => this.#change(change)) ?? [],
      remarks: step ? this.#remarks(step, cell) : [],
    }
  }

  #change({ links, from, to }: ComparisonChange): ReportChange {
    const through = links.slice(1).map(link => this.name(link.from))
    const { cell } = words().comparison
    const kinds = strongestFirst(links.map(({ change }) => change))
    const significances = links.flatMap(({ significance }) => significance ?? [])
    const significance = (['decisive', 'substantive', 'editorial'] as const).find(one => significances.includes(one))
    return {
      kinds: kinds.map(id => ({ id, label: COMPARISON_KINDS[id].label })),
      significance: significance ? CHANGE_SIGNIFICANCES[significance].label : null,
      from: [this.name(from), ...new Set(through.filter(name => name !== this.name(from)))].join(cell.through),
      to: to.number,
      basis: [...new Set(links.map(({ basis }) => lower(CHANGE_BASES[basis].label)))].join(words().pages.comma),
      notes: links.flatMap(({ note }) => note ?? []),
    }
  }

  #remarks(step: ComparisonStep, cell: ComparisonCell): string[] {
    const against = step.against ? this.text(step.against) : ''
    const { remarks } = words().comparison
    const origins = listInWords(step.commonOrigins.map(ref => this.name(ref)))
    const { kinds } = step
    return [
      ...(kinds.includes('related') ? [origins ? remarks.relatedBy(against, origins) : remarks.related(against)] : []),
      ...(step.commonOrigins.length > 0 && kinds.includes('unchanged') ? [remarks.unchanged(against, origins)] : []),
      ...(kinds.includes('split') ? [remarks.split(against)] : []),
      ...(kinds.includes('merged') ? [remarks.merged(against)] : []),
      ...(step.ended.length > 0
        ? [remarks.ended(listInWords(step.ended.map(({ number }) => number)), step.ended.length, against)]
        : []),
      ...(kinds.includes('restored') ? [remarks.restored] : []),
      ...(kinds.includes('inserted') ? [remarks.inserted] : []),
      ...(cell.state === 'present' && kinds.includes('only-here') ? [remarks.onlyHere] : []),
      ...(cell.state === 'present' && kinds.includes('not-comparable') ? [remarks.notComparable] : []),
    ]
  }

  /** The point's words against those from which it comes; null where that would not say anything, or mislead unasked. */
  #marked(
    { ref, document, point }: PlacedPoint,
    step: ComparisonStep,
    row: ComparisonRow,
    mark: Mark,
  ): readonly TextPart[] | null {
    const base = step.against === null ? undefined : this.#graph.document(step.against)
    if (!base || this.#marking === 'off') return null
    if (this.#marking !== 'on' && !wordLevelMarking(base, document).allowed) return null
    const counted = step.changes.filter(({ isAside }) => !isAside)
    const origins = counted.filter(({ to }) => pointKey(to) === pointKey(ref)).map(({ from }) => from)
    const heirs = counted.filter(({ from }) => origins.some(origin => pointKey(origin) === pointKey(from)))
    const isSplit = new Set(heirs.map(({ to }) => pointKey(to))).size > 1
    const isUnseen = counted.some(({ links }) => links.some(({ change }) => change === 'untraceable'))
    if (isSplit || isUnseen) return null
    const sources = origins.length > 0 ? origins : this.#onlyCounterpart(step, row)
    const texts = sources.flatMap(origin => this.#graph.point(origin)?.text ?? [])
    return texts.length === 0 ? null : mark(texts, point.text)
  }

  /** Where no change is recorded from one text to the other, one point is held against one point. */
  #onlyCounterpart(step: ComparisonStep, row: ComparisonRow): PointRef[] {
    const pointsOf = (id: string | null) => row.cells.find(({ document }) => document === id)?.points ?? []
    const [before, after] = [pointsOf(step.against), pointsOf(step.to)]
    return before.length === 1 && after.length === 1 ? before.map(({ ref }) => ref) : []
  }
}

/** The words of a point against those of the points before it; null where none are marked any more. */
type Mark = (before: readonly string[], after: string) => readonly TextPart[] | null

/** Marks words row by row from where somebody asks for it, as long as that takes no time from others. */
class RowMarking {
  readonly #rows: readonly ComparisonRow[]
  readonly #first: number
  readonly #marker = new WordMarker()
  /** Rows in which something was left unmarked. */
  #passed = 0
  #stopped: number | null = null

  constructor(rows: readonly ComparisonRow[], from: PointRef | null) {
    this.#rows = rows
    const asked = rows.findIndex(row => from !== null && pointKey(row.first) === pointKey(from))
    this.#first = Math.max(0, asked)
  }

  of(index: number): Mark {
    return (before, after) => {
      if (index >= this.#first && !this.#marker.isSpent) return this.#marker.mark(before.join('\n\n'), after)
      if (index < this.#first) this.#passed++
      else this.#stopped ??= index
      return null
    }
  }

  get limit(): MarkingLimit | null {
    if (this.#stopped === null && this.#passed === 0) return null
    const rows = this.#rows.length
    // A row that was begun and not finished is counted: asking from there again would come no further.
    const end = this.#stopped === null ? rows : Math.max(this.#stopped, this.#first + 1)
    return {
      text: words().comparison.marking.rows(this.#first + 1, end, rows),
      next: this.#rows[end]?.first ?? null,
    }
  }
}

/** Not being there, by how much is known of it: said to be left out, not found in a text that is known, or not known. */
function absenceOf(cell: ComparisonCell, step: ComparisonStep | undefined): ReportCell['absence'] {
  const gap = cell.gap ? words().documents.coverage[cell.gap].definition : ''
  const { cell: say } = words().comparison
  switch (cell.state) {
    case 'present':
      return null
    case 'dropped':
      return { label: say.dropped, text: gap }
    case 'unknown':
      return { label: say.notComparable, text: gap }
    case 'absent':
      return step?.kinds.includes('only-here')
        ? { label: say.noCounterpart, text: say.doesNotBuild }
        : { label: say.noSuccessor, text: say.noneComesFrom }
    case 'not-yet':
      return { label: say.notInThis, text: '' }
  }
}

/** Such as “First draft, counter-proposal and second draft compared”. */
export const comparisonTitle = ({ columns }: Pick<ComparisonReport, 'columns'>): string =>
  words().comparison.compared(listInWords(columns.map(({ document }) => document.shortTitle)))
