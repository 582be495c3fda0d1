import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const entries: Texts<typeof en.entries> = {
  counted: {
    record: plural('ar', {
      zero: 'لا سجلات',
      one: 'سجل واحد',
      two: 'سجلان',
      few: '# سجلات',
      many: '# سجلًا',
      other: '# سجل',
    }),
    process: plural('ar', {
      zero: 'لا مفاوضات',
      one: 'مفاوضات واحدة',
      two: 'مفاوضتان',
      few: '# مفاوضات',
      many: '# مفاوضة',
      other: '# مفاوضة',
    }),
    phase: plural('ar', {
      zero: 'لا مراحل',
      one: 'مرحلة واحدة',
      two: 'مرحلتان',
      few: '# مراحل',
      many: '# مرحلة',
      other: '# مرحلة',
    }),
    actor: plural('ar', {
      zero: 'لا أطراف',
      one: 'طرف واحد',
      two: 'طرفان',
      few: '# أطراف',
      many: '# طرفًا',
      other: '# طرف',
    }),
    source: plural('ar', {
      zero: 'لا مصادر',
      one: 'مصدر واحد',
      two: 'مصدران',
      few: '# مصادر',
      many: '# مصدرًا',
      other: '# مصدر',
    }),
    event: plural('ar', {
      zero: 'لا أحداث',
      one: 'حدث واحد',
      two: 'حدثان',
      few: '# أحداث',
      many: '# حدثًا',
      other: '# حدث',
    }),
    document: plural('ar', {
      zero: 'لا وثائق',
      one: 'وثيقة واحدة',
      two: 'وثيقتان',
      few: '# وثائق',
      many: '# وثيقة',
      other: '# وثيقة',
    }),
    position: plural('ar', {
      zero: 'لا مواقف',
      one: 'موقف واحد',
      two: 'موقفان',
      few: '# مواقف',
      many: '# موقفًا',
      other: '# موقف',
    }),
    pointState: plural('ar', {
      zero: 'لا حالات بنود',
      one: 'حالة بند واحدة',
      two: 'حالتا بندين',
      few: '# حالات بنود',
      many: '# حالة بند',
      other: '# حالة بند',
    }),
  },
}
