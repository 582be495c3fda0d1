import { z } from 'zod'
import { recordDocumentSchema } from '../../domain/exchange/record-document.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { plain } from '../site/exported.ts'

export const WHOLE_RECORD: JsonOperation = plain(
  { id: 'wholeRecord', subject: 'Record', summary: 'The whole record in one document, as it can be imported' },
  recordDocumentSchema,
)

export const RECORD_SCHEMA: JsonOperation = plain(
  { id: 'recordSchema', subject: 'Record', summary: 'The JSON Schema of that document' },
  z.object({ $schema: z.string(), $id: z.string() }).loose(),
  { mediaType: 'application/schema+json' },
)
