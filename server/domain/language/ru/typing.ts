import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const typing: Texts<typeof en.typing> = {
  understoodAs: 'Понято как ',
  isLeftOut: text => `; «${text}» пропущено`,
}
