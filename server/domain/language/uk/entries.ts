import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const entries: Texts<typeof en.entries> = {
  counted: {
    record: plural('uk', { one: '# запис', few: '# записи', many: '# записів', other: '# запису' }),
    process: plural('uk', { one: '# переговори', few: '# переговори', many: '# переговорів', other: '# переговорів' }),
    phase: plural('uk', { one: '# етап', few: '# етапи', many: '# етапів', other: '# етапу' }),
    actor: plural('uk', { one: '# учасник', few: '# учасники', many: '# учасників', other: '# учасника' }),
    source: plural('uk', { one: '# джерело', few: '# джерела', many: '# джерел', other: '# джерела' }),
    event: plural('uk', { one: '# подія', few: '# події', many: '# подій', other: '# події' }),
    document: plural('uk', { one: '# документ', few: '# документи', many: '# документів', other: '# документа' }),
    position: plural('uk', { one: '# позиція', few: '# позиції', many: '# позицій', other: '# позиції' }),
    pointState: plural('uk', {
      one: '# стан пункту',
      few: '# стани пунктів',
      many: '# станів пунктів',
      other: '# стану пункту',
    }),
  },
}
