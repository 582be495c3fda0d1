import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { GLOSSARY, type GlossaryPart, termAnchor } from '../site/glossary.ts'
import { actorLink, type Link } from '../site/links.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'

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

/** Their terms are known by a letter or a number. */
const GRADED: ReadonlySet<GlossaryPart> = new Set(['reliability', 'credibility'])

export const toAboutPage = (record: NegotiationRecord): AboutPage => ({
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
})
