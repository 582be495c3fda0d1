import { expect, it } from 'vitest'
import { ROUTES } from '../app.ts'
import { seedRecord } from '../domain/testing/record-builder.ts'
import { addressesOf } from './site-addresses.ts'

const record = seedRecord()

it('has each entry with its data, its history and its picture', () => {
  const addresses = addressesOf(record, ROUTES)
  for (const { id } of record.list('event'))
    for (const path of [
      `/events/${id}`,
      `/events/${id}.json`,
      `/events/${id}/history`,
      `/embed/events/${id}`,
      `/cards/events/${id}.png`,
    ])
      expect(addresses, path).toContain(path)
})

it('leaves out what is answered to one person alone or made of what they send, and nothing else', () => {
  const of = (pattern: string) =>
    addressesOf(
      record,
      ROUTES.filter(route => route.pattern === pattern),
    ).size
  const left = ROUTES.filter(
    ({ method, who, pattern }) =>
      method === 'get' &&
      who === 'everybody' &&
      !/:title|^\/(join|login|live|api)\b/.test(pattern) &&
      // The record has none.
      !pattern.startsWith('/phases/:id') &&
      of(pattern) === 0,
  )
  expect([...new Set(left.map(({ pattern }) => pattern))].sort()).toEqual([
    '/compare.docx',
    '/embed',
    '/embed/compare',
    '/explore/:id.json',
    '/filters',
    '/oembed',
    '/phases',
    '/report',
    '/report/thanks',
    '/search.json',
    '/settings/negotiations',
  ])
})
