import { site } from './site.ts'

/** English, the source: what stands here stands in every other catalogue. */
export const en = { site }
