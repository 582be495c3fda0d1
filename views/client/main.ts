import { understandDates } from './dates.ts'
import { filterOnChange } from './filters.ts'
import { focusErrorSummary, guardSubmit, rearrangeInPlace } from './form.ts'
import { suggestNames } from './suggestions.ts'

// Every page works without this; it only makes the same things quicker.
filterOnChange(document)
focusErrorSummary(document)
guardSubmit(document)
rearrangeInPlace(document)
understandDates(document)
suggestNames(document)
