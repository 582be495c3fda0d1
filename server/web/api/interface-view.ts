import type { DescribedOperation, OpenApiDescription } from '../../formats/openapi/description.ts'
import {
  AGE,
  CONDITIONAL,
  CURSORS,
  ERRORS,
  INTERFACE_VERSION,
  MOMENTS,
  PROMISE,
} from '../../formats/openapi/promise.ts'
import { LIMITS } from '../http/rate-limit.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { valuesInWords } from './schema-words.ts'

interface InterfacePage {
  readonly version: string
  readonly promise: readonly string[]
  readonly moments: string
  readonly cursors: string
  readonly conditional: string
  readonly age: string
  readonly errors: string
  readonly limits: { readonly reads: string; readonly pastReads: string; readonly writes: string }
  readonly subjects: readonly SubjectView[]
}

interface SubjectView {
  readonly name: string
  readonly anchor: string
  readonly about: string
  readonly operations: readonly OperationView[]
}

interface OperationView {
  readonly anchor: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly isForWriters: boolean
  readonly parameters: readonly ParameterView[]
  /** Null where the record holds nothing to be asked for. */
  readonly example: {
    /** Null where it is not only read. */
    readonly href: string | null
    readonly address: string
    /** Such as “If-Match: "812"”. */
    readonly headers: readonly string[]
    readonly sent: string | null
    readonly answer: string | null
  } | null
}

interface ParameterView {
  readonly name: string
  readonly where: string
  readonly isRequired: boolean
  readonly description: string
  readonly values: string
}

export const INTERFACE_TEMPLATE = template<InterfacePage>('api/api', { styles: 'texts' })

const inWords = (number: number): string => number.toLocaleString('en')

export function toInterfacePage(
  description: OpenApiDescription,
  { publicUrl }: Pick<Site, 'publicUrl'>,
): InterfacePage {
  const operations = Object.entries(description.paths)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
    .sort((a, b) => depthOf(a.path) - depthOf(b.path))
  return {
    version: INTERFACE_VERSION,
    promise: PROMISE,
    moments: MOMENTS,
    cursors: CURSORS,
    conditional: CONDITIONAL,
    age: AGE,
    errors: ERRORS,
    limits: {
      reads: inWords(LIMITS.reads),
      pastReads: inWords(LIMITS.pastReads),
      writes: inWords(LIMITS.writes),
    },
    subjects: description.tags.map(({ name, description: about }) => ({
      name,
      anchor: `of-${name.toLowerCase()}`,
      about,
      operations: operations
        .filter(({ operation }) => operation.tags[0] === name)
        .map(asked => operationView(asked, publicUrl ?? '')),
    })),
  }
}

/** Lists first, then what is in them. */
const depthOf = (path: string): number => path.split('/').length

interface Asked {
  readonly path: string
  readonly method: string
  readonly operation: DescribedOperation
}

function operationView({ path, method, operation }: Asked, origin: string): OperationView {
  const { operationId, summary, parameters, responses, requestBody } = operation
  const answer = Object.values(responses)
    .map(exampleIn)
    .find(example => example !== undefined)
  const href = answer === undefined ? null : exampleHref(path, parameters)
  return {
    anchor: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    isForWriters: 'security' in operation,
    parameters: parameters.map(({ name, in: where, required, description, schema }) => ({
      name,
      where: WHERE[where] ?? '',
      isRequired: required === true && where !== 'path',
      description: description ?? '',
      values: valuesInWords(schema),
    })),
    example:
      href === null
        ? null
        : {
            href: method === 'get' ? href : null,
            address: origin + href,
            headers: parameters.flatMap(({ name, in: where, example }) =>
              where === 'header' && example !== undefined ? [`${name}: ${example}`] : [],
            ),
            sent: inLines(exampleIn(requestBody)),
            answer: inLines(answer),
          },
  }
}

const WHERE: Readonly<Record<string, string>> = { path: 'in the path', header: 'in a header' }

const inLines = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value, null, 2))

function exampleIn(message: object | undefined): unknown {
  if (message === undefined || !('content' in message)) return undefined
  const [content] = Object.values(message.content as Readonly<Record<string, { readonly example?: unknown }>>)
  return content?.example
}

function exampleHref(path: string, parameters: DescribedOperation['parameters']): string {
  const query = new URLSearchParams()
  let asked = path
  for (const { name, in: where, example } of parameters) {
    if (example === undefined || where === 'header') continue
    if (where === 'path') asked = asked.replace(`{${name}}`, encodeURIComponent(String(example)))
    else query.append(name, [example].flat().join(','))
  }
  return query.size === 0 ? asked : `${asked}?${query}`
}
