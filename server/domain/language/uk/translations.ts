import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const translations: Texts<typeof en.translations> = {
  human: 'Переклала людина, не перевірено.',
  humanReviewed: 'Переклала людина, перевірено.',
  machine: 'Перекладено машиною, не перевірено.',
  machineReviewed: 'Перекладено машиною, перевірила людина.',
  unknown: 'Ким перекладено, не записано; не перевірено.',
  unknownReviewed: 'Ким перекладено, не записано; перевірено.',
  stale: 'Відтоді оригінал змінився.',
  notYet: 'Ще не перекладено: це оригінал.',
  showOriginal: 'Показати оригінал',
}
