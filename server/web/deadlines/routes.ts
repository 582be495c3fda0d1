import { ignoredByNegotiationLists } from '../lists/negotiations.ts'
import { data, page, type Route } from '../site/route.ts'
import { DEADLINES } from './deadlines-operation.ts'
import { deadlinesCsv, deadlinesJson, deadlinesPage } from './deadlines-page.ts'

const LIST = 'What was due when, and what became of it'

export const deadlineRoutes: readonly Route[] = [
  page('/deadlines', deadlinesPage, { ignores: ignoredByNegotiationLists }),
  data('/deadlines.json', deadlinesJson, { about: LIST, json: DEADLINES }),
  data('/deadlines.csv', deadlinesCsv, { about: LIST }),
]
