import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const glossary: Texts<typeof en.glossary> = {
  certainty: 'Достоверность события',
  reliability: 'Надёжность источника',
  credibility: 'Правдоподобность сообщения',
  significance: 'Значимость',
  occurrence: 'Состоялось ли',
  kinds: 'Виды событий',
  tables: 'Переговорные форматы',
  parts: 'Роли участников',
  'point-states': 'Состояния пункта',
  stances: 'Позиции',
  authorities: 'Кто говорит',
  'deadline-outcomes': 'Исходы сроков',
  'document-kinds': 'Виды текстов',
  'document-relations': 'Что произошло с текстом',
  availability: 'Что из текста опубликовано',
  fidelity: 'Чьими словами изложены пункты текста',
  custody: 'У кого текст',
  'point-changes': 'Что происходит с пунктом в следующем тексте',
  issues: 'Темы',
  'source-kinds': 'Виды источников',
  'actor-kinds': 'Виды участников',
}
