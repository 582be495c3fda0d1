import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'

export interface TestDatabase {
  /** Of a database of its own. */
  readonly url: string
  /** What an administrator does beside the program. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>
  /** Takes away all tables. */
  clear(): Promise<void>
}

/** For tests: an empty database, made before all tests of a file and removed after them. */
export function testDatabase(): TestDatabase {
  const name = `parley_${randomBytes(6).toString('hex')}`
  let server = ''
  let url = ''
  let client: Client | undefined

  const atServer = async (statement: string) => {
    const administrator = new Client({ connectionString: server })
    await administrator.connect()
    await administrator.query(statement)
    await administrator.end()
  }
  const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => {
    if (client === undefined) {
      client = new Client({ connectionString: url })
      client.on('error', () => {
        client = undefined
      })
      await client.connect()
    }
    return (await client.query(text, values)).rows as Row[]
  }

  beforeAll(async () => {
    const answer = await fetch(inject('postgres'))
    server = await answer.text()
    if (!answer.ok) throw new Error(server)
    await atServer(`create database ${name} encoding 'UTF8' template template0`)
    url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  })
  afterAll(async () => {
    await client?.end()
    await atServer(`drop database ${name} with (force)`)
  })
  return {
    get url() {
      return url
    },
    query,
    clear: async () => {
      await query('drop schema if exists parley cascade')
    },
  }
}
