import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './postgres-server.ts'

// One database server for all tests of a run: started when the first of them asks for it, stopped after the last.

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where tests ask for the address of the server. */
    readonly postgres: string
  }
}

// biome-ignore lint/style/noDefaultExport: this is how the runner takes it.
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env['DATABASE_URL']
  // No program that is tried may take it for its own.
  delete process.env['DATABASE_URL']
  let starting: Promise<PostgresServer> | undefined
  const urlOfServer = async () => {
    starting ??= startPostgres()
    return (await starting).url
  }
  const door = createServer(async (_request, response) => {
    try {
      response.end(named || (await urlOfServer()))
    } catch (error) {
      response.writeHead(500).end((error as Error).message)
    }
  })
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  project.provide('postgres', `http://127.0.0.1:${address.port}`)
  return async () => {
    door.closeAllConnections()
    door.close()
    await (await starting?.catch(() => undefined))?.remove()
  }
}
