import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { ROUTES } from '../app.ts'
import { answerName, answersOf } from '../formats/openapi/description.ts'
import type { DescribedAddress } from '../formats/openapi/operation.ts'
import { PROBLEM_TYPE } from '../formats/openapi/problem-details.ts'
import { componentSchemas } from '../formats/openapi/schemas.ts'
import { matcherOf } from '../web/http/pattern.ts'
import { describedIn } from '../web/site/route.ts'

// Every answer in JSON that a test gets is held against the description, more strictly than readers of it should be: what
// is answered and not described fails.

interface Answered {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** Throws for an answer that is not as it is described, or at an address that is not described at all. */
export function expectDescribed({ method, path, status, contentType, body }: Answered): void {
  const [mediaType = ''] = contentType.split(';')
  if (!/\bjson$/.test(mediaType) || method === 'HEAD' || body === '') return
  const told = `${method} ${path} (${status})`
  if (mediaType === PROBLEM_TYPE) {
    expectValid(told, 'ProblemDetails', body)
    return
  }
  const [pathname = ''] = path.split('?')
  const found = addresses().find(
    ({ matches, address }) => address.method === method.toLowerCase() && matches.test(pathname),
  )
  if (!found) throw new Error(`${told} answers JSON and is not described.`)
  const { operation } = found.address
  if (operation.mediaType !== mediaType)
    throw new Error(`${told} answers ${mediaType} and is described as ${operation.mediaType}.`)
  if (status !== operation.status && !(status in operation.others))
    throw new Error(`${told} is no status that is described.`)
  expectValid(told, answerName(operation, status), body)
}

function expectValid(told: string, schema: string, body: string): void {
  const validate = validatorOf(schema)
  if (validate(JSON.parse(body))) return
  const wrong = (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
  throw new Error(`${told} is not answered as it is described (${schema}):\n${wrong.join('\n')}`)
}

let made: { readonly matches: RegExp; readonly address: DescribedAddress }[] | undefined

const addresses = () => {
  made ??= describedIn(ROUTES).map(address => ({ address, matches: matcherOf(address.pattern) }))
  return made
}

let ajv: Ajv2020 | undefined

function validatorOf(name: string): ValidateFunction {
  if (ajv === undefined) {
    ajv = new Ajv2020({ strict: false, allErrors: false })
    addFormats.default(ajv)
    const schemas = componentSchemas(answersOf(describedIn(ROUTES)), { io: 'output', suffix: '', isOpen: false })
    ajv.addSchema({ $id: 'described', components: { schemas } })
  }
  const validate = ajv.getSchema(`described#/components/schemas/${name}`)
  if (!validate) throw new Error(`There is no schema “${name}”.`)
  return validate
}
