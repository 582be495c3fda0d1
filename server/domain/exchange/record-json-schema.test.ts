import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sourceSchema } from '../entries/source.ts'
import { aSource, documentOf, seedRecord } from '../testing/record-builder.ts'
import { recordDocumentChunks } from './record-document.ts'
import { recordJsonSchema } from './record-json-schema.ts'

it('is what data/record.schema.json says; `npm run schema` writes it', () => {
  const file = readFileSync(new URL('../../../data/record.schema.json', import.meta.url), 'utf8')
  expect(file).toBe(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`)
})

it('describes every type of entry, and every word of the closed lists', () => {
  const schema = recordJsonSchema() as { $defs: Record<string, { title: string; properties: Record<string, object> }> }
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:parley-record:1' })
  expect(schema.$defs['event']).toMatchObject({ title: 'Milestone', additionalProperties: false })
  expect(schema.$defs['event']?.properties['certainty']).toMatchObject({
    enum: expect.arrayContaining(['confirmed']),
    description: expect.stringContaining('disputed: '),
  })
  expect(JSON.stringify(schema).match(/"enum":\[[^\]]*\](?!,"description")/g)).toBeNull()
})

it('holds for what is exported, as a validator of another house judges it with its formats', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  addFormats.default(ajv)
  const isValid = ajv.compile(recordJsonSchema())
  const problemsOf = (document: unknown) => (isValid(document) ? [] : isValid.errors)
  expect(problemsOf(JSON.parse([...recordDocumentChunks(seedRecord())].join('')))).toEqual([])
  expect(problemsOf({})).not.toEqual([])

  const letters = fc.string({ unit: fc.constantFrom(...'aZ0-._~/?#[]@!$&()*+,;=%20|{}^`\\жїلא中é') })
  fc.assert(
    fc.property(fc.constantFrom('https', 'HTTP'), letters, (scheme, rest) => {
      const { entry } = aSource({ url: `${scheme}://новини.example/${rest}` })
      fc.pre(sourceSchema.safeParse(entry).success)
      expect(problemsOf(documentOf(aSource({ url: entry.url })))).toEqual([])
    }),
  )
})
