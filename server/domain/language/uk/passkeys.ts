import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const passkeys: Texts<typeof en.passkeys> = {
  nothingWasChosen: 'Нічого не вибрано, або минуло забагато часу. Спробуйте ще раз.',
  hasAPasskey: 'На цьому пристрої вже є ключ доступу до цього облікового запису.',
  didNotWork: 'Не вдалося. Спробуйте ще раз або іншим способом.',
}
