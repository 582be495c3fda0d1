import { data, page, type Route } from '../site/route.ts'
import { issuesJson, issuesPage } from './issue-list-page.ts'
import { ISSUE, ISSUES } from './issue-operations.ts'
import { issueJson, issuePage } from './issue-page.ts'

export const issueRoutes: readonly Route[] = [
  page('/issues', issuesPage),
  data('/issues.json', issuesJson, { json: ISSUES }),
  data('/issues/:id.json', issueJson, {
    about: 'One issue: its points, positions, states and milestones',
    json: ISSUE,
  }),
  page('/issues/:id', issuePage),
]
