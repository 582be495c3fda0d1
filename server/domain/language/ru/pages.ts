import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const pages: Texts<typeof en.pages> = {
  asJson: 'В формате JSON',
  asCsv: 'В формате CSV',
  inTheTimeline: 'В хронологии',
  correctThis: 'Исправить',
  retract: 'Отозвать',
  noneRecorded: 'В записи нет.',
  onThisPage: 'На этой странице',
  legend: 'Условные обозначения',
  issues: 'Темы',
  sources: 'Источники',
  comma: ', ',
  semicolon: '; ',
  arrow: '→',
  quoted: text => `«${text}»`,
  and: ' и ',
}
