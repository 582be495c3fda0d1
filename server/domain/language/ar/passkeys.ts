import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const passkeys: Texts<typeof en.passkeys> = {
  nothingWasChosen: 'لم يُختر شيء، أو استغرق الأمر وقتًا طويلًا. حاول مجددًا.',
  hasAPasskey: 'يوجد على هذا الجهاز مفتاح مرور لهذا الحساب بالفعل.',
  didNotWork: 'لم ينجح ذلك. حاول مجددًا أو اختر طريقة أخرى.',
}
