import { createServer, type Socket } from 'node:net'
import { Client } from 'pg'

export interface Pooler {
  /** The same database, through it. */
  readonly url: string
  close(): Promise<void>
}

type Mode = 'transaction' | 'session'

/** Of which a message begins with its length alone. */
const IS_ASKED_FOR_TLS = 80_877_103
const AS_SENT = { getTypeParser: () => (value: unknown) => value }

/**
 * Hands out two connections to a database as poolers do: for as long as a transaction lasts, or a client's connection. Knows
 * statements without values alone (PostgreSQL, message formats).
 */
export async function startPooler(database: string, mode: Mode): Promise<Pooler> {
  const behind: Client[] = []
  for (let index = 0; index < 2; index++) {
    const client = new Client({ connectionString: database })
    await client.connect()
    behind.push(client)
  }
  const free = [...behind]
  const sockets = new Set<Socket>()

  async function answer(socket: Socket, held: Held, text: string): Promise<void> {
    // The one that was used last, if nobody else has it.
    held.client ??= free.pop()
    if (!held.client) throw new Error('No connection is free.')
    try {
      const results = [await held.client.query({ text, rowMode: 'array', types: AS_SENT })].flat()
      for (const { fields, rows, command } of results) {
        if (fields.length > 0) socket.write(described(fields))
        for (const row of rows) socket.write(message('D', Buffer.concat([int16(row.length), ...row.map(valued)])))
        socket.write(message('C', zeroEnded(command)))
        if (command === 'BEGIN') held.isInTransaction = true
        if (command === 'COMMIT' || command === 'ROLLBACK') held.isInTransaction = false
      }
    } catch (error) {
      socket.write(message('E', Buffer.from(`SERROR\0C42601\0M${(error as Error).message}\0\0`)))
    }
    if (mode === 'transaction' && !held.isInTransaction) giveBack(held)
    socket.write(ready())
  }

  function giveBack(held: Held): void {
    if (held.client) free.push(held.client)
    held.client = undefined
  }

  const server = createServer(socket => {
    const held: Held = { client: undefined, isInTransaction: false }
    let waiting: Buffer = Buffer.alloc(0)
    let hasBegun = false
    let turn = Promise.resolve()
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      turn.then(() => giveBack(held))
    })
    socket.on('data', data => {
      waiting = Buffer.concat([waiting, data])
      for (;;) {
        const start = hasBegun ? 1 : 0
        if (waiting.length < start + 4) return
        const end = start + waiting.readInt32BE(start)
        if (waiting.length < end) return
        const [kind, body] = [waiting.subarray(0, start).toString(), waiting.subarray(start + 4, end)]
        waiting = waiting.subarray(end)
        if (kind === 'Q') turn = turn.then(() => answer(socket, held, body.toString('utf8', 0, body.length - 1)))
        if (kind === 'X') socket.end()
        if (hasBegun) continue
        if (body.readInt32BE(0) === IS_ASKED_FOR_TLS) {
          socket.write('N')
          continue
        }
        hasBegun = true
        // Its own number, which is that of no process of the server.
        socket.write(
          Buffer.concat([message('R', int32(0)), message('K', Buffer.concat([int32(1), int32(1)])), ready()]),
        )
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return {
    url: Object.assign(new URL(database), { hostname: '127.0.0.1', port: String(address.port) }).href,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
      for (const client of behind) await client.end()
    },
  }
}

interface Held {
  client: Client | undefined
  isInTransaction: boolean
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

const zeroEnded = (text: string): Buffer => Buffer.from(`${text}\0`)
const message = (kind: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(kind), int32(body.length + 4), body])
const ready = (): Buffer => message('Z', Buffer.from('I'))

const valued = (value: unknown): Buffer =>
  value === null ? int32(-1) : Buffer.concat([int32(Buffer.byteLength(String(value))), Buffer.from(String(value))])

const described = (fields: readonly { readonly name: string; readonly dataTypeID: number }[]): Buffer =>
  message(
    'T',
    Buffer.concat([
      int16(fields.length),
      ...fields.map(({ name, dataTypeID }) =>
        Buffer.concat([zeroEnded(name), int32(0), int16(0), int32(dataTypeID), int16(-1), int32(-1), int16(0)]),
      ),
    ]),
  )
