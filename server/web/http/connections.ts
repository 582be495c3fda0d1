import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

// Open connections take descriptors, without which neither a page nor the journal can be had. So there are never as many, and
// when there is no room for another, the address that holds the most has to make it.

/** The rest is for the journal and whatever else is opened. */
const PART_OF_DESCRIPTORS = 0.75
const MAX_CONNECTIONS = 10_000

interface SystemReport {
  readonly userLimits?: { readonly open_files?: { readonly soft: number | 'unlimited' } }
}

export function connectionsAtMost(): number {
  // The only way in which Node tells it.
  const report = process.report?.getReport() as SystemReport | undefined
  const descriptors = Number(report?.userLimits?.open_files?.soft)
  return Number.isNaN(descriptors) ? MAX_CONNECTIONS : Math.min(MAX_CONNECTIONS, descriptors * PART_OF_DESCRIPTORS)
}

export interface Connections {
  /** An answer that is under way keeps its connection. */
  isAnswering(req: IncomingMessage, res: ServerResponse): void
  closeUnused(): void
}

export function boundConnections(server: Server, max: number): Connections {
  /** By address, in the order in which they were opened. */
  const open = new Map<string, Set<Socket>>()
  const lastAnswer = new Map<Socket, ServerResponse>()
  let count = 0

  const isIdle = (socket: Socket) => lastAnswer.get(socket)?.writableFinished ?? true

  function makeRoom(newcomer: Socket): void {
    const most = [...open.values()].reduce((a, b) => (b.size > a.size ? b : a))
    const idle = [...most].find(socket => socket !== newcomer && isIdle(socket))
    // Whoever has them all at work waits for one of them.
    const leaving = idle ?? (most.has(newcomer) ? newcomer : [...most][0])
    leaving?.destroy()
  }

  server.on('connection', socket => {
    const address = socket.remoteAddress ?? ''
    const ofAddress = open.get(address) ?? new Set()
    open.set(address, ofAddress.add(socket))
    count++
    socket.once('close', () => {
      count--
      lastAnswer.delete(socket)
      ofAddress.delete(socket)
      if (ofAddress.size === 0 && open.get(address) === ofAddress) open.delete(address)
    })
    if (count > max) makeRoom(socket)
  })

  return {
    isAnswering: ({ socket }, res) => lastAnswer.set(socket, res),
    // One that a browser opened in advance and has not used counts as busy for Node.
    closeUnused: () => {
      for (const sockets of open.values()) for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    },
  }
}
