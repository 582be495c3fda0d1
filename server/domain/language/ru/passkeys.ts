import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const passkeys: Texts<typeof en.passkeys> = {
  nothingWasChosen: 'Ничего не выбрано, или прошло слишком много времени. Попробуйте ещё раз.',
  hasAPasskey: 'На этом устройстве уже есть ключ доступа к этой учётной записи.',
  didNotWork: 'Не получилось. Попробуйте ещё раз или другим способом.',
}
