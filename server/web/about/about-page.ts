import type { RequestHandler } from 'express'
import { actorLink, dateView, paragraphsOf, termView } from '../events/event-view.ts'
import { GLOSSARY, type GlossaryPart, termAnchor } from '../site/glossary.ts'
import type { PageSender, Site } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'

/** Their terms are known by a letter or a number. */
const GRADED: ReadonlySet<GlossaryPart> = new Set(['reliability', 'credibility'])

/** `GET /about`: scope, method, grading, corrections, and what every word means. */
export const aboutPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(current, req)
    const paths = pathsAt(record.moment)
    const page = {
      processes: record.list('process').map(process => ({
        title: process.title,
        paragraphs: paragraphsOf(process.summary),
        scope: process.scope,
        from: dateView(process.coverage.from),
        to: dateView(process.coverage.to),
        note: process.coverage.note,
        parties: process.parties.map(id => actorLink(record, id)),
        mediators: process.mediators.map(id => actorLink(record, id)),
      })),
      vocabularies: (Object.keys(GLOSSARY) as GlossaryPart[]).map(part => {
        const { title, terms } = GLOSSARY[part]
        return {
          id: part,
          title,
          terms: Object.keys(terms).map(term => ({
            ...termView(terms, term),
            anchor: termAnchor(part, term),
            grade: GRADED.has(part) ? term : null,
          })),
        }
      }),
    }
    pages.send(
      req,
      res,
      'about',
      { layout: { ...PAGE_WORDS.about, canonical: paths.about, moment: record.moment }, page },
      { key: paths.about },
    )
  }
