import { id } from '../../domain/entries/fields.ts'
import type { QueryParameter } from '../../formats/openapi/operation.ts'

/** What a list takes that can be narrowed to one of several negotiations. */
export const ONE_NEGOTIATION: QueryParameter = { name: 'process', description: 'One negotiation.', schema: id }
