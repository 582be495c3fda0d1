import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const pages: Texts<typeof en.pages> = {
  asJson: 'بصيغة JSON',
  asCsv: 'بصيغة CSV',
  inTheTimeline: 'في التسلسل الزمني',
  correctThis: 'صحح هذا',
  retract: 'اسحب',
  noneRecorded: 'لا شيء مسجل.',
  onThisPage: 'في هذه الصفحة',
  legend: 'مفتاح الرموز',
  issues: 'القضايا',
  sources: 'المصادر',
  comma: '، ',
  semicolon: '؛ ',
  arrow: '←',
  quoted: text => `«${text}»`,
  and: ' و',
}
