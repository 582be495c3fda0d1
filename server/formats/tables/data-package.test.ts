import { execFileSync } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

interface Field {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly categories?: readonly { readonly value: string }[]
}

interface Resource {
  readonly name: string
  readonly path: string
  readonly schema: {
    readonly fields: readonly Field[]
    readonly primaryKey?: readonly string[]
    readonly foreignKeys: readonly { readonly fields: [string]; readonly reference: { readonly resource: string } }[]
  }
}

let site: TestSite
let files: Record<string, string>
let resources: readonly Resource[]
beforeAll(async () => {
  site = await openTestSite()
  files = await download()
  resources = JSON.parse(files['datapackage.json'] ?? '').resources
  return () => site.close()
})

async function download(): Promise<Record<string, string>> {
  const answer = await fetch(`${site.url}/data/tables.zip`)
  const unzipped = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  return Object.fromEntries(Object.entries(unzipped).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
}

/** Read by another library than the one that writes them. */
const rowsOf = (path: string) => parse(files[path] ?? '', { bom: true, columns: true }) as Record<string, string>[]

const TYPES: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^[+-]?\d{4,}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
}

describe('the tables of the shipped record', () => {
  it('are what their description says', () => {
    expect(resources.map(({ name }) => name)).toContain('milestones')
    for (const { name, path, schema } of resources) {
      const data = rowsOf(path)
      const [names] = parse(files[path] ?? '', { bom: true, to: 1 }) as string[][]
      expect(names, name).toEqual(schema.fields.map(field => field.name))
      for (const { name: column, type, categories } of schema.fields) {
        const known = categories && new Set(categories.map(({ value }) => value))
        for (const row of data) {
          const cell = row[column] ?? ''
          if (cell === '') continue
          expect(cell, `${name}.${column}`).toMatch(TYPES[type] ?? /$^/)
          if (known) expect(known, `${name}.${column}`).toContain(cell)
        }
      }
      for (const key of [schema.primaryKey ?? []].filter(({ length }) => length > 0)) {
        const keys = data.map(row => key.map(column => row[column]).join('\n'))
        expect(new Set(keys).size, name).toBe(data.length)
      }
    }
  })

  it('refer to nothing that is not there', () => {
    for (const { name, path, schema } of resources)
      for (const { fields, reference } of schema.foreignKeys) {
        const ids = new Set(rowsOf(`${reference.resource}.csv`).map(({ id }) => id))
        for (const row of rowsOf(path)) {
          const cell = row[fields[0]] ?? ''
          if (cell !== '') expect(ids, `${name}.${fields[0]}`).toContain(cell)
        }
      }
  })

  it('have every column and every word in the codebook', () => {
    const told = new Set(rowsOf('codebook.csv').map(row => `${row['table']} ${row['column']} ${row['value']}`))
    for (const { name, schema } of resources)
      for (const { name: column, categories = [] } of schema.fields)
        for (const value of ['', ...categories.map(one => one.value)])
          expect(told).toContain(`${name} ${column} ${value}`)
  })

  it('are the same one by one', async () => {
    for (const { name, path } of resources) expect((await site.get(`/data/tables/${name}.csv`)).body).toBe(files[path])
  })
})

it('has the same bytes in every time zone', () => {
  const script = `import { createHash } from 'node:crypto'
    import { zipPieces } from '${new URL('../zip.ts', import.meta.url).href}'
    const hash = createHash('sha256')
    for await (const piece of zipPieces([{ name: 'a.txt', pieces: ['a', 'b'] }], '2025-11-23T23:30:00.000Z')) hash.update(piece)
    process.stdout.write(hash.digest('hex'))`
  const inZone = (TZ: string) =>
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ },
    })
  expect(inZone('Asia/Tokyo')).toBe(inZone('America/New_York'))
}, 30_000)
