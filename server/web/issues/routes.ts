import { data, page, type Route } from '../site/route.ts'
import { issueJson, issuePage, issuesJson, issuesPage } from './issues-page.ts'

export const issueRoutes: readonly Route[] = [
  page('/issues', issuesPage),
  data('/issues.json', issuesJson),
  data('/issues/:id.json', issueJson, { about: 'One issue: its points, positions, states and milestones' }),
  page('/issues/:id', issuePage),
]
