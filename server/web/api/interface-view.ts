import type { OpenApiDescription } from '../../formats/openapi/description.ts'
import { CONDITIONAL, CURSORS, ERRORS, INTERFACE_VERSION, MOMENTS, PROMISE } from '../../formats/openapi/promise.ts'
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
  readonly example: { readonly href: string; readonly address: string; readonly answer: string | null } | null
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
    .map(([path, { get }]) => ({ path, get }))
    .sort((a, b) => depthOf(a.path) - depthOf(b.path))
  return {
    version: INTERFACE_VERSION,
    promise: PROMISE,
    moments: MOMENTS,
    cursors: CURSORS,
    conditional: CONDITIONAL,
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
        .filter(({ get }) => get.tags[0] === name)
        .map(({ path, get }) => operationView(path, get, publicUrl ?? '')),
    })),
  }
}

/** Lists first, then what is in them. */
const depthOf = (path: string): number => path.split('/').length

type Operation = OpenApiDescription['paths'][string]['get']

function operationView(path: string, operation: Operation, origin: string): OperationView {
  const { operationId, summary, parameters, responses } = operation
  const [content] = Object.values(responses['200'].content)
  const answer = content && 'example' in content ? content.example : undefined
  const href = answer === undefined ? null : exampleHref(path, parameters)
  return {
    anchor: operationId,
    method: 'GET',
    path,
    summary,
    isForWriters: 'security' in operation,
    parameters: parameters.map(({ name, in: where, required, description, schema }) => ({
      name,
      where: where === 'path' ? 'in the path' : '',
      isRequired: required === true,
      description: description ?? '',
      values: valuesInWords(schema),
    })),
    example: href === null ? null : { href, address: origin + href, answer: `${JSON.stringify(answer, null, 2)}` },
  }
}

function exampleHref(path: string, parameters: Operation['parameters']): string {
  const query = new URLSearchParams()
  let asked = path
  for (const { name, in: where, example } of parameters) {
    if (example === undefined) continue
    if (where === 'path') asked = asked.replace(`{${name}}`, encodeURIComponent(String(example)))
    else query.append(name, [example].flat().join(','))
  }
  return query.size === 0 ? asked : `${asked}?${query}`
}
