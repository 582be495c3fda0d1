import type { Request, RequestHandler } from 'express'
import { isCorrection } from '../../domain/changes/corrections.ts'
import { feedRows } from '../../domain/changes/feed-rows.ts'
import { WordMarker } from '../../domain/comparison/marked-words.ts'
import { ParameterReader, type ParsedQuery } from '../../domain/parameters/parameter-reader.ts'
import { sequence } from '../../domain/parameters/readings.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import { atomText } from '../../formats/atom.ts'
import type { Feed } from '../../formats/feed.ts'
import { jsonFeedText } from '../../formats/json-feed.ts'
import { askedOfData } from '../http/asked-query.ts'
import { queryOf } from '../http/request-query.ts'
import { feedPlaceOf } from '../site/feed-place.ts'
import { allowReading } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { paths } from '../site/paths.ts'
import { languageOfTexts, siteNameOf } from '../site/record-names.ts'
import type { Site } from '../site/site.ts'
import { feedEntry } from './feed-entries.ts'

/** What a feed is of, and how it is written. */
interface Kind {
  readonly path: string
  readonly contentType: string
  readonly name: string
  readonly description: string
  readonly isMeant: (revision: Revision) => boolean
  readonly page: string
  readonly write: (feed: Feed) => string
}

const ALL = {
  name: 'Changes',
  description: 'What was added, corrected, retracted and restored.',
  isMeant: () => true,
  page: paths.changes(),
}
const ATOM = { contentType: 'application/atom+xml; charset=utf-8', write: atomText }

const CHANGES_ATOM: Kind = { ...ALL, ...ATOM, path: '/changes.atom' }
const CHANGES_JSON: Kind = {
  ...ALL,
  path: '/changes.feed.json',
  contentType: 'application/feed+json; charset=utf-8',
  write: jsonFeedText,
}
const CORRECTIONS_ATOM: Kind = {
  ...ATOM,
  path: '/corrections.atom',
  name: 'Corrections',
  description: 'What readers must notice: what was corrected, retracted or restored after it was first recorded.',
  isMeant: isCorrection,
  page: paths.changes({ before: null, batch: null, kind: null, by: null, material: true }),
}

const feed =
  (kind: Kind) =>
  ({ site }: Reading): RequestHandler =>
  (req, res) => {
    const { before } = askedOfData(parseFeedQuery(req), {
      message: 'This feed could not be read.',
      unknown: name => `A feed takes no parameter “${name}”.`,
    })
    allowReading(res).set('Cache-Control', 'no-cache')
    site.cache.send(req, res, {
      key: addressOf(kind, before),
      seq: site.record.head.seq,
      contentType: kind.contentType,
      body: kind.write(toFeed(kind, site, before)),
    })
  }

/** `GET /changes.atom` */
export const changesAtom = feed(CHANGES_ATOM)
/** `GET /changes.feed.json` */
export const changesJsonFeed = feed(CHANGES_JSON)
/** `GET /corrections.atom`: what readers must notice, alone. */
export const correctionsAtom = feed(CORRECTIONS_ATOM)

function parseFeedQuery(req: Pick<Request, 'originalUrl'>): ParsedQuery<{ readonly before: number | null }> {
  const reader = new ParameterReader(queryOf(req))
  return reader.finish({ before: reader.read('before', sequence) })
}

const addressOf = ({ path }: Kind, before: number | null): string =>
  before === null ? path : `${path}?before=${before}`

function toFeed(kind: Kind, site: Site, before: number | null): Feed {
  const { record } = site
  const place = feedPlaceOf(site)
  const { origin, since, idOf } = place
  const { rows, before: earlier } = feedRows(record, kind.isMeant, before)
  const telling = { record, marker: new WordMarker() }
  const entries = rows.map(row => feedEntry(row, place, telling))
  return {
    id: idOf(kind.name.toLowerCase()),
    title: `${record.find('record', 'record')?.title ?? siteNameOf(record)}: ${kind.name.toLowerCase()}`,
    description: kind.description,
    language: languageOfTexts(record),
    updated: entries[0]?.updated ?? since,
    self: origin + addressOf(kind, before),
    page: origin + kind.page,
    earlier: earlier === null ? null : origin + addressOf(kind, earlier),
    current: before === null ? null : origin + kind.path,
    entries,
  }
}
