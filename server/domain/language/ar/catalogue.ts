import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'
import { site } from './site.ts'

export const ar: Texts<typeof en> = { site }
