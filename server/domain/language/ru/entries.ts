import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const entries: Texts<typeof en.entries> = {
  counted: {
    record: plural('ru', { one: '# запись', few: '# записи', many: '# записей', other: '# записи' }),
    process: plural('ru', { one: '# переговоры', few: '# переговоров', many: '# переговоров', other: '# переговоров' }),
    phase: plural('ru', { one: '# этап', few: '# этапа', many: '# этапов', other: '# этапа' }),
    actor: plural('ru', { one: '# участник', few: '# участника', many: '# участников', other: '# участника' }),
    source: plural('ru', { one: '# источник', few: '# источника', many: '# источников', other: '# источника' }),
    event: plural('ru', { one: '# событие', few: '# события', many: '# событий', other: '# события' }),
    document: plural('ru', { one: '# документ', few: '# документа', many: '# документов', other: '# документа' }),
    position: plural('ru', { one: '# позиция', few: '# позиции', many: '# позиций', other: '# позиции' }),
    pointState: plural('ru', {
      one: '# состояние пункта',
      few: '# состояния пунктов',
      many: '# состояний пунктов',
      other: '# состояния пункта',
    }),
  },
}
