import { data, type Route } from '../site/route.ts'
import { readDate, suggestions } from './help.ts'
import { READ_DATE, SUGGESTIONS } from './help-operations.ts'

const FOR_FORMS = { who: 'contributor', mayBeCrawled: false } as const

export const formRoutes: readonly Route[] = [
  data('/read-date.json', () => readDate, { ...FOR_FORMS, json: READ_DATE }),
  data('/suggest.json', suggestions, { ...FOR_FORMS, json: SUGGESTIONS }),
]
