import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpServer, drain } from '../http/http-server.ts'
import type { Others } from '../http/others.ts'
import type { Site } from './site.ts'

interface ServedSite {
  /** Without a slash at its end. */
  readonly url: string
  /** Finishes what is running; cuts off what is not done after the time limit. */
  stop(timeLimitMs: number): Promise<void>
}

/** Listens on the port; 0 is any that is free. Rejects with what the system says when it can't be had. */
export async function serveSite(
  { cache, search, live }: Site,
  app: RequestListener,
  { port, host } = { port: 0, host: '127.0.0.1' },
  others: Others | null = null,
): Promise<ServedSite> {
  const server = createHttpServer({ cache, app, others })
  server.listen(port, host)
  await once(server, 'listening')
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${(server.address() as AddressInfo).port}`,
    stop: async timeLimitMs => {
      search.stop()
      live.end()
      await drain(server, timeLimitMs)
    },
  }
}
