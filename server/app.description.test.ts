import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { ROUTES } from './app.ts'
import { openApiDescription, pathOf } from './formats/openapi/description.ts'
import { expectDescribed } from './testing/answers-described.ts'
import { describedIn } from './web/site/route.ts'

const description = openApiDescription({
  title: 'A record',
  publicUrl: null,
  addresses: describedIn(ROUTES),
  examples: new Map(),
})

describe('the description of the interface', () => {
  it('is right', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] })
    const found = await lintFromString({ source: JSON.stringify(description), absoluteRef: '/openapi.json', config })
    expect(found.map(({ ruleId, message, location: [at] }) => `${ruleId} ${at?.pointer}: ${message}`)).toEqual([])
  })

  it('tells of each address that answers JSON, and of no other', () => {
    const answering = ROUTES.filter(
      ({ method, answers, pattern }) =>
        method === 'get' && answers === 'data' && (/\.(\w+\.)?(geo)?json$/.test(pattern) || pattern === '/oembed'),
    )
    expect(Object.keys(description.paths).sort()).toEqual(answering.map(({ pattern }) => pathOf(pattern)).sort())
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
    expect(() => expectDescribed({ ...answer, path: '/a', status: 404, contentType, body: '{}' })).toThrow('title')
  })

  it('pass as they are described', () => {
    expect(() => expectDescribed({ ...answer, path: '/suggest.json', body: '{"suggestions":[]}' })).not.toThrow()
  })
})
