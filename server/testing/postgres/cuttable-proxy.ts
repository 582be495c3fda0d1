import { connect, createServer, type Socket } from 'node:net'

/** What becomes of something that is sent to the database. */
type Fate = 'passes' | 'is lost' | 'is not answered'

export interface CuttableProxy {
  /** The same database, through this proxy. */
  readonly url: string
  /** Breaks all connections, and the new ones too until it is mended. */
  cut(): void
  mend(): void
  /** From now on new connections lead to another server. */
  leadTo(database: string): void
  /** Decides on what is sent. Unless it passes, the connection breaks: at once, or when the answer comes. */
  decide: (sent: Buffer) => Fate
  /** While it is, nothing comes of which the database tells by itself. */
  isDeaf: boolean
  close(): Promise<void>
}

/** The first byte of a message that nobody has asked for (PostgreSQL, message formats). */
const NOTIFICATION = 'A'.charCodeAt(0)

/** Stands between a program and its database. */
export async function cuttableProxy(database: string): Promise<CuttableProxy> {
  let target = new URL(database)
  const clients = new Set<Socket>()
  let isCut = false
  const server = createServer(client => {
    if (isCut) {
      client.destroy()
      return
    }
    const behind = connect(Number(target.port), target.hostname)
    let isAnswered = true
    clients.add(client)
    client.on('data', sent => {
      const fate = proxy.decide(sent)
      if (fate === 'is lost') client.destroy()
      else behind.write(sent)
      isAnswered &&= fate === 'passes'
    })
    behind.on('data', answer => {
      if (!isAnswered) client.destroy()
      else if (!(proxy.isDeaf && answer[0] === NOTIFICATION)) client.write(answer)
    })
    for (const socket of [client, behind]) socket.on('error', () => {})
    client.on('close', () => {
      clients.delete(client)
      behind.destroy()
    })
    behind.on('close', () => client.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  const proxy: CuttableProxy = {
    url: Object.assign(new URL(database), { hostname: '127.0.0.1', port: String(address.port) }).href,
    decide: () => 'passes',
    isDeaf: false,
    cut: () => {
      isCut = true
      for (const client of clients) client.destroy()
    },
    mend: () => {
      isCut = false
    },
    leadTo: other => {
      target = new URL(other)
    },
    close: async () => {
      proxy.cut()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return proxy
}
