import type { RequestHandler } from 'express'
import { bibtexPieces } from '../../formats/references/bibtex.ts'
import { cslPieces } from '../../formats/references/csl-json.ts'
import { type Reference, referenceOf } from '../../formats/references/reference.ts'
import { risPieces } from '../../formats/references/ris.ts'
import { sendWhole } from '../http/chunked-answer.ts'
import { listQueryString } from '../lists/list-query.ts'
import { listDataAsked } from '../lists/list-request.ts'
import { allowReading } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { data, type Route } from '../site/route.ts'
import { findSources, SOURCE_LIST_FACETS } from './found-sources.ts'
import { SOURCES_AS_CSL } from './source-operations.ts'

// The list of sources for reference managers, with its filters.

interface ReferenceFormat {
  readonly extension: string
  readonly contentType: string
  readonly pieces: (references: Iterable<Reference>) => Iterable<string>
}

const FORMATS: readonly ReferenceFormat[] = [
  { extension: 'ris', contentType: 'application/x-research-info-systems; charset=utf-8', pieces: risPieces },
  { extension: 'bib', contentType: 'application/x-bibtex; charset=utf-8', pieces: bibtexPieces },
  { extension: 'csl.json', contentType: 'application/vnd.citationstyles.csl+json; charset=utf-8', pieces: cslPieces },
]

export const referenceRoutes: readonly Route[] = FORMATS.map(format =>
  data(`/sources.${format.extension}`, reading => references(format, reading), {
    about: 'The same sources for reference managers: RIS, BibTeX, CSL-JSON',
    json: format.extension === 'csl.json' ? SOURCES_AS_CSL : null,
  }),
)

const references =
  ({ extension, contentType, pieces }: ReferenceFormat, { site: current }: Reading): RequestHandler =>
  async (req, res) => {
    const { site, query } = listDataAsked(current, req, SOURCE_LIST_FACETS)
    const { record } = site
    allowReading(res)
      .set('Cache-Control', 'no-cache')
      .set('Content-Disposition', `attachment; filename="parley-sources-${record.head.seq}.${extension}"`)
    await sendWhole(site.cache, req, res, {
      key: pathsAt(record.moment).sourceReferences(extension, listQueryString(query)),
      seq: site.moments.current.head.seq,
      contentType,
      pieces: pieces(findSources(record, query).uses.map(({ source }) => referenceOf(source))),
      version: record.head.hash,
    })
  }
