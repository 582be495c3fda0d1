import type { RequestHandler } from 'express'
import {
  ACTOR_KINDS,
  CERTAINTIES,
  CREDIBILITIES,
  EVENT_KINDS,
  ISSUES,
  OCCURRENCES,
  PARTS,
  RELIABILITIES,
  SIGNIFICANCES,
  SOURCE_KINDS,
  TABLES,
} from '../domain/vocabulary.ts'
import { actorLink, dateView, paragraphsOf, termView } from './event-view.ts'
import type { PageSender, Site } from './page-sender.ts'
import { pathsAt } from './paths.ts'
import { siteAt } from './time-travel.ts'

const GLOSSARY = [
  { id: 'certainty', title: 'Certainty of a milestone', terms: CERTAINTIES },
  { id: 'reliability', title: 'Reliability of a source', terms: RELIABILITIES },
  { id: 'credibility', title: 'Credibility of a piece of information', terms: CREDIBILITIES },
  { id: 'significance', title: 'Significance', terms: SIGNIFICANCES },
  { id: 'occurrence', title: 'Occurrence', terms: OCCURRENCES },
  { id: 'kinds', title: 'Kinds of milestones', terms: EVENT_KINDS },
  { id: 'tables', title: 'Negotiating tables', terms: TABLES },
  { id: 'parts', title: 'Parts of participants', terms: PARTS },
  { id: 'issues', title: 'Issues', terms: ISSUES },
  { id: 'source-kinds', title: 'Kinds of sources', terms: SOURCE_KINDS },
  { id: 'actor-kinds', title: 'Kinds of actors', terms: ACTOR_KINDS },
]

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
      vocabularies: GLOSSARY.map(({ id, title, terms }) => ({
        id,
        title,
        terms: Object.keys(terms).map(term => termView(terms, term)),
      })),
    }
    pages.send(
      req,
      res,
      'about',
      { layout: { title: 'About this record', canonical: paths.about, moment: record.moment }, page },
      { key: paths.about },
    )
  }
