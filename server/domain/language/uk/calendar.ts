import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

const MONTHS = 'січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень'

export const calendar: Texts<typeof en.calendar> = {
  months: {
    alone: MONTHS,
    of: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
    short: 'січ лют бер квіт трав черв лип серп вер жовт лист груд',
  },
  years: {
    long: year => `рік ${year}`,
    afterChrist: year => `${year} р. н. е.`,
    beforeChrist: year => `${year} р. до н. е.`,
  },
}
