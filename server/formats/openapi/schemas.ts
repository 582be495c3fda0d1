import { z } from 'zod'
import { ENTRY_SCHEMAS, ENTRY_TYPE_TERMS, type EntryType } from '../../domain/entries/entries.ts'

// zod schemas as the JSON Schemas (draft 2020-12) of a description.

export type JsonSchema = Readonly<Record<string, unknown>>

/** How a schema is called in the description: `pointState` is `PointState`, `process` is `Negotiation`. */
export const nameOfEntry = (type: EntryType): string => {
  const name = type === 'process' ? 'negotiation' : type
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

interface Direction {
  /** Of what is sent, or of what is answered: what has a default may be left out of one. */
  readonly io: 'input' | 'output'
  /** After the name of every schema. */
  readonly suffix: string
  /** Whether entries may come without an id, which they are given. */
  readonly isIdOptional?: boolean
  /** Whether objects may have members that are not described, as answers will once something is added. */
  readonly isOpen: boolean
}

/**
 * Schemas by name, with every entry among them and each schema that carries an `id`, which refer to each other. What
 * `refine` checks can't be said in JSON Schema.
 */
export function componentSchemas(
  named: Readonly<Record<string, z.ZodType>>,
  { io, suffix, isOpen, isIdOptional = false }: Direction,
): Record<string, JsonSchema> {
  const names = new Map<z.core.$ZodType, string>()
  for (const [type, schema] of Object.entries(ENTRY_SCHEMAS)) names.set(schema, nameOfEntry(type as EntryType))
  for (const [name, schema] of Object.entries(named)) names.set(schema, name)
  const idOf = (schema: z.core.$ZodType) => {
    const own = z.globalRegistry.get(schema)?.id ?? names.get(schema)
    return own === undefined ? undefined : own + suffix
  }
  const all = { ...ENTRY_SCHEMAS, ...named }
  const { $defs } = z.toJSONSchema(z.object(all), {
    target: 'draft-2020-12',
    io,
    metadata: { get: idOnly(idOf) } as unknown as z.core.$ZodRegistry<{ id?: string }>,
    override: ({ zodSchema, jsonSchema }) => {
      const { id: _, ...meta } = z.globalRegistry.get(zodSchema) ?? {}
      Object.assign(jsonSchema, meta, titleOf(zodSchema))
    },
  })
  // One schema may answer in several places.
  const again = Object.entries(named)
    .map(([name, schema]) => [name + suffix, idOf(schema) ?? ''] as const)
    .filter(([name, own]) => name !== own)
    .map(([name, own]) => [name, { $ref: `#/components/schemas/${own}` }])
  const own = Object.fromEntries(
    Object.entries($defs ?? {}).map(([name, schema]) => {
      const tidy = tidied(schema, isOpen) as JsonSchema
      return [name, isIdOptional ? withoutIdRequired(tidy) : tidy]
    }),
  )
  return { ...Object.fromEntries(again), ...own }
}

const idOnly = (idOf: (schema: z.core.$ZodType) => string | undefined) => (schema: z.core.$ZodType) => {
  const id = idOf(schema)
  return id === undefined ? undefined : { id }
}

/** One schema that refers to none by name, such as that of a parameter. */
export const inlineSchema = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' })
  return tidied(rest, true) as JsonSchema
}

function titleOf(schema: unknown) {
  const type = Object.entries(ENTRY_SCHEMAS).find(([, of]) => of === schema)?.[0] as EntryType | undefined
  if (type === undefined) return {}
  const { label, definition } = ENTRY_TYPE_TERMS[type]
  return { title: label, description: definition }
}

const withoutIdRequired = (schema: JsonSchema): JsonSchema =>
  Array.isArray(schema['required']) ? { ...schema, required: schema['required'].filter(name => name !== 'id') } : schema

const NO_BOUNDS: readonly unknown[] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]

/** Without what says nothing here, and with references as a description writes them. */
function tidied(value: unknown, isOpen: boolean): unknown {
  if (Array.isArray(value)) return value.map(one => tidied(one, isOpen))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
      if ((key === '$id' || key === 'id' || key === '$schema') && typeof part === 'string') return []
      if (NO_BOUNDS.includes(part)) return []
      if (isOpen && key === 'additionalProperties' && part === false) return []
      if (key === '$ref' && typeof part === 'string') return [[key, part.replace('#/$defs/', '#/components/schemas/')]]
      return [[key, tidied(part, isOpen)]]
    }),
  )
}
