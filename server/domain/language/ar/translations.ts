import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const translations: Texts<typeof en.translations> = {
  human: 'ترجمها إنسان ولم تُراجَع.',
  humanReviewed: 'ترجمها إنسان وروجعت.',
  machine: 'تُرجمت آليًا ولم تُراجَع.',
  machineReviewed: 'تُرجمت آليًا وراجعها إنسان.',
  unknown: 'لم يُسجَّل من ترجمها، ولم تُراجَع.',
  unknownReviewed: 'لم يُسجَّل من ترجمها، وقد روجعت.',
  stale: 'تغيّر الأصل منذئذ.',
  notYet: 'لم يُترجم بعد: هذا هو الأصل.',
  showOriginal: 'اعرض الأصل',
}
