import { z } from 'zod'
import { ENTRY_SCHEMAS, type EntryType } from '../entries/entries.ts'
import * as vocabulary from '../entries/vocabulary.ts'
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
      // Lengths and descriptions that the schemas were given with `meta`.
      Object.assign(jsonSchema, z.globalRegistry.get(of))
      const words = of instanceof z.ZodEnum ? wordsOf(of.options) : undefined
      if (words !== undefined) jsonSchema.description = words
      const type = definitions.get(of)?.id
      if (type !== undefined) Object.assign(jsonSchema, titleOf(type))
    },
  })
  const { $schema, ...rest } = schema
  return {
    $schema,
    $id: 'urn:parley-record:1',
    title: 'Parley record, version 1',
    description:
      'The whole record of a negotiation: events, texts, positions and sources. All ids are of one namespace.',
    ...rest,
  }
}

function titleOf(type: EntryType): { title: string; description: string } {
  const { label, definition } = vocabulary.ENTRY_TYPE_TERMS[type]
  return { title: label, description: definition }
}

const vocabularies: Readonly<Record<string, vocabulary.Term>>[] = Object.values(vocabulary).filter(
  exported => typeof exported === 'object',
)

/** What each word of a closed list means; the list is known by its words. */
function wordsOf(options: readonly unknown[]): string | undefined {
  const terms = vocabularies.find(list => Object.keys(list).join(' ') === options.join(' '))
  return (
    terms &&
    Object.entries(terms)
      .map(([id, { definition }]) => `${id}: ${definition}`)
      .join('\n')
  )
}
