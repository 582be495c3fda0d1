import type { ComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { type ComparisonReport, comparisonTitle } from '../../domain/comparison/report.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import { inLanguage } from '../http/readers-language.ts'
import { BLANKS } from '../site/named-revision.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'

/** How to cite a comparison as it is shown: with its revision, and an address under which it will always look like this. */
export function citedComparison(
  report: ComparisonReport,
  { site: { record, publicUrl }, query }: { readonly site: Site; readonly query: ComparisonQuery },
): string {
  const { moment } = record
  const { comparison } = words()
  const container = record.find('record', 'record')?.title ?? comparison.untitled
  const address = pathsAt({ ...moment, known: moment.known ?? BLANKS.instant }).compare({ ...query, show: null })
  const { sequenceInWords, hash, day } = BLANKS
  return comparison.cited(
    comparisonTitle(report),
    container,
    sequenceInWords,
    hash,
    day,
    `${publicUrl ?? ''}${inLanguage(address, readersLanguage())}`,
  )
}
