import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

const MONTHS = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'

export const calendar: Texts<typeof en.calendar> = {
  months: {
    alone: MONTHS,
    of: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    short: 'янв фев мар апр май июн июл авг сен окт ноя дек',
  },
  years: {
    long: year => `год ${year}`,
    afterChrist: year => `${year} г. н. э.`,
    beforeChrist: year => `${year} г. до н. э.`,
  },
}
