import type { z } from 'zod'
import type { DescribedAddress, JsonOperation, QueryParameter } from './operation.ts'
import { SUBJECTS, UNPROMISED } from './operation.ts'
import { PROBLEM_TYPE, problemDetailsSchema } from './problem-details.ts'
import { CONDITIONAL, CURSORS, ERRORS, INTERFACE_VERSION, MOMENTS, PROMISE } from './promise.ts'
import { componentSchemas, inlineSchema, type JsonSchema } from './schemas.ts'

// The description of the interface (OpenAPI 3.1), made from what the routes say of themselves.

/** Something that was really asked, and what was answered. */
export interface Example {
  /** What stands for each part of the pattern that begins with a colon. */
  readonly parts: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Null where it is too much to be shown. */
  readonly answer: unknown
}

export interface Described {
  readonly title: string
  /** Origin; null while the site knows none. */
  readonly publicUrl: string | null
  readonly addresses: readonly DescribedAddress[]
  /** By the name of the operation. */
  readonly examples: ReadonlyMap<string, Example>
}

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })

export function openApiDescription({ title, publicUrl, addresses, examples }: Described) {
  return {
    openapi: '3.1.1',
    info: {
      title: `Interface of “${title}”`,
      version: INTERFACE_VERSION,
      description: [...PROMISE, MOMENTS, CURSORS, CONDITIONAL, ERRORS].join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl ?? '/' }],
    security: [],
    tags: Object.entries(SUBJECTS)
      .filter(([name]) => addresses.some(({ operation }) => operation.subject === name))
      .map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(
      addresses.map(address => [pathOf(address.pattern), { get: operationOf(address, examples) }]),
    ),
    components: {
      schemas: componentSchemas(answersOf(addresses), { io: 'output', suffix: '', isOpen: true }),
      responses: RESPONSES,
      headers: HEADERS,
      securitySchemes: { token: TOKEN },
    },
  }
}

export type OpenApiDescription = ReturnType<typeof openApiDescription>

/** A pattern as a description writes it: `/events/{id}.json`. */
export const pathOf = (pattern: string): string => pattern.replace(/:(\w+)/g, '{$1}')

export const answerName = ({ id }: JsonOperation): string => `${id.slice(0, 1).toUpperCase()}${id.slice(1)}Answer`

/** Schemas of the answers by their names, with that of failures. */
export const answersOf = (addresses: readonly DescribedAddress[]): Record<string, z.ZodType> => ({
  ...Object.fromEntries(addresses.map(({ operation }) => [answerName(operation), operation.answer])),
  ProblemDetails: problemDetailsSchema,
})

function operationOf({ pattern, operation }: DescribedAddress, examples: ReadonlyMap<string, Example>) {
  const { id, subject, summary, asks, mediaType, isForWriters } = operation
  const example = examples.get(id)
  return {
    operationId: id,
    tags: [subject],
    summary,
    ...(UNPROMISED.includes(subject) && { description: SUBJECTS[subject], 'x-promise': 'none' }),
    ...(isForWriters && { security: [{ token: [] }] }),
    parameters: [...partsOf(pattern, example), ...asks.map(parameter => queryParameter(parameter, example))],
    responses: {
      '200': {
        description: 'What was asked for',
        headers: { ETag: ref('headers', 'ETag') },
        content: {
          [mediaType]: {
            schema: ref('schemas', answerName(operation)),
            ...(example && example.answer !== null && { example: example.answer }),
          },
        },
      },
      '304': ref('responses', 'NotModified'),
      ...(isForWriters && { '401': ref('responses', 'NotSignedIn') }),
      '404': ref('responses', 'NotThere'),
      '429': ref('responses', 'TooMany'),
      default: ref('responses', 'Failure'),
    },
  }
}

const PARTS: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>> = {
  id: { description: 'The id of the entry.', schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' } },
  document: { description: 'The id of the text.', schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' } },
  number: { description: 'The number of the point.', schema: { type: 'string' } },
}

const partsOf = (pattern: string, example: Example | undefined) =>
  [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...PARTS[name],
    ...(example?.parts[name] !== undefined && { example: example.parts[name] }),
  }))

function queryParameter({ name, description, schema, isRequired, isInOne }: QueryParameter, example?: Example) {
  const json = inlineSchema(schema)
  const shown = example?.query[name]
  const isList = json['type'] === 'array'
  return {
    name,
    in: 'query',
    description,
    ...(isRequired && { required: true }),
    schema: json,
    ...(isList && { style: 'form', explode: isInOne !== true }),
    ...(shown !== undefined && { example: isList ? shown.split(',') : shown }),
  }
}

const problem = (description: string) => ({
  description,
  content: { [PROBLEM_TYPE]: { schema: ref('schemas', 'ProblemDetails') } },
})

const RESPONSES = {
  NotModified: { description: 'Nothing in the answer has changed', headers: { ETag: ref('headers', 'ETag') } },
  NotSignedIn: problem('There is no token, or it is not good any more'),
  NotThere: problem('There is nothing of the kind, or not at the time that is read'),
  TooMany: {
    ...problem('Too many requests came from one address'),
    headers: { 'Retry-After': ref('headers', 'RetryAfter') },
  },
  Failure: problem('Something is wrong with the request, or with this site'),
}

const HEADERS = {
  ETag: { description: 'What this answer says', schema: { type: 'string' } },
  RetryAfter: { description: 'In seconds', schema: { type: 'integer' } },
}

const TOKEN = {
  type: 'http',
  scheme: 'bearer',
  description: 'A token from the page of an account, for what its scope and the role of its owner allow.',
}
