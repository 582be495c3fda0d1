import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import type { Source } from '../../domain/entries/source.ts'

/** A source as reference managers know it; dates hold as much as is known, the year first. */
export interface Reference {
  readonly id: string
  readonly kind: Source['kind']
  readonly title: string
  readonly publisher: string
  readonly published: readonly number[]
  readonly retrieved: readonly number[]
  readonly language: string
  readonly url: string | null
  readonly archiveUrl: string | null
  readonly locator: string | null
}

export const referenceOf = (source: Source): Reference => ({
  id: source.id,
  kind: source.kind,
  title: source.title,
  publisher: source.publisher,
  published: partsOf(source.published),
  retrieved: partsOf(source.retrieved ?? ''),
  language: source.language,
  url: source.url ?? null,
  archiveUrl: source.archiveUrl ?? null,
  locator: source.locator ?? null,
})

/** Year, month and day as far as they are certain: these formats have no word for doubt. */
function partsOf(edtf: string): number[] {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok || parsed.date.approximate || parsed.date.uncertain) return []
  const [date] = /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?(?=$|T)/.exec(edtf) ?? []
  return date?.split('-').map(Number) ?? []
}
