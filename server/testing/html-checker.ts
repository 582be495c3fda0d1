import { HtmlValidate } from 'html-validate'

// What a checker of another house says of a page: HTML as its standard has it, and ARIA on top of it.

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // A group or a picture in SVG is named by nothing else.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A region that scrolls is a stop for the keyboard around one table or drawing, and no section with a heading. No cell
    // of a table may hold an element that is a heading, though one can be what a group of rows is called.
    'prefer-native-element': ['error', { exclude: ['region', 'heading'] }],
  },
})

/** What is wrong with a page, with line and column; empty when nothing is. */
export async function htmlComplaints(html: string): Promise<string[]> {
  const { results } = await checker.validateString(html)
  const found = results.flatMap(({ messages }) => messages)
  return [
    ...found.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
    ...wideRows(html),
  ]
}

/** Rows with more cells than the first of their table, which the checker does not count. */
function wideRows(html: string): string[] {
  return [...html.matchAll(/<table\b.*?<\/table>/gs)].flatMap(([table]) => {
    if (/ rowspan="/.test(table)) return []
    const widths = [...table.matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) => widthOf(row))
    return widths.some(width => width > (widths[0] ?? 0))
      ? [`rows of ${widths.join(', ')} cells: ${table.slice(0, 60)}`]
      : []
  })
}

const widthOf = (row: string): number =>
  [...row.matchAll(/<t[dh]\b[^>]*>/g)].reduce((sum, [cell]) => sum + Number(/ colspan="(\d+)"/.exec(cell)?.[1] ?? 1), 0)
