import { createConfig, lintFromString } from '@redocly/openapi-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from './app.ts'
import { type OpenApiDescription, pathOf } from './formats/openapi/description.ts'
import { expectDescribed } from './testing/answers-described.ts'
import { openTestSite, type TestSite } from './testing/test-site.ts'
import { describedIn } from './web/site/route.ts'

/** Outside the promise, of a kind that the shipped record has not, or too much to be shown. */
const WITHOUT_EXAMPLE = [
  'addPhase',
  'description',
  'explorer',
  'explorerMilestone',
  'oembed',
  'passkeyCreation',
  'passkeyRequest',
  'phase',
  'phaseHistory',
  'readDate',
  'readPhase',
  'recordSchema',
  'replacePhase',
  'restorePhase',
  'suggestions',
  'wholeRecord',
]

let site: TestSite
let text: string
let description: OpenApiDescription
beforeAll(async () => {
  site = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
  const { body } = await site.get('/api/openapi.json')
  text = body
  description = JSON.parse(body) as OpenApiDescription
  return () => site.close()
})

describe('the description of the interface', () => {
  it('is right, with its examples', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] })
    const found = await lintFromString({ source: text, absoluteRef: '/openapi.json', config })
    expect(found.map(({ ruleId, message, location: [at] }) => `${ruleId} ${at?.pointer}: ${message}`)).toEqual([])
  })

  it('has an example of each that the record can answer', () => {
    const without = Object.values(description.paths)
      .flatMap(methods => Object.values(methods))
      .filter(({ responses }) => !JSON.stringify(responses).includes('"example"'))
      .map(({ operationId }) => operationId)
      // What is taken out is not there to be shown, and no two of a record are the same.
      .filter(id => !/^(retract|merge)/.test(id))
    expect(without.sort()).toEqual(WITHOUT_EXAMPLE)
  })

  it('tells of each address that answers JSON, and of no other', () => {
    const answering = ROUTES.filter(
      ({ answers, pattern }) =>
        answers === 'data' &&
        (/\.(\w+\.)?(geo)?json(ld)?$/.test(pattern) || pattern === '/oembed' || pattern.startsWith('/api/1/')),
    ).map(({ method, pattern }) => `${method} ${pathOf(pattern)}`)
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method} ${path}`),
    )
    expect(described.sort()).toEqual(answering.sort())
  })

  it('calls no two of them the same', () => {
    const names = describedIn(ROUTES).map(({ operation }) => operation.id)
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
  })
})

describe('the answers of tests', () => {
  const answer = { method: 'GET', status: 200, contentType: 'application/json; charset=utf-8' }

  it.each([
    ['at an address that is not described', '/hidden.json', {}, 'is not described'],
    ['without what is described', '/suggest.json?type=actor', {}, 'suggestions'],
    ['with what is not described', '/suggest.json?type=actor', { suggestions: [], more: 1 }, 'more'],
  ])('fail %s', (_what, path, body, why) => {
    expect(() => expectDescribed({ ...answer, path, body: JSON.stringify(body) })).toThrow(why)
  })

  it('fail where a problem has no details', () => {
    const contentType = 'application/problem+json'
    expect(() => expectDescribed({ ...answer, path: '/a', status: 404, contentType, body: '{}' })).toThrow('type')
  })

  it('pass as they are described', () => {
    expect(() => expectDescribed({ ...answer, path: '/suggest.json', body: '{"suggestions":[]}' })).not.toThrow()
  })
})
