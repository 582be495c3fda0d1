import { afterEach, expect, it } from 'vitest'
import { type Pooler, startPooler } from '../testing/postgres/pooler.ts'
import { testDatabase } from '../testing/postgres/test-database.ts'
import { Connection } from './connection.ts'

const database = testDatabase()
const poolers: Pooler[] = []

afterEach(async () => {
  for (const pooler of poolers.splice(0)) await pooler.close()
})

async function through(mode: 'transaction' | 'session'): Promise<string> {
  const pooler = await startPooler(database.url, mode)
  poolers.push(pooler)
  return pooler.url
}

it('a pooler in transaction mode is refused in words: nobody could listen through it', async () => {
  const url = await through('transaction')
  await expect(Connection.open({ url })).rejects.toMatchObject({
    name: 'DatabaseError',
    message: expect.stringContaining('a pooler in transaction mode answers there'),
  })
})

it('one in session mode is as good as none', async () => {
  const connection = await Connection.open({ url: await through('session') })
  const [{ pid } = { pid: 0 }] = await connection.rows<{ pid: number }>('select pg_backend_pid() as pid')
  expect(connection.backend.pid).toBe(pid)
  await connection.close()
})
