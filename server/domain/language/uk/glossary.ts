import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const glossary: Texts<typeof en.glossary> = {
  certainty: 'Достовірність події',
  reliability: 'Надійність джерела',
  credibility: 'Правдоподібність повідомлення',
  significance: 'Значущість',
  occurrence: 'Чи відбулося',
  kinds: 'Види подій',
  tables: 'Переговорні формати',
  parts: 'Ролі учасників',
  'point-states': 'Стани пункту',
  stances: 'Позиції',
  authorities: 'Хто говорить',
  'deadline-outcomes': 'Наслідки термінів',
  'document-kinds': 'Види текстів',
  'document-relations': 'Що сталося з текстом',
  availability: 'Що з тексту оприлюднено',
  fidelity: 'Чиїми словами викладено пункти тексту',
  custody: 'Хто має текст',
  'point-changes': 'Що стається з пунктом у наступному тексті',
  issues: 'Питання',
  'source-kinds': 'Види джерел',
  'actor-kinds': 'Види учасників',
}
