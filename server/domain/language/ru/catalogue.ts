import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'
import { site } from './site.ts'

export const ru: Texts<typeof en> = { site }
