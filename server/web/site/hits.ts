import { presentOffice } from '../../domain/actors/office.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { DOCUMENT_KINDS } from '../../domain/entries/document.ts'
import { SOURCE_KINDS } from '../../domain/entries/source.ts'
import type { Found } from '../../domain/finding/finder.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { actorLink } from './links.ts'
import { kindTerm } from './own-terms.ts'
import { pathsAt } from './paths.ts'
import { termView } from './small-views.ts'

/** One thing that was found, as people and programs are told of it. */
export interface Hit {
  readonly id: string
  readonly href: string
  readonly title: string
  /** When, what kind, by whom: in one line. */
  readonly detail: string
  readonly text: string
}

export function hitOf(record: NegotiationRecord, found: Found): Hit {
  const paths = pathsAt(record.moment)
  switch (found.kind) {
    case 'milestones': {
      const { id, title, shortTitle, when, summary } = found.event
      const detail = inOneLine(dateInWords(when), kindTerm(record, found.event).label)
      return { id, href: paths.event(id), title: shortTitle ?? title, detail, text: summary }
    }
    case 'texts': {
      const { id, title, shortTitle, when, kind, summary } = found.document
      const name = title === shortTitle ? [] : [title]
      const detail = inOneLine(dateInWords(when), termView(DOCUMENT_KINDS, kind).label, ...name)
      return { id, href: paths.document(id), title: shortTitle, detail, text: summary }
    }
    case 'points': {
      const { document, point } = found
      const detail = inOneLine(words().search.point(point.number, document.shortTitle), dateInWords(document.when))
      const href = paths.point(document.id, point.number)
      return { id: `${document.id}/${point.number}`, href, title: point.label, detail, text: point.text }
    }
    case 'actors': {
      const { id, name, side, aliases, note } = found.actor
      const detail = inOneLine(
        presentOffice(found.actor)?.title,
        side && actorLink(record, side).text,
        aliases.join(', '),
      )
      return { id, href: paths.actor(id), title: name, detail, text: note ?? '' }
    }
    case 'issues': {
      const { id, label, definition } = found.issue
      return { id, href: paths.issue(id), title: label, detail: '', text: definition }
    }
    case 'sources': {
      const { id, title, publisher, published, kind } = found.source
      const detail = inOneLine(publisher, dateInWords(published), termView(SOURCE_KINDS, kind).label)
      return { id, href: paths.source(id), title, detail, text: '' }
    }
  }
}

const inOneLine = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ')
