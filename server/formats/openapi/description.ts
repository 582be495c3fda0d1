import type { z } from 'zod'
import type { DescribedAddress, JsonOperation, QueryParameter } from './operation.ts'
import { SUBJECTS, UNPROMISED } from './operation.ts'
import { PROBLEM_TYPE, problemDetailsSchema } from './problem-details.ts'
import { AGE, CONDITIONAL, CURSORS, ERRORS, INTERFACE_VERSION, MOMENTS, PROMISE, WRITING } from './promise.ts'
import { componentSchemas, inlineSchema, type JsonSchema } from './schemas.ts'

// The description of the interface (OpenAPI 3.1), made from what the routes say of themselves.

/** Something that was really asked, and what was answered. */
export interface Example {
  /** What stands for each part of the pattern that begins with a colon. */
  readonly parts: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** What is sent along, where something is. */
  readonly sent?: unknown
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
      description: [...PROMISE, MOMENTS, CURSORS, CONDITIONAL, AGE, ERRORS, WRITING].join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl ?? '/' }],
    security: [],
    tags: Object.entries(SUBJECTS)
      .filter(([name]) => addresses.some(({ operation }) => operation.subject === name))
      .map(([name, description]) => ({ name, description })),
    paths: pathsOf(addresses, examples),
    components: {
      schemas: {
        ...componentSchemas(answersOf(addresses), { io: 'output', suffix: '', isOpen: true }),
        ...componentSchemas(bodiesOf(addresses), { io: 'input', suffix: SENT, isOpen: false, isIdOptional: true }),
      },
      responses: RESPONSES,
      headers: HEADERS,
      securitySchemes: { token: TOKEN },
    },
  }
}

export type OpenApiDescription = ReturnType<typeof openApiDescription>

/** A pattern as a description writes it: `/events/{id}.json`. */
export const pathOf = (pattern: string): string => pattern.replace(/:(\w+)/g, '{$1}')

const capitalised = (id: string): string => id.slice(0, 1).toUpperCase() + id.slice(1)

/** How the schema of an answer is called. */
export const answerName = ({ id, status }: JsonOperation, of: number = status): string =>
  `${capitalised(id)}Answer${of === status ? '' : of}`

/** After the names of what is sent, which may differ from what is answered. */
const SENT = 'Sent'

/** Schemas of the answers by their names, with that of failures. */
export const answersOf = (addresses: readonly DescribedAddress[]): Record<string, z.ZodType> => ({
  ...Object.fromEntries(
    addresses.flatMap(({ operation }) => [
      [answerName(operation), operation.answer] as const,
      ...Object.entries(operation.others).map(
        ([status, { schema }]) => [answerName(operation, Number(status)), schema] as const,
      ),
    ]),
  ),
  ProblemDetails: problemDetailsSchema,
})

const bodiesOf = (addresses: readonly DescribedAddress[]): Record<string, z.ZodType> =>
  Object.fromEntries(addresses.flatMap(({ operation: { id, body } }) => (body ? [[capitalised(id), body]] : [])))

/** By their paths, and under each by their methods. */
function pathsOf(addresses: readonly DescribedAddress[], examples: ReadonlyMap<string, Example>) {
  const paths: Record<string, Partial<Record<DescribedAddress['method'], DescribedOperation>>> = {}
  for (const address of addresses) {
    const path = pathOf(address.pattern)
    paths[path] = { ...paths[path], [address.method]: operationOf(address, examples) }
  }
  return paths
}

export type DescribedOperation = ReturnType<typeof operationOf>

function operationOf({ pattern, operation }: DescribedAddress, examples: ReadonlyMap<string, Example>) {
  const { id, subject, summary, asks, headers, body, isForWriters } = operation
  const example = examples.get(id)
  return {
    operationId: id,
    tags: [subject],
    summary,
    ...(UNPROMISED.includes(subject) && { description: SUBJECTS[subject], 'x-promise': 'none' }),
    ...(isForWriters && { security: [{ token: [] }] }),
    parameters: [
      ...partsOf(pattern, example),
      ...asks.map(parameter => queryParameter(parameter, example)),
      ...Object.entries(headers).map(([name, { description, isRequired }]) =>
        headerParameter(name, description, isRequired, example?.headers?.[name]),
      ),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: ref('schemas', capitalised(id) + SENT),
            ...(example?.sent !== undefined && { example: example.sent }),
          },
        },
      },
    }),
    responses: responsesOf(operation, example),
  }
}

function responsesOf(operation: JsonOperation, example: Example | undefined): Readonly<Record<string, object>> {
  const { status, others, mediaType, body, headers, isForWriters } = operation
  const isWrite = body !== null || 'If-Match' in headers
  return {
    [status]: {
      description: status === 201 ? 'It was added' : 'What was asked for',
      headers: { ETag: ref('headers', 'ETag'), 'Parley-As-Of': ref('headers', 'AsOf') },
      content: {
        [mediaType]: {
          schema: ref('schemas', answerName(operation)),
          ...(example && example.answer !== null && { example: example.answer }),
        },
      },
    },
    ...Object.fromEntries(
      Object.entries(others).map(([other, { description }]) => [
        other,
        { description, content: { [mediaType]: { schema: ref('schemas', answerName(operation, Number(other))) } } },
      ]),
    ),
    ...(!isWrite && { '304': ref('responses', 'NotModified') }),
    ...(isForWriters && { '401': ref('responses', 'NotSigned'), '403': ref('responses', 'NotAllowed') }),
    '404': ref('responses', 'NotThere'),
    ...('If-Match' in headers && { '412': ref('responses', 'Stale'), '428': ref('responses', 'WhichRevision') }),
    ...(isWrite && { '409': ref('responses', 'InTheWay'), '422': ref('responses', 'NotStorable') }),
    '429': ref('responses', 'TooMany'),
    default: ref('responses', 'Failure'),
  }
}

const headerParameter = (name: string, description: string, required: boolean, shown: string | undefined) => ({
  name,
  in: 'header',
  description,
  required,
  schema: { type: 'string' } as JsonSchema,
  ...(shown !== undefined && { example: shown as string | readonly string[] }),
})

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
  NotSigned: problem('There is no token, or it is not good any more'),
  NotAllowed: problem('The token, or the role of its owner, does not allow it'),
  InTheWay: problem('The id is taken, or others refer to the entry'),
  Stale: problem('The entry has changed since it was seen'),
  NotStorable: problem('Something that was sent can’t be stored as it is; “errors” say what'),
  WhichRevision: problem('If-Match is missing'),
  NotThere: problem('There is nothing of the kind, or not at the time that is read'),
  TooMany: {
    ...problem('Too many requests came from one address'),
    headers: { 'Retry-After': ref('headers', 'RetryAfter') },
  },
  Failure: problem('Something is wrong with the request, or with this site'),
}

const HEADERS = {
  ETag: { description: 'What this answer says', schema: { type: 'string' } },
  AsOf: {
    description:
      'There only while this site can’t reach its database: since this instant something may have been added that the answer does not hold',
    schema: { type: 'string', format: 'date-time' },
  },
  RetryAfter: { description: 'In seconds', schema: { type: 'integer' } },
}

const TOKEN = {
  type: 'http',
  scheme: 'bearer',
  description: 'A token from the page of an account, for what its scope and the role of its owner allow.',
}
