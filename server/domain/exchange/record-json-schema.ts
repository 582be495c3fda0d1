import { z } from 'zod'
import { ENTRY_SCHEMAS, ENTRY_TYPE_TERMS, type EntryType } from '../entries/entries.ts'
import { DOCUMENT_LISTS, recordDocumentSchema } from './record-document.ts'

// The record document as JSON Schema 2020-12, for tools that are not ours. What a schema can't say (that references lead
// somewhere, that a person speaks for somebody) is checked by the import.

/** `data/record.schema.json` is written from this by `parley schema`. */
export function recordJsonSchema(): Record<string, unknown> {
  const definitions = z.registry<{ id: EntryType }>()
  for (const type of Object.values(DOCUMENT_LISTS)) definitions.add(ENTRY_SCHEMAS[type], { id: type })
  const schema = z.toJSONSchema(recordDocumentSchema, {
    target: 'draft-2020-12',
    metadata: definitions,
    override: ({ zodSchema, jsonSchema }) => {
      const of = zodSchema as unknown as z.ZodType
      // Lengths, and what words mean, which the schemas were given with `meta`.
      Object.assign(jsonSchema, z.globalRegistry.get(of))
      const type = definitions.get(of)?.id
      if (type !== undefined) Object.assign(jsonSchema, titleOf(type))
    },
  })
  const { $schema, ...rest } = schema
  return {
    $schema,
    $id: 'urn:parley-record:1',
    title: 'Parley record, version 2',
    description:
      'The whole record of a negotiation: events, texts, positions and sources. All ids are of one namespace.',
    ...rest,
  }
}

function titleOf(type: EntryType): { title: string; description: string } {
  const { label, definition } = ENTRY_TYPE_TERMS[type]
  return { title: label, description: definition }
}
