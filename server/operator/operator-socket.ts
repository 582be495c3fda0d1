import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { DOCUMENT_LIMITS } from '../domain/exchange/parse-record-document.ts'
import { drain } from '../web/http/http-server.ts'
import type { Task } from './operator-tasks.ts'

// Where the commands of whoever runs the site reach it while it holds the journal: a socket beside the journal that this
// user alone may open. No network leads there, and no browser.

export interface OperatorSocket {
  /** Finishes what is running, for as long as that takes no more than a few seconds. */
  close(): Promise<void>
}

const DRAIN_LIMIT_MS = 10_000

type Tasks = Readonly<Record<string, Task>>

/** Rejects where there can be no such socket: a folder that is read-only, a path that is too long, another system. */
export async function openOperatorSocket(path: string, tasks: Tasks): Promise<OperatorSocket> {
  const server = createServer((req, res) => void answer(req, res, tasks))
  // Made in a folder that nobody else may enter, and put in its place when nobody else may open it.
  await mkdir(dirname(path), { recursive: true })
  const folder = await mkdtemp(join(dirname(path), '.op-'))
  try {
    const made = join(folder, 's')
    server.listen(made)
    await once(server, 'listening')
    await chmod(made, 0o600)
    await rename(made, path)
  } catch (error) {
    server.close()
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  server.unref()
  return { close: () => closed(server, path) }
}

async function closed(server: Server, path: string): Promise<void> {
  await rm(path, { force: true })
  await drain(server, DRAIN_LIMIT_MS)
}

async function answer(req: IncomingMessage, res: ServerResponse, tasks: Tasks): Promise<void> {
  const reply = (status: number, body: object) => {
    res.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
    res.end(JSON.stringify(body))
  }
  try {
    const sent = await bodyOf(req)
    const answered = req.method === 'POST' ? tasks[req.url ?? '']?.(sent) : undefined
    if (!answered)
      return reply(400, { kind: 'failed', message: 'The site that is running is of another version. Start it anew.' })
    reply(200, await answered)
  } catch (error) {
    reply(500, { kind: 'failed', message: `The site that is running could not do it: ${(error as Error).message}` })
  }
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > DOCUMENT_LIMITS.characters) throw new Error('the file is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
