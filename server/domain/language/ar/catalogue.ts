import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'
import { about } from './about.ts'
import { actors } from './actors.ts'
import { bar } from './bar.ts'
import { calendar } from './calendar.ts'
import { cards } from './cards.ts'
import { changes } from './changes.ts'
import { clock } from './clock.ts'
import { comparison } from './comparison.ts'
import { data } from './data.ts'
import { dates } from './dates.ts'
import { deadlines } from './deadlines.ts'
import { documents } from './documents.ts'
import { drawing } from './drawing.ts'
import { edition } from './edition.ts'
import { embeds } from './embeds.ts'
import { entries } from './entries.ts'
import { errors } from './errors.ts'
import { events } from './events.ts'
import { explore } from './explore.ts'
import { glossary } from './glossary.ts'
import { history } from './history.ts'
import { issues } from './issues.ts'
import { lists } from './lists.ts'
import { overview } from './overview.ts'
import { pageWords } from './page-words.ts'
import { pages } from './pages.ts'
import { passkeys } from './passkeys.ts'
import { positions } from './positions.ts'
import { script } from './script.ts'
import { search } from './search.ts'
import { site } from './site.ts'
import { sources } from './sources.ts'
import { timeline } from './timeline.ts'
import { translations } from './translations.ts'
import { typing } from './typing.ts'

export const ar: Texts<typeof en> = {
  about,
  actors,
  bar,
  calendar,
  cards,
  changes,
  clock,
  comparison,
  data,
  dates,
  deadlines,
  documents,
  drawing,
  edition,
  embeds,
  entries,
  errors,
  events,
  explore,
  glossary,
  history,
  issues,
  lists,
  overview,
  pageWords,
  pages,
  passkeys,
  positions,
  script,
  search,
  site,
  sources,
  timeline,
  translations,
  typing,
}
