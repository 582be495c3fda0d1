import { page, type Route, write } from '../site/route.ts'
import { accept, commentOn, decide, setTime, stepAgain } from './deciding.ts'
import { deskPage } from './desk-page.ts'
import { DESK_FACETS } from './desk-query.ts'
import { reportAgain, reportForm, reportThanks, sendReport } from './report-form.ts'
import { reportedPage, settleReport } from './reported-page.ts'
import type { Reviewing } from './reviewing.ts'
import { editSuggestion, editSuggestionAgain, editSuggestionForm } from './suggestion-editing.ts'
import { suggestionPage } from './suggestion-page.ts'

const allBut = (known: readonly string[]) => (params: URLSearchParams) =>
  [...params.keys()].filter(name => !known.includes(name))

const FOR_CONTRIBUTORS = { who: 'contributor', mayBeCrawled: false } as const
const FOR_EDITORS = { who: 'editor', mayBeCrawled: false } as const

const step = (name: string, handler: Route<Reviewing>['handler'], who: 'contributor' | 'editor'): Route<Reviewing> =>
  write(`/desk/suggestions/:id/${name}`, handler, { who, again: stepAgain })

export const reviewRoutes: readonly Route<Reviewing>[] = [
  page('/desk', deskPage, { ...FOR_CONTRIBUTORS, ignores: allBut(['page', ...Object.keys(DESK_FACETS)]) }),
  page('/desk/suggestions/:id', suggestionPage, FOR_CONTRIBUTORS),
  page('/desk/suggestions/:id/edit', editSuggestionForm, FOR_CONTRIBUTORS),
  write('/desk/suggestions/:id/edit', editSuggestion, { again: editSuggestionAgain }),
  step('accept', accept, 'editor'),
  step('decide', decide, 'contributor'),
  step('time', setTime, 'editor'),
  step('comments', commentOn, 'contributor'),
  page('/desk/reports/:id', reportedPage, FOR_EDITORS),
  write('/desk/reports/:id', settleReport, { who: 'editor' }),
  page('/report', reportForm, { mayBeCrawled: false, ignores: allBut(['page']) }),
  write('/report', sendReport, { who: 'everybody', limit: 'reports', again: reportAgain }),
  page('/report/thanks', reportThanks, { mayBeCrawled: false }),
]
