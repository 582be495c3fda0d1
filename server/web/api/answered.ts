import type { Response } from 'express'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { existing } from '../editing/writing.ts'
import type { PagedType } from '../site/entry-paths.ts'
import { allowReading } from '../site/json-answer.ts'
import { apiEntryPath } from './collections.ts'

/** What a program is answered, so that the same can be said again. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: object
}

/** The revision that an entry is at: what is to be sent back as If-Match. */
export const revisionTag = (version: number): string => `"${version}"`

/** An entry as it stands. */
export function entryAnswer(record: NegotiationRecord, type: PagedType, id: string, status = 200): Answered {
  const { entry, version } = existing(type, record, id)
  return {
    status,
    headers: {
      ETag: revisionTag(version),
      ...(status === 201 && { Location: apiEntryPath(type, id) }),
    },
    body: { type, revision: version, entry: inSchemaOrder(type, entry) },
  }
}

export function sendAnswered(res: Response, { status, headers, body }: Answered): void {
  allowReading(res)
  if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', 'no-store')
  res
    .status(status)
    .set(headers)
    .type('application/json')
    .send(`${JSON.stringify(body, null, 2)}\n`)
}
