import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { GLOSSARY, type GlossaryPart, glossaryTerms, termAnchor } from '../site/glossary.ts'
import { actorLink, type Link, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'

interface AboutPage {
  /** What stands on the page, in its order. */
  readonly contents: readonly SureLink[]
  readonly processes: readonly {
    readonly anchor: string
    readonly title: string
    readonly paragraphs: readonly string[]
    readonly scope: string
    readonly from: DateView
    /** Null while the record goes on. */
    readonly to: DateView | null
    readonly note: string
    readonly parties: readonly Link[]
    readonly mediators: readonly Link[]
  }[]
  readonly vocabularies: readonly {
    readonly id: string
    readonly title: string
    readonly terms: readonly (TermView & { readonly anchor: string; readonly grade: string | null })[]
  }[]
  readonly changesHref: string
}

export const ABOUT_TEMPLATE = template<AboutPage>('about/about')

/** Their terms are known by a letter or a number. */
const GRADED: ReadonlySet<GlossaryPart> = new Set(['reliability', 'credibility'])

const anchorOf = (process: string): string => `process-${process}`

/** As the template has them; the coverage is that of the first negotiation. */
const fixedParts = (): SureLink[] => {
  const { method, gradingOfSources, corrections, glossaryLong } = words().about
  return [
    { text: method, href: '#method' },
    { text: gradingOfSources, href: '#grading' },
    { text: corrections, href: '#corrections' },
    { text: glossaryLong, href: '#glossary' },
  ]
}

const contentsOf = (record: NegotiationRecord): SureLink[] => [
  ...record
    .list('process')
    .flatMap(({ id, title }, index) => [
      { text: title, href: `#${anchorOf(id)}` },
      ...(index === 0 ? [{ text: words().about.coverage, href: '#coverage' }] : []),
    ]),
  ...fixedParts(),
]

export const toAboutPage = (record: NegotiationRecord): AboutPage => ({
  contents: contentsOf(record),
  changesHref: pathsAt(record.moment).changes(),
  processes: record.list('process').map(process => ({
    anchor: anchorOf(process.id),
    title: process.title,
    paragraphs: paragraphsOf(process.summary),
    scope: process.scope,
    from: dateView(process.coverage.from),
    to: process.coverage.to === undefined ? null : dateView(process.coverage.to),
    note: process.coverage.note,
    parties: process.parties.map(id => actorLink(record, id)),
    mediators: process.mediators.map(id => actorLink(record, id)),
  })),
  vocabularies: (Object.keys(GLOSSARY) as GlossaryPart[]).map(part => {
    const terms = glossaryTerms(part, record)
    return {
      id: part,
      title: words().glossary[part],
      terms: Object.keys(terms).map(term => ({
        ...termView(terms, term),
        anchor: termAnchor(part, term),
        grade: GRADED.has(part) ? term : null,
      })),
    }
  }),
})
