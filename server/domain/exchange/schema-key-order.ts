import { z } from 'zod'

// Journals keep entries as canonical JSON, whose keys are sorted. People read a document better in the order in which the
// fields are written down in the schema, and a stable order keeps exports comparable byte for byte.

/** Puts the keys of a valid value in the order of its schema; a value with keys that the schema leaves open gets them sorted. */
type KeyOrder = (value: unknown) => unknown

const asItIs: KeyOrder = value => value

export function keyOrderOf(schema: z.core.$ZodType): KeyOrder {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return keyOrderOf(schema.def.innerType)
  if (schema instanceof z.ZodArray) {
    const order = keyOrderOf(schema.def.element)
    return order === asItIs ? asItIs : value => (Array.isArray(value) ? value.map(order) : value)
  }
  if (schema instanceof z.ZodRecord) {
    const order = keyOrderOf(schema.def.valueType)
    return value => (isObject(value) ? rebuilt(value, Object.keys(value).sort(), () => order) : value)
  }
  if (schema instanceof z.ZodObject) {
    const orders = new Map(Object.entries(schema.shape).map(([key, of]) => [key, keyOrderOf(of as z.core.$ZodType)]))
    const keys = [...orders.keys()]
    return value => (isObject(value) ? rebuilt(value, keys, key => orders.get(key) ?? asItIs) : value)
  }
  return asItIs
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function rebuilt(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  orderOf: (key: string) => KeyOrder,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const key of keys) if (value[key] !== undefined) result[key] = orderOf(key)(value[key])
  return result
}
