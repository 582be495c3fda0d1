import type { RequestHandler } from 'express'
import { GLOSSARY, type GlossaryPart, termAnchor } from '../site/glossary.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import {
  actorLink,
  type DateView,
  dateView,
  type Link,
  paragraphsOf,
  type TermView,
  termView,
} from '../site/small-views.ts'
import { template } from '../site/template.ts'
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
      ABOUT_TEMPLATE,
      { layout: { ...PAGE_WORDS.about, canonical: paths.about, moment: record.moment }, page },
      { key: paths.about },
    )
  }
interface AboutPage {
  readonly processes: readonly {
    readonly title: string
    readonly paragraphs: readonly string[]
    readonly scope: string
    readonly from: DateView
    readonly to: DateView
    readonly note: string
    readonly parties: readonly Link[]
    readonly mediators: readonly Link[]
  }[]
  readonly vocabularies: readonly {
    readonly id: string
    readonly title: string
    readonly terms: readonly (TermView & { readonly anchor: string; readonly grade: string | null })[]
  }[]
}

export const ABOUT_TEMPLATE = template<AboutPage>('about/about')
