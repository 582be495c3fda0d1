import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const translations: Texts<typeof en.translations> = {
  human: 'Перевёл человек, не проверено.',
  humanReviewed: 'Перевёл человек, проверено.',
  machine: 'Переведено машиной, не проверено.',
  machineReviewed: 'Переведено машиной, проверил человек.',
  unknown: 'Кем переведено, не записано; не проверено.',
  unknownReviewed: 'Кем переведено, не записано; проверено.',
  stale: 'С тех пор оригинал изменился.',
  notYet: 'Ещё не переведено: это оригинал.',
  showOriginal: 'Показать оригинал',
}
