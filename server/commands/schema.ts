import { recordJsonSchema } from '../domain/exchange/record-json-schema.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type Command, print } from './command.ts'

export const schemaCommand: Command = {
  usage: '[FILE]',
  summary: 'Write the JSON Schema of record documents',
  details: 'JSON Schema 2020-12. data/record.schema.json is this, written by `npm run schema`.',
  options: {},
  positionals: { min: 0, max: 1 },

  async run({ positionals: [file] }, { stdout }) {
    const text = `${JSON.stringify(recordJsonSchema(), null, 2)}\n`
    if (file === undefined) stdout.write(text)
    else {
      await writeWhole(file, [text])
      print(stdout, `wrote the schema to ${file}`)
    }
    return true
  },
}
