import { certainPartOf } from '../../domain/dates/certain-part.ts'
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

const partsOf = (edtf: string): number[] => certainPartOf(edtf).split('-').filter(Boolean).map(Number)
