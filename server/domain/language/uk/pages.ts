import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const pages: Texts<typeof en.pages> = {
  asJson: 'У форматі JSON',
  asCsv: 'У форматі CSV',
  inTheTimeline: 'У хронології',
  correctThis: 'Виправити',
  retract: 'Відкликати',
  noneRecorded: 'У записі немає.',
  onThisPage: 'На цій сторінці',
  legend: 'Умовні позначення',
  issues: 'Питання',
  sources: 'Джерела',
  comma: ', ',
  semicolon: '; ',
  arrow: '→',
  quoted: text => `«${text}»`,
  and: ' і ',
}
