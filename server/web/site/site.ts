import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { AssetLinks } from '../http/assets.ts'
import type { PageCache } from '../http/page-cache.ts'
import type { RenderPage } from './render.ts'
import type { SearchBuilder } from './search-builder.ts'
import type { Moments } from './time-travel.ts'

/** The site as a whole: what every page is made from. */
export interface Site {
  readonly record: NegotiationRecord
  readonly moments: Moments
  readonly cache: PageCache
  readonly search: SearchBuilder
  readonly render: RenderPage
  readonly assets: AssetLinks
  readonly mayWrite: boolean
  /** Origin of canonical links and citations; null leaves them out. */
  readonly publicUrl: string | null
  readonly now: () => Date
}
