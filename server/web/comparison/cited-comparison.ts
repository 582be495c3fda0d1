import type { ComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { type ComparisonReport, comparisonTitle } from '../../domain/comparison/report.ts'
import { BLANKS } from '../site/named-revision.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'

/** How to cite a comparison as it is shown: with its revision, and an address under which it will always look like this. */
export function citedComparison(
  report: ComparisonReport,
  { site: { record, publicUrl }, query }: { readonly site: Site; readonly query: ComparisonQuery },
): string {
  const { moment } = record
  const container = record.find('record', 'record')?.title ?? 'Untitled record'
  const address = pathsAt({ ...moment, known: moment.known ?? BLANKS.instant }).compare({ ...query, show: null })
  const version = `revision ${BLANKS.sequenceInWords}, ${BLANKS.hash}`
  return `“${comparisonTitle(report)}”, in: ${container}. Parley, ${version}, ${BLANKS.day}. ${publicUrl ?? ''}${address}`
}
