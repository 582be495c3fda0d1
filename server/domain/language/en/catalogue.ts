import { comparison } from './comparison.ts'
import { documents } from './documents.ts'
import { drawing } from './drawing.ts'
import { entries } from './entries.ts'
import { explore } from './explore.ts'
import { pages } from './pages.ts'
import { passkeys } from './passkeys.ts'
import { script } from './script.ts'
import { site } from './site.ts'
import { typing } from './typing.ts'

/** English, the source: what stands here stands in every other catalogue. */
export const en = {
  comparison,
  documents,
  drawing,
  entries,
  explore,
  pages,
  passkeys,
  script,
  site,
  typing,
}
