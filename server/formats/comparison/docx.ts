import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import {
  type ComparisonReport,
  comparisonTitle,
  type ReportCell,
  type ReportPoint,
} from '../../domain/comparison/report.ts'
import type { ReportSource } from '../../domain/comparison/report-sources.ts'
import type { TextPart } from '../../domain/comparison/word-diff.ts'
import { changeLine, dropLine, type ExportStamp, kindsLine, limitLine, stampLine } from './lines.ts'

/** A4, in twentieths of a point; the library turns it on its side. */
const A4 = { width: 11_906, height: 16_838 }
const MARGIN = 850
const TABLE_WIDTH = A4.height - 2 * MARGIN
const SHADE = { head: 'E4EDF0', row: 'F4F1E8' }
const RED = 'A3281C'
const GREEN = '17654D'
const SOFT = '565C5E'

type RunStyle = Pick<IRunOptions, 'bold' | 'italics' | 'color' | 'strike' | 'underline'>

const STYLE_OF: Readonly<Record<TextPart['kind'], RunStyle>> = {
  same: {},
  removed: { strike: true, color: RED },
  added: { underline: { type: 'single' }, color: GREEN },
}

/** A comparison as a landscape document for Word or LibreOffice: one table, its head repeated on every page. */
export async function comparisonDocx(report: ComparisonReport, stamp: ExportStamp): Promise<Buffer> {
  const { columns, rows, marking, all } = report
  const columnWidth = Math.floor(TABLE_WIDTH / columns.length)
  const title = comparisonTitle(report)
  const sources = numberedSources(report)

  const line = (text: string, run: RunStyle = {}): Paragraph =>
    new Paragraph({ spacing: { after: 40 }, children: runsOf(text, run) })
  const shaded = (fill: string) => ({ type: ShadingType.CLEAR, color: 'auto', fill })
  const cellOf = (children: readonly Paragraph[], fill?: string, span = 1): TableCell =>
    new TableCell({
      children: children.length > 0 ? [...children] : [new Paragraph('')],
      columnSpan: span,
      width: { size: columnWidth * span, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      ...(fill !== undefined && { shading: shaded(fill) }),
    })

  const pointTexts = ({ point, parts }: ReportPoint): Paragraph[] =>
    paragraphsOf(parts ?? [{ kind: 'same', text: point.text }]).map(
      paragraph =>
        new Paragraph({
          spacing: { after: 40 },
          children: paragraph.flatMap(({ kind, text }) => runsOf(text, STYLE_OF[kind])),
        }),
    )
  const body = (cell: ReportCell): Paragraph[] => [
    ...(cell.absence ? [line(cell.absence.label, { bold: true }), line(cell.absence.text, { color: SOFT })] : []),
    ...cell.points.flatMap(placed => [
      line(`${placed.ref.number}  ${placed.point.label}`, { bold: true }),
      ...pointTexts(placed),
      ...(placed.state
        ? [
            line(`${placed.state.isOpen ? 'Open: ' : ''}${placed.state.text}`, {
              bold: placed.state.isOpen,
              color: SOFT,
            }),
          ]
        : []),
      line(sourcesLine(placed, sources), { color: SOFT }),
    ]),
    ...cell.values.map(value => line(value, { bold: true })),
    ...[...cell.changes.map(change => changeLine(change, cell)), ...cell.drops.map(dropLine), ...cell.remarks].map(
      text => line(text, { italics: true, color: SOFT }),
    ),
  ]

  const head = new TableRow({
    tableHeader: true,
    children: columns.map(({ document, date, fidelity, availability, points }) =>
      cellOf(
        [
          line(document.shortTitle, { bold: true }),
          line(`${date}. ${fidelity.label}; ${availability.toLowerCase()}; ${points}.`),
        ],
        SHADE.head,
      ),
    ),
  })
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidth * columns.length, type: WidthType.DXA },
    columnWidths: columns.map(() => columnWidth),
    rows: [
      head,
      ...rows.flatMap(row => [
        new TableRow({
          cantSplit: true,
          children: [
            cellOf(
              [
                new Paragraph({
                  heading: HeadingLevel.HEADING_1,
                  keepNext: true,
                  children: [new TextRun(safe(row.label))],
                }),
                new Paragraph({
                  keepNext: true,
                  children: [
                    new TextRun({ text: kindsLine(row), bold: true }),
                    new TextRun({ text: safe(` · ${[row.significance ?? 'not graded', ...row.issues].join(' · ')}`) }),
                  ],
                }),
              ],
              SHADE.row,
              columns.length,
            ),
          ],
        }),
        new TableRow({ cantSplit: true, children: row.cells.map(cell => cellOf(body(cell))) }),
      ]),
    ],
  })

  const file = new Document({
    title: safe(title),
    creator: 'Parley',
    description: safe(stampLine(stamp)),
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 18 } },
        title: { run: { size: 32, bold: true } },
        heading1: { run: { size: 20, bold: true } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.END,
                children: [
                  new TextRun({
                    size: 16,
                    color: SOFT,
                    children: [
                      `Parley, revision ${stamp.sequence} (${stamp.hash.slice(0, 12)}) · `,
                      PageNumber.CURRENT,
                      ' / ',
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(safe(title))] }),
          line(stampLine(stamp), { color: SOFT }),
          ...(stamp.license ? [line(`Data: ${stamp.license}.`, { color: SOFT })] : []),
          ...(stamp.url ? [line(stamp.url, { color: SOFT })] : []),
          ...columns.map(({ document, sources }) =>
            line(`${document.title}. Sources: ${sources.join(', ') || 'none recorded'}.`),
          ),
          ...(marking.isWarned || marking.isOn ? marking.reasons.map(reason => line(reason, { italics: true })) : []),
          ...(marking.limit ? [line(limitLine(marking.limit), { italics: true })] : []),
          ...(rows.length < all.rows.length ? [line(`${rows.length} of ${all.rows.length} rows, as filtered.`)] : []),
          table,
          ...(sources.size > 0
            ? [
                new Paragraph({
                  heading: HeadingLevel.HEADING_1,
                  keepNext: true,
                  spacing: { before: 240 },
                  children: [new TextRun('Sources of the points')],
                }),
                ...[...sources.values()].map(sourceEntry),
              ]
            : []),
        ],
      },
    ],
  })
  return Packer.toBuffer(file)
}

type NumberedSource = ReportSource & { readonly number: number }

/** The sources of all points, in the order in which the table first names them. */
function numberedSources({ rows }: ComparisonReport): ReadonlyMap<string, NumberedSource> {
  const numbered = new Map<string, NumberedSource>()
  for (const source of rows.flatMap(({ cells }) =>
    cells.flatMap(({ points }) => points.flatMap(point => point.sources)),
  ))
    if (!numbered.has(source.id)) numbered.set(source.id, { ...source, number: numbered.size + 1 })
  return numbered
}

/** Such as “Sources: [1] B2, [4] C3.” */
function sourcesLine({ sources }: ReportPoint, numbered: ReadonlyMap<string, NumberedSource>): string {
  const marks = sources.map(({ id, grade }) => `[${numbered.get(id)?.number}] ${grade}`)
  return marks.length > 0 ? `${marks.length === 1 ? 'Source' : 'Sources'}: ${marks.join(', ')}` : 'No source of its own'
}

const linkTo = (url: string): ExternalHyperlink =>
  new ExternalHyperlink({
    link: safe(url),
    children: [new TextRun({ text: safe(url), underline: { type: 'single' } })],
  })

const sourceEntry = ({ number, title, publisher, date, url, locator }: NumberedSource): Paragraph =>
  new Paragraph({
    spacing: { after: 40 },
    indent: { left: 400, hanging: 400 },
    children: [
      new TextRun(safe(`[${number}] ${title}. ${publisher}, ${date}. ${locator === null ? '' : `${locator}. `}`)),
      ...(url === null ? [] : [linkTo(url)]),
    ],
  })

/** A blank line begins a new paragraph, whichever of the texts has it. */
function paragraphsOf(parts: readonly TextPart[]): TextPart[][] {
  const paragraphs: TextPart[][] = [[]]
  for (const { kind, text } of parts)
    for (const [index, piece] of text.split(/\n\s*\n/).entries()) {
      if (index > 0) paragraphs.push([])
      if (piece !== '') paragraphs.at(-1)?.push({ kind, text: piece })
    }
  return paragraphs.filter(paragraph => paragraph.length > 0)
}

/** A line break alone stays one. */
const runsOf = (text: string, style: RunStyle): TextRun[] =>
  safe(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...style, ...(index > 0 && { break: 1 }) }))

/** Without the characters that XML 1.0 cannot hold. */
const safe = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
