import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

const MONTHS = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'

export const calendar: Texts<typeof en.calendar> = {
  months: { alone: MONTHS, of: MONTHS, short: MONTHS },
  years: {
    long: year => `سنة ${year}`,
    afterChrist: year => `${year} م`,
    beforeChrist: year => `${year} ق.م`,
  },
}
