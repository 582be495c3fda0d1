import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { boundConnections, connectionsAtMost } from './connections.ts'

let server: Server
const opened: Socket[] = []

afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy()
  server.close()
})

/** Asked for `/long`, it begins an answer that never ends. */
async function start(max: number) {
  server = createServer((req, res) => {
    connections.isAnswering(req, res)
    if (req.url === '/long') res.write('begun')
    else res.end('done')
  })
  const connections = boundConnections(server, max)
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return async (localAddress: string, path: string | null): Promise<Socket> => {
    const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined)
    opened.push(socket)
    await once(socket, 'connect')
    socket.write(path === null ? 'GET' : `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
    if (path !== null) await Promise.race([once(socket, 'data'), once(socket, 'close')])
    return socket
  }
}

const isGone = async (socket: Socket): Promise<boolean> => {
  socket.resume()
  if (!socket.closed) await Promise.race([once(socket, 'close'), new Promise(done => setTimeout(done, 200))])
  return socket.closed
}

test('where there is room for no more, an idle one of the address with the most is closed', async () => {
  const open = await start(4)
  const own = await open('127.0.0.2', '/')
  const long = await open('127.0.0.3', '/long')
  const halfAsked = await open('127.0.0.3', null)
  const idle = await open('127.0.0.3', '/')
  const newcomer = await open('127.0.0.4', '/')
  expect(await isGone(halfAsked)).toBe(true)
  expect(await Promise.all([own, long, idle, newcomer].map(isGone))).toEqual([false, false, false, false])
})

test('whoever has all at work is not let in once more, and makes room for others', async () => {
  const open = await start(3)
  const first = await open('127.0.0.3', '/long')
  const second = await open('127.0.0.3', '/long')
  const third = await open('127.0.0.3', '/long')
  expect(await isGone(await open('127.0.0.3', '/long'))).toBe(true)
  const newcomer = await open('127.0.0.4', '/')
  expect(await Promise.all([first, second, third, newcomer].map(isGone))).toEqual([true, false, false, false])
})

test('there are fewer than descriptors', () => {
  const { open_files } = (process.report.getReport() as { userLimits: { open_files: { soft: number | 'unlimited' } } })
    .userLimits
  expect(connectionsAtMost()).toBeLessThan(open_files.soft === 'unlimited' ? Number.POSITIVE_INFINITY : open_files.soft)
})
