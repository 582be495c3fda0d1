import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
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
