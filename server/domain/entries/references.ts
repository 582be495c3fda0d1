import type { Entries, EntryType } from './entries.ts'

/** A reference from one entry to another, or to one point of a document; `path` says where it stands in the entry. */
export interface Reference {
  readonly type: EntryType
  readonly id: string
  readonly point?: string
  readonly path: string
}

/** Every reference that an entry holds, in the order of its fields. */
export function referencesOf<T extends EntryType>(type: T, entry: Entries[T]): Reference[] {
  const found: Reference[] = []
  collectors[type](entry, (to, id, path, point) => {
    if (id !== undefined) found.push(point === undefined ? { type: to, id, path } : { type: to, id, point, path })
  })
  return found
}

type Collect = (type: EntryType, id: string | undefined, path: string, point?: string) => void
type Collectors = { readonly [T in EntryType]: (entry: Entries[T], collect: Collect) => void }

const each = <I>(items: readonly I[], name: string, visit: (item: I, path: string) => void): void =>
  items.forEach((item, index) => {
    visit(item, `${name}.${index}`)
  })

const ids = (type: EntryType, list: readonly string[], name: string, collect: Collect): void =>
  each(list, name, (id, path) => collect(type, id, path))

const cited = (citations: readonly { source: string }[], name: string, collect: Collect): void =>
  each(citations, name, ({ source }, path) => collect('source', source, `${path}.source`))

const collectors: Collectors = {
  record: () => undefined,
  source: () => undefined,
  process: (process, collect) => {
    ids('actor', process.parties, 'parties', collect)
    ids('actor', process.mediators, 'mediators', collect)
    each(process.briefs, 'briefs', (brief, path) => cited(brief.citations, `${path}.citations`, collect))
  },
  phase: (phase, collect) => collect('process', phase.process, 'process'),
  actor: (actor, collect) => {
    collect('actor', actor.side, 'side')
    each(actor.offices, 'offices', (office, path) => collect('actor', office.for, `${path}.for`))
  },
  event: (event, collect) => {
    collect('process', event.process, 'process')
    each(event.participants, 'participants', ({ actor }, path) => collect('actor', actor, `${path}.actor`))
    each(event.documents, 'documents', ({ document }, path) => collect('document', document, `${path}.document`))
    each(event.quotes, 'quotes', ({ speaker, source }, path) => {
      collect('actor', speaker, `${path}.speaker`)
      collect('source', source, `${path}.source`)
    })
    each(event.accounts, 'accounts', ({ actor, source }, path) => {
      collect('actor', actor, `${path}.actor`)
      collect('source', source, `${path}.source`)
    })
    collect('actor', event.deadline?.setBy, 'deadline.setBy')
    ids('event', event.follows, 'follows', collect)
    cited(event.citations, 'citations', collect)
  },
  document: (document, collect) => {
    collect('process', document.process, 'process')
    each(document.authors, 'authors', ({ actor, source }, path) => {
      collect('actor', actor, `${path}.actor`)
      collect('source', source, `${path}.source`)
    })
    ids('actor', document.parties, 'parties', collect)
    ids('document', document.basedOn, 'basedOn', collect)
    collect('source', document.readAt, 'readAt')
    each(document.custody, 'custody', ({ actor, source }, path) => {
      collect('actor', actor, `${path}.actor`)
      collect('source', source, `${path}.source`)
    })
    each(document.points, 'points', (point, path) => {
      each(point.ancestors, `${path}.ancestors`, (ancestor, at) =>
        collect('document', ancestor.document, `${at}.document`, ancestor.number),
      )
      cited(point.citations, `${path}.citations`, collect)
    })
    each(document.dropped, 'dropped', (dropped, path) =>
      collect('document', dropped.document, `${path}.document`, dropped.number),
    )
    cited(document.citations, 'citations', collect)
  },
  position: (position, collect) => {
    collect('process', position.process, 'process')
    collect('actor', position.actor, 'actor')
    collect('document', position.about.document, 'about.document', position.about.point)
    collect('actor', position.speaker, 'speaker')
    collect('actor', position.quote?.speaker, 'quote.speaker')
    collect('source', position.quote?.source, 'quote.source')
    collect('event', position.event, 'event')
    cited(position.citations, 'citations', collect)
  },
  pointState: (state, collect) => {
    collect('process', state.process, 'process')
    collect('document', state.document, 'document', state.point)
    ids('actor', state.among, 'among', collect)
    collect('actor', state.assertedBy, 'assertedBy')
    cited(state.citations, 'citations', collect)
  },
}
