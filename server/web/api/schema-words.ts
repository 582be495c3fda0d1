import type { JsonSchema } from '../../formats/openapi/schemas.ts'

/** What a parameter can be, in a few words. */
export function valuesInWords(schema: JsonSchema | undefined): string {
  if (schema === undefined) return ''
  if (schema['type'] === 'array') return `any of: ${valuesInWords(schema['items'] as JsonSchema)}`
  const values = schema['enum'] as readonly string[] | undefined
  if (values) return values.join(', ')
  if (schema['type'] === 'integer') return 'a whole number'
  if (schema['format'] === 'uri') return 'an address'
  if (schema['pattern'] === ID) return 'an id'
  const [example] = (schema['examples'] as readonly string[] | undefined) ?? []
  return example === undefined ? 'text' : `such as ${example}`
}

const ID = '^[a-z0-9]+(-[a-z0-9]+)*$'
