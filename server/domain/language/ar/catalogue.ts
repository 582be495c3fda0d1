import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'
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

export const ar: Texts<typeof en> = {
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
