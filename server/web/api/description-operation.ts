import { z } from 'zod'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { plain } from '../site/exported.ts'

export const DESCRIPTION: JsonOperation = plain(
  { id: 'description', subject: 'Record', summary: 'This description (OpenAPI 3.1)' },
  z.looseObject({
    openapi: z.string(),
    info: z.looseObject({ title: z.string(), version: z.string() }),
    paths: z.record(z.string(), z.looseObject({})),
  }),
)
