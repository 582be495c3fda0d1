import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const cards: Texts<typeof en.cards> = {
  timeline: title => `События во времени в виде столбиков; те, где есть ключевые, отмечены: ${title}`,
  compare: title => `Тексты рядом и что между ними изменилось: ${title}`,
  positions: title => `Участники по пунктам, со знаком для каждой публичной позиции: ${title}`,
  other: title => `Карточка: ${title}`,
}
