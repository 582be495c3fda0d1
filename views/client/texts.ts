import { understandDates } from './forms/dates.ts'
import { rearrangeInPlace } from './forms/form.ts'
import { suggestNames } from './forms/suggestions.ts'
import { offerTablesOfNegotiation } from './forms/tables.ts'

// What the pages of forms need besides main.ts; the timeline does without it.

rearrangeInPlace(document)
understandDates(document)
offerTablesOfNegotiation(document)
suggestNames(document)
